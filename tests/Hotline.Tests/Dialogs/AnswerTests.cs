using System.Text;
using Hotline.Core.Understanding;
using Hotline.Core.Dialogs;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("never")]
    [InlineData("NEVER!")]
    [InlineData("Not once")]
    [InlineData("Nevr")]
    [InlineData("Никогда")]
    [InlineData("Ҳеҷ гоҳ")]
    public void Choice_is_answered_by_number_id_label_other_words_near_spelling_and_the_language_of_the_message(string text)
    {
        var script = WithCommonParts().Text(LocaleTag.Russian, "choice.never", "Никогда").Text(Tajik, "choice.never", "Ҳеҷ гоҳ");
        var talk = new Talk(script.Build()).Start().Press("no").Press("wages").Say(text, Shipped.Reader.Read(text));

        Assert.Equal("never", talk.State.Slots["paid"]);
        Assert.Equal("wages.owed", talk.Node);
    }

    [Theory]
    [InlineData("ru", "на", null)]
    [InlineData("ru", "не", "no")]
    [InlineData("ru", "нет", "no")]
    [InlineData("ru", "ha", null)]
    [InlineData("ru", "я", null)]
    [InlineData("ru", "да", "yes")]
    [InlineData("tg", "на", "no")]
    [InlineData("tg", "бале", "yes")]
    [InlineData("tg", "нет", "no")]
    [InlineData("uz-Latn", "ha", "yes")]
    [InlineData("uz-Latn", "ҳа", "yes")]
    [InlineData("uz-Latn", "на", null)]
    [InlineData("uz-Latn", "бале", null)]
    [InlineData("uz-Cyrl", "йук", "no")]
    [InlineData("uz-Cyrl", "yes", "yes")]
    [InlineData("en", "на", null)]
    public void A_short_word_is_yes_or_no_only_in_the_language_of_the_talk_and_those_mixed_in(string locale, string text, string? kept)
    {
        var script = Form(b => b.Ask("q", "Is it?", "q", expect: [new Expectation.YesNo()], again: 2, otherwise: "fin").Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin")
            .Text(Tajik, "_always.No", "Не").Text(Tajik, "_always.Yes", "Ҳа").Text(new LocaleTag("uz-Latn"), "_always.Yes", "Ha"));

        var talk = new Talk(script).Start().Tap($"_locale:{locale}").Say(text);

        Assert.Equal(kept, talk.State.Slots.GetValueOrDefault("q"));
    }

    [Theory]
    [InlineData("250 000", "250000")]
    [InlineData("2,5", "2.5")]
    [InlineData("I don't know", "unknown")]
    [InlineData("не знаю", "unknown")]
    public void Number_is_kept_as_invariant_text_and_not_knowing_is_an_answer(string text, string kept)
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never").Say(text);

        Assert.Equal(kept, talk.State.Slots["owed"]);
    }

    [Fact]
    public void Skip_button_is_an_answer_and_leads_where_it_says()
    {
        var script = Form(b => b.Ask("q", "How many?", "q", expect: [new Expectation.Number(1, 9)], skipThen: "fin", otherwise: "fin").Say("next", "Next."));
        var talk = new Talk(script).Start();

        Assert.Equal("I don't know", talk.Messages[^1].Buttons.Single().Label);
        Assert.Equal(["Fin."], talk.Press("unknown").Said);
    }

    [Theory]
    [InlineData("200")]
    [InlineData("blue")]
    public void Answer_that_does_not_fit_is_told_so_as_often_as_the_script_says(string text)
    {
        var script = Form(b => b.Ask("q", "How many?", "q", expect: [new Expectation.Number(1, 9)], again: 2, otherwise: "fin").Say("next", "Next."));
        var talk = new Talk(script).Start();

        Assert.Equal(["Please pick one."], talk.Say(text).Said);
        Assert.Equal(["Please pick one."], talk.Say(text).Said);
        Assert.Equal(["Fin."], talk.Say(text).Said);
    }

    [Theory]
    [InlineData("да", "yes")]
    [InlineData("No", "no")]
    [InlineData("2", "no")]
    public void Yes_and_no_bring_their_own_buttons_and_are_understood_in_any_language(string text, string kept)
    {
        var talk = new Talk(Form(b => b.Ask("q", "Is it?", "q", expect: [new Expectation.YesNo()], otherwise: "fin").Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();

        Assert.Equal(["yes", "no"], talk.Messages[^1].Buttons.Select(b => b.Id));
        Assert.Equal(kept, talk.Say(text).State.Slots["q"]);
    }

    [Fact]
    public void Place_phone_file_date_and_words_are_answers_where_they_are_expected()
    {
        Assert.Equal("43.238,76.945", Answered(new Expectation.Location(), new InboundLocation(43.238, 76.945)));
        Assert.Equal("+77011234567", Answered(new Expectation.Phone(), new InboundPhone("+77011234567", true)));
        Assert.Equal("+77011234567", Answered(new Expectation.Phone(), new InboundText("+7 701 123 45 67")));
        Assert.Equal("photo", Answered(new Expectation.File(), new InboundFile(MediaKind.Photo, "ref", null, 10, null)));
        Assert.Equal("2026-02-25", Answered(new Expectation.Date(Past: true), new InboundText("25.02.2026")));
        Assert.Equal("near the bazaar", Answered(new Expectation.Text(50), new InboundText("  near the bazaar ")));
    }

    [Fact]
    public void Text_over_the_limit_does_not_fit_and_one_within_it_is_cut_to_what_a_slot_holds()
    {
        var script = Form(b => b.Ask("q", "Tell us.", "q", expect: [new Expectation.Text(2000)], otherwise: "fin").Ask("r", "More?", "r", [Pick("x", "X")], otherwise: "fin"));

        Assert.Equal(["Please pick one."], new Talk(script).Start().Say(new string('a', 2001)).Said);
        Assert.Equal(DialogLimits.SlotText, new Talk(script).Start().Say(new string('b', 2000)).State.Slots["q"].Length);
    }

    [Fact]
    public void Topic_in_free_writing_counts_as_the_choice_of_its_id()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no")
            .Say("мне не платят", new Reading(LocaleTag.Russian, 0.9, "wages", 0.9, Core.Cases.Urgency.Normal, []));

        Assert.Equal("wages.paid", talk.Node);
    }

    [Fact]
    public void Tap_on_an_older_asking_answers_nothing_and_brings_the_open_question_again()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");
        var old = talk.Messages[^1].Buttons[1].Data;

        talk.Say("repeat").Tap(old);

        Assert.StartsWith("[StaleTap]\n", Assert.Single(talk.Said), StringComparison.Ordinal);
        Assert.Equal("wages.paid", talk.Node);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
        Assert.Equal("never", talk.Press("never").State.Slots["paid"]);
    }

    [Theory]
    [InlineData("wages.paid:never:2:2")]
    [InlineData("wages.paid:ever:2")]
    [InlineData("")]
    [InlineData("::::")]
    [InlineData("#AAAAAAAAAAAAAAAAAAAA:2")]
    [InlineData("_always:nothing")]
    [InlineData("_locale:xx")]
    public void Forged_tap_answers_nothing(string data)
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Tap(data);

        Assert.Equal("wages.paid", talk.Node);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
    }

    [Theory]
    [InlineData("n", "c", "d", 40, 30)]
    [InlineData("n", "ж", "ю", 4, 30)]
    [InlineData("n", "ж", "ю", 4, 10)]
    [InlineData("n", "😀", "😭", 4, 11)]
    public void Long_tap_data_is_shortened_by_a_hash_and_still_answers(string node, string one, string other, int letters, int lettersOfChoice)
    {
        var (name, first, second) = (string.Concat(Enumerable.Repeat(node, letters)), string.Concat(Enumerable.Repeat(one, lettersOfChoice)), string.Concat(Enumerable.Repeat(other, lettersOfChoice)));
        var talk = new Talk(Form(b => b.Ask(name, "Well?", "q", [Pick(first, "A"), Pick(second, "B")], otherwise: "fin").Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();

        Assert.All(talk.Messages[^1].Buttons, b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Data), 1, DialogLimits.TapData));
        Assert.Equal(second, talk.Press(second).State.Slots["q"]);
    }

    [Fact]
    public void Choice_notes_what_it_sets()
    {
        var talk = new Talk(Form(b => b.Ask("q", "Well?", "q", [Pick("x", "X", set: Noting(Core.Cases.Urgency.Urgent, ["+W1"], slots: [("country", "KZ")]))], otherwise: "fin")
            .Ask("r", "R?", "r", [Pick("y", "Y")], otherwise: "fin"))).Start().Press("x");

        Assert.Equal(["W1"], talk.State.Flags);
        Assert.Equal("KZ", talk.State.Slots["country"]);
        Assert.Equal(["node:f.q"], talk.State.Reasons);
    }

    [Fact]
    public void Name_has_few_words_and_tells_of_no_matter()
    {
        var wages = new Reading(LocaleTag.Russian, 0.9, "unpaid_wages", 0.8, Urgency.Normal, []);

        Assert.Equal("Almaty region", City().Say("Almaty region").State.Slots["q"]);
        Assert.Equal(["Please pick one."], City().Say("не платили вообще", wages).Said);
        Assert.Equal(["Please pick one."], City().Say("we live far from here on the steppe").Said);

        static Talk City() => new Talk(Form(b => b.Ask("q", "Which city?", "q", expect: [new Expectation.Text(80, Words: 4)], otherwise: "fin").Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();
    }

    [Fact]
    public void Bare_yes_is_no_answer_where_words_are_asked_for_but_a_bare_no_is()
    {
        Assert.Equal(["Please pick one."], Story().Say("да").Said);
        Assert.Equal("нет", Story().Say("нет").State.Slots["q"]);

        static Talk Story() => new Talk(Form(b => b.Ask("q", "Did you ask for it back?", "q", expect: [new Expectation.Text(80)], otherwise: "fin").Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();
    }

    [Theory]
    [InlineData("да", "yes")]
    [InlineData("не хочу", "no")]
    [InlineData("yes but I am afraid", "yes but I am afraid")]
    [InlineData("I do not know what to do any more", "I do not know what to do any more")]
    public void Where_words_are_welcome_beside_yes_and_no_they_are_kept_as_written(string text, string kept)
    {
        var talk = new Talk(Form(b => b.Ask("q", "Do you think of it?", "q", expect: [new Expectation.YesNo(), new Expectation.Text(99)], skip: true, otherwise: "fin").Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start();

        Assert.Equal(kept, talk.Say(text).State.Slots["q"]);
    }

    [Fact]
    public void Voice_and_unreadable_messages_get_a_kind_word_and_the_question_stays()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");

        Assert.Equal(["[VoiceReceived]"], talk.Send(new InboundFile(MediaKind.Voice, "r", null, null, null)).Said);
        Assert.Equal(["month", "never"], talk.Messages[0].Buttons.Select(b => b.Id));
        Assert.Equal(["[FileReceived]"], talk.Send(new InboundFile(MediaKind.Photo, "r", null, null, null)).Said);
        Assert.Equal(["[Unsupported]"], talk.Send(new InboundUnsupported("poll")).Said);
        Assert.Equal(["[ContactReceived]"], talk.Send(new InboundPhone("+77010001122", Own: false) { Card = "Ахмед" }).Said);
        Assert.Equal(["month", "never"], talk.Messages[0].Buttons.Select(b => b.Id));
        Assert.Equal(["[Edited]"], talk.Send(new InboundEdit("never")).Said);
        Assert.Equal("never", talk.Send(new InboundFile(MediaKind.Photo, "r", "never", null, null)).State.Slots["paid"]);
    }

    [Fact]
    public void Pictures_that_come_together_have_one_receipt()
    {
        var photo = new InboundFile(MediaKind.Photo, "r", null, null, null);
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");
        Assert.Equal(["[FileReceived]"], talk.Send(photo).Said);
        foreach (var seconds in new[] { 0, 1, 119 }) Assert.Empty(talk.Wait(TimeSpan.FromSeconds(seconds)).Send(photo).Said);
        Assert.Empty(talk.Send(new InboundFile(MediaKind.Video, "r", null, null, null)).Said);
        Assert.Equal(["[FileReceived]"], talk.Send(new InboundFile(MediaKind.Document, "r", null, null, null)).Said);
        Assert.Equal(["[VoiceReceived]"], talk.Send(new InboundFile(MediaKind.Voice, "r", null, null, null)).Said);
        Assert.Equal(["[FileReceived]"], talk.Send(photo).Said);
        Assert.Equal(["[FileReceived]"], talk.Wait(TimeSpan.FromSeconds(121)).Send(photo).Said);
        Assert.NotEmpty(talk.Say("hm").Said);
        Assert.Equal(["[FileReceived]"], talk.Send(photo).Said);
        Assert.Equal("wages.paid", talk.Node);
    }

    [Fact]
    public void What_the_platform_has_answered_is_not_answered_again_and_the_question_stays()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Send(new InboundAside("HELP"));
        Assert.Empty(talk.Effects);
        Assert.Equal("wages.paid", talk.Node);

        Assert.Equal("Call 112.", talk.Send(new InboundAside("SOS"), Reading.Nothing with { Danger = [DangerKind.Violence] }).Said[0]);
    }

    [Fact]
    public void Who_begins_with_what_the_platform_answered_is_greeted_when_they_write()
    {
        var talk = new Talk(WithCommonParts().Build()).Send(new InboundAside("HELP"));
        Assert.Empty(talk.Effects);
        Assert.StartsWith("Hello.", talk.Say("my boss does not pay").Said[0], StringComparison.Ordinal);
    }

    private static string Answered(Expectation expected, InboundContent content) =>
        new Talk(Form(b => b.Ask("q", "Well?", "q", expect: [expected], otherwise: "fin").Ask("r", "R?", "r", [Pick("x", "X")], otherwise: "fin"))).Start().Send(content).State.Slots["q"];
}
