using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server;
using Hotline.Tests.Support;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

/// <summary>A question of when something was, whose choices stand for months, takes a span, a month or a day for the choice that it falls into.</summary>
public sealed class MonthsAgoTests
{
    [Theory]
    [InlineData("5 months ago", "middle")]
    [InlineData("полгода", "middle")]
    [InlineData("уже пять месяцев", "middle")]
    [InlineData("уч ой олдин", "recent")]
    [InlineData("в январе", "recent")]
    [InlineData("март ойида", "now")]
    [InlineData("вчера", "now")]
    [InlineData("ду сол пеш", "old")]
    [InlineData("2", "recent")]
    [InlineData("не платят пять месяцев", "middle")]
    [InlineData("последний раз в январе", "recent")]
    [InlineData("с января не платят", "recent")]
    [InlineData("last paid in October", "middle")]
    [InlineData("we got paid yesterday", "now")]
    [InlineData("бес айдан бері төлемеді", "middle")]
    [InlineData("беш ай болду", "middle")]
    [InlineData("uch oydan beri to'lashmadi", "recent")]
    [InlineData("уч ойдан бери беришмаяпти", "recent")]
    [InlineData("панҷ моҳ шуд надоданд", "middle")]
    [InlineData("never", "never")]
    public void Time_in_own_words_is_the_choice_it_falls_into(string text, string choice) => Assert.Equal(choice, Asked().Say(text).State.Slots["paid"]);

    [Theory]
    [InlineData("1-5 месяцев")]
    [InlineData("давно не платят")]
    [InlineData("5 месяцев работаю и ни разу не платили")]
    [InlineData("через 2 месяца")]
    [InlineData("обещали в декабре")]
    [InlineData("заплатят в мае")]
    [InlineData("работаю 5 месяцев")]
    [InlineData("будут деньги в мае")]
    [InlineData("они платят в мае")]
    [InlineData("say they pay in December")]
    [InlineData("they will pay in May")]
    [InlineData("working here 5 months")]
    [InlineData("мамырда төлейді")]
    [InlineData("желтоқсанда береміз деді")]
    [InlineData("бес ай жұмыс істедім")]
    [InlineData("майда төлөйт")]
    [InlineData("беш ай иштедим")]
    [InlineData("dekabrda beraman dedi")]
    [InlineData("mayda to'laydi")]
    [InlineData("besh oy ishladim")]
    [InlineData("майда тўлайди")]
    [InlineData("беш ой ишладим")]
    [InlineData("дар май медиҳанд")]
    [InlineData("панҷ моҳ кор кардам")]
    public void What_does_not_say_one_time_is_asked_again(string text)
    {
        var talk = Asked().Say(text);

        Assert.Equal("f.paid", talk.Node);
        Assert.False(talk.State.Slots.ContainsKey("paid"));
    }

    [Fact]
    public void Every_month_belongs_to_one_choice_of_the_shipped_question_about_pay()
    {
        var question = Shipped.Publication.Compiled.Question(new NodeRef("unpaid_wages", "paid_last"))!;

        Assert.Equal(["this_month", "months_1_3", "months_4_10", "months_11"], Enumerable.Range(0, 200).Select(m => question.ByMonthsAgo(m)!.Id).Distinct());
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1-3", 1, 3)]
    [InlineData("11+", 11, null)]
    public void Spans_are_written_in_three_ways(string text, int from, int? to) => Assert.Equal(new MonthSpan(from, to), MonthSpan.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("3-1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-3+")]
    [InlineData("one")]
    [InlineData("1-2-3")]
    [InlineData("99999999999")]
    public void Anything_else_is_none(string text) => Assert.Null(MonthSpan.Read(text));

    [Theory]
    [InlineData("ago: \"1-3\"", "ago: \"3 months\"", "'3 months' is no number of months. Write \"0\" for this month, \"1-3\", or \"11+\" for 11 and more.")]
    [InlineData("ago: \"4-10\"", "ago: \"3-10\"", "'ago:' of 'months_4_10' and of 'months_1_3' share a month. Let each month belong to one.")]
    public void A_wrong_span_is_named_with_what_to_write(string right, string wrong, string sentence)
    {
        var source = PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales"));
        var broken = PublicationSource.From(source.Files.Select(f => KeyValuePair.Create(f.Key, f.Value.Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Contains(PublicationReader.Read(broken, new ReadOptions { Channels = ChannelModules.Table }).Faults, f => f.Message == sentence && f.File == "dialogs/unpaid_wages.yaml");
    }

    private static Talk Asked() => new Talk(Form(b => b.Ask("paid", "When were you last paid?", "paid", otherwise: "fin", again: 3, choices:
    [
        Pick("now", "This month") with { Ago = new MonthSpan(0, 0) },
        Pick("recent", "1–3 months ago") with { Ago = new MonthSpan(1, 3) },
        Pick("middle", "4–10 months ago") with { Ago = new MonthSpan(4, 10) },
        Pick("old", "11 months ago or more") with { Ago = new MonthSpan(11, null) },
        Pick("never", "Never"),
    ]).Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();
}
