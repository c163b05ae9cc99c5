using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

/// <summary>Words that may be about this or that are not guessed at: the likely topics are offered first, and then all.</summary>
public sealed class TopicChoiceTests
{
    private const string Unclear = "they gave me neither the pay nor the papers";

    [Fact]
    public void What_the_first_words_leave_in_doubt_is_asked_at_the_menu_with_the_likely_topics_alone()
    {
        var talk = First(0.45, "documents");

        Assert.Equal("topics.topic", talk.Node);
        Assert.Equal(["What happened?"], talk.Said);
        Assert.Equal(["unpaid_wages", "documents", "rest"], Offered(talk));
    }

    [Theory]
    [InlineData("1", "unpaid_wages")]
    [InlineData("2", "documents")]
    [InlineData("2. Papers", "documents")]
    [InlineData("paperss", "documents")]
    [InlineData("Home", "repatriation")]
    public void Its_numbers_are_those_that_are_shown_and_every_other_topic_is_known_by_name(string text, string topic) => Assert.Equal(topic, First(0.45, "documents").Say(text).State.Slots["picked"]);

    [Theory]
    [InlineData("3")]
    [InlineData("something else")]
    public void Something_else_brings_the_whole_list_and_then_what_it_always_brings(string text)
    {
        var talk = First(0.45, "documents").Say(text);

        Assert.Equal("topics.topic", talk.Node);
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "detention", "rest", "back"], Offered(talk));
        Assert.Equal(["A person answers here."], talk.Press("rest").Said);
    }

    [Fact]
    public void Words_at_the_menu_that_are_unclear_narrow_it_and_those_that_say_nothing_widen_it_again()
    {
        var talk = First(0.9).Say("menu").Say(Unclear, Torn(0.6, "documents"));

        Assert.Equal(["unpaid_wages", "documents", "rest"], Offered(talk));
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "detention", "rest", "back"], Offered(talk.Say("hm, well, so")));
    }

    [Fact]
    public void At_most_three_are_likely() =>
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "rest"], Offered(First(0.3, "documents", "repatriation", "detention")));

    [Theory]
    [InlineData(0.8, "documents")]
    [InlineData(0.6)]
    public void What_is_sure_or_stands_alone_is_not_asked_about(double confidence, params string[] others)
    {
        var talk = Menu().Say(Unclear, Torn(confidence, others));

        Assert.Equal("unpaid_wages", talk.State.Slots["picked"]);
    }

    [Fact]
    public void Danger_that_is_likely_enough_is_not_asked_about()
    {
        var detained = new Reading(LocaleTag.English, 0.9, "detention", 0.6, Urgency.Normal, []) { OtherTopics = ["documents"] };

        Assert.Equal("detention", Menu().Say(Unclear, detained).State.Slots["picked"]);
    }

    [Fact]
    public void Topics_that_the_menu_does_not_offer_narrow_nothing() =>
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "detention", "rest", "back"], Offered(First(0.45, "discrimination")));

    [Fact]
    public void A_list_without_a_choice_for_all_others_is_never_made_short() =>
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "detention", "rest", "back"], Offered(Begun(rest: false).Say(Unclear, Torn(0.45, "documents")).Press("no")));

    [Fact]
    public void Whoever_asks_for_the_menu_gets_all_of_it() =>
        Assert.Equal(["unpaid_wages", "documents", "repatriation", "detention", "rest", "back"], Offered(First(0.45, "documents").Say("menu")));

    [Fact]
    public void What_becomes_clear_later_is_not_asked_about_any_more()
    {
        var talk = Begun().Say(Unclear, Torn(0.45, "documents")).Say("it is the pay", Torn(0.9));

        Assert.Equal("unpaid_wages", talk.State.Slots["topic_heard"]);
        Assert.DoesNotContain("topics_likely", talk.State.Slots.Keys);
    }

    public static TheoryData<string> Languages => [.. Shipped.Publication.Settings.Locales.Select(l => l.Tag.Value!)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_shipped_menu_offers_the_short_choice_in_every_language(string tag)
    {
        var locale = new LocaleTag(tag);
        var talk = new Talk(Shipped.Publication);
        talk.State = talk.State with { Locale = locale, LocaleKnown = true, LocaleChosen = true };
        talk.Say(Unclear, Torn(0.45, "documents")).Press("no");

        Assert.Equal(["unpaid_wages", "documents", "other_problems"], Offered(talk));
        if (locale != LocaleTag.English)
            Assert.Equal(Offered(talk).Select(id => Shipped.Publication.Texts.ByLocale[locale][$"menu.what_happened.{id}"].Text), talk.Messages[^1].Buttons.Select(b => b.Label));
        Assert.Equal("menu.what_happened", talk.Press("other_problems").Node);
        Assert.Equal(10, Offered(talk).Count());
    }

    private static IEnumerable<string> Offered(Talk talk) => talk.Messages[^1].Buttons.Select(b => b.Id);

    /// <summary>These were somebody's first words, and then they said that nobody is in danger.</summary>
    private static Talk First(double confidence, params string[] others) => Begun().Say(Unclear, Torn(confidence, others)).Press("no");

    private static Talk Menu() => Begun().Start().Press("no");

    private static Reading Torn(double confidence, params string[] others) => new(LocaleTag.English, 0.9, "unpaid_wages", confidence, Urgency.Normal, []) { OtherTopics = others };

    private static Talk Begun(bool rest = true)
    {
        var script = WithCommonParts()
            .Dialog("topics").Ask("topic", "What happened?", topics: true, otherwise: "_always.to_operator", again: 3, choices:
            [
                About("unpaid_wages", "Wages"), About("documents", "Papers"), About("repatriation", "Home"), About("detention", "Police"), Pick("rest", "Something else", "_always.to_operator") with { Rest = rest }, Pick("back", "Back", "_always.to_operator"),
            ])
            .Dialog("f").Ask("safe", "Is anyone in danger?", choices: [Pick("yes", "Yes", "danger"), Pick("no", "No")], otherwise: "to_topics").Goto("to_topics", "topics");
        (script.Start, script.Menu) = (new NodeRef("f", "safe"), new NodeRef("topics", "topic"));
        return new Talk(script.Build());

        static Choice About(string topic, string label) => Pick(topic, label, "wages", set: Noting(slots: [("picked", topic)]));
    }
}
