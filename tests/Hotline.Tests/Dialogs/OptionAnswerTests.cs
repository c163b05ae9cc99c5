using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

/// <summary>A choice is answered by what a channel lets a person send: the tap, its number, its label in full or as it was cut.</summary>
public sealed class OptionAnswerTests
{
    private static readonly LocaleTag Uzbek = new("uz-Latn");

    private static readonly string[] Labels =
    [
        "Больше трёх месяцев назад, точно не помню", "Больше трёх недель назад", "Oʻtgan oyda toʻlashdi, lekin kam", "Работодатель не платит мне", "Работодатель не платит никому", "Ҳеҷ гоҳ напардохтаанд, аммо ваъда медиҳанд",
    ];

    [Theory]
    [InlineData("2")]
    [InlineData("2.")]
    [InlineData(" 2)")]
    [InlineData("(2)")]
    [InlineData("２")]
    [InlineData("2️⃣")]
    [InlineData("②")]
    [InlineData("№ 2")]
    [InlineData("٢")]
    [InlineData("two")]
    [InlineData("два")]
    [InlineData("ду")]
    [InlineData("2. Never")]
    [InlineData("2) NEVER")]
    [InlineData("2 neve")]
    [InlineData("Nеvеr")]
    [InlineData("never")]
    public void Choice_is_answered_by_its_number_in_every_writing_and_by_its_line(string text)
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Say(text);

        Assert.Equal("never", talk.State.Slots.GetValueOrDefault("paid"));
    }

    [Theory]
    [InlineData("1", "yes")]
    [InlineData("2.", "no")]
    [InlineData("2. No", "no")]
    [InlineData("1) да", "yes")]
    [InlineData("two", "no")]
    [InlineData("два", "no")]
    [InlineData("3", "unknown")]
    [InlineData("3. I don't know", "unknown")]
    [InlineData("4", null)]
    [InlineData("0", null)]
    [InlineData("1 2", null)]
    [InlineData("1. No", null)]
    public void Yes_and_no_are_answered_by_their_numbers_too(string text, string? kept)
    {
        var script = Form(b => b.Ask("q", "Is it?", "q", expect: [new Expectation.YesNo()], again: 2, otherwise: "fin", skip: true).Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin")
            .Text(LocaleTag.Russian, "_always.Yes", "Да"));

        Assert.Equal(kept, new Talk(script).Start().Say(text).State.Slots.GetValueOrDefault("q"));
    }

    [Fact]
    public void Number_belongs_to_a_question_that_asks_for_one()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never").Say("1");

        Assert.Equal("1", talk.State.Slots["owed"]);
    }

    [Fact]
    public void Label_answers_in_full_and_as_each_channel_cuts_it()
    {
        var script = Question();
        for (var i = 0; i < Labels.Length; i++)
            foreach (var answer in Sent(i))
                Assert.Equal((answer, $"c{i}"), (answer, new Talk(script).Start().Say(answer).State.Slots.GetValueOrDefault("q")));
    }

    [Theory]
    [InlineData("O'tgan oyda to'lashdi, lekin kam")]
    [InlineData("o‘tgan oyda to‘lashdi lekin kam")]
    [InlineData("OTGAN OYDA TOLASHDI LEKIN KAM")]
    [InlineData("O`tgan oyda to`lashdi…")]
    public void Label_is_known_with_any_apostrophe_and_case(string text) => Assert.Equal("c2", new Talk(Question()).Start().Say(text).State.Slots.GetValueOrDefault("q"));

    [Theory]
    [InlineData("Работодатель не платит")]
    [InlineData("Работодатель не плат")]
    public void Beginning_of_two_labels_answers_neither(string text) => Assert.DoesNotContain("q", new Talk(Question()).Start().Say(text).State.Slots.Keys);

    [Fact]
    public void Cut_label_answers_a_question_of_yes_and_no()
    {
        const string Label = "Да, я могу уйти отсюда, когда захочу";
        var script = Form(b => b.Ask("q", "Can you leave?", "q", [Pick("yes", Label), Pick("no", "Нет")], [new Expectation.YesNo()], again: 2, otherwise: "fin").Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin"));
        var talk = new Talk(script).Start();

        var title = Assert.IsType<MessageForm.Buttons>(Assert.Single(Rendering.Of(talk.Messages[^1], WhatsAppModule.Shows)).Form).Choices[0].Label;

        Assert.NotEqual(Label, title);
        Assert.Equal("yes", talk.Say(title).State.Slots.GetValueOrDefault("q"));
    }

    [Fact]
    public void Cut_label_of_another_language_answers_across_the_change()
    {
        var script = Form(b => b.Ask("q", "When?", "q", [Pick("long", "A long time ago, I do not remember"), Pick("now", "Now")], otherwise: "fin", again: 2).Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin")
            .Text(Tajik, "choice.long", "Хеле пеш, дар ёд надорам").Text(Uzbek, "choice.long", "Ancha oldin, eslolmayman"));

        var talk = new Talk(script).Start().Tap("_locale:tg").Tap("_locale:uz-Latn").Say("Хеле пеш, дар ёд…");

        Assert.Equal("long", talk.State.Slots.GetValueOrDefault("q"));
    }

    private static Publication Question() => Form(b =>
    {
        b.Ask("q", "Which?", "q", [.. Labels.Select((label, i) => Pick($"c{i}", label))], otherwise: "fin", again: 2).Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin");
    });

    /// <summary>What a provider may send back for a choice: the whole label, the title of a button or row, or as much as it kept.</summary>
    private static IEnumerable<string> Sent(int choice)
    {
        var message = new Talk(Question()).Start().Messages[^1];
        var rows = Rendering.Of(message, WhatsAppModule.Shows).SelectMany(p => ((MessageForm.List)p.Form).Rows).ToList();
        var buttons = Rendering.Of(message, WhatsAppModule.Shows with { MaxButtons = 24 }).SelectMany(p => ((MessageForm.Buttons)p.Form).Choices).ToList();
        return [Labels[choice], Labels[choice].ToUpperInvariant(), rows[choice].Title, buttons[choice].Label, .. choice is 3 or 4 ? [] : new[] { Labels[choice][..20], Labels[choice][..24] }];
    }
}
