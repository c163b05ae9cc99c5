using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class ReactionTests
{
    [Fact]
    public void After_an_erasure_a_bare_yes_begins_nothing_and_the_next_words_begin_anew()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Say("delete my data");

        Assert.Null(talk.State.Publication);
        Assert.Equal(["[NothingOpen]"], talk.Say("да").Said);
        Assert.Equal(Hotline.Core.Conversations.ConversationMode.Stopped, talk.State.Mode);
        Assert.NotEqual("", talk.Say("good day").Node);
    }

    [Theory]
    [InlineData("menu")]
    [InlineData("Main  MENU!")]
    [InlineData("/menu")]
    [InlineData("/menu@helpbot")]
    [InlineData("меню")]
    public void Menu_works_in_the_middle_of_a_form_in_every_language_and_keeps_the_answers(string text)
    {
        var talk = InForm(WithCommonParts().Text(LocaleTag.Russian, "_always.Menu", "меню|в меню"));

        talk.Press("never").Say(text);

        Assert.Equal("menu.topic", talk.Node);
        Assert.Equal("never", talk.State.Slots["paid"]);
        Assert.Equal("wages.owed", talk.Press("wages").Node);
    }

    [Fact]
    public void Word_inside_a_sentence_is_no_command()
    {
        var talk = InForm().Say("the menu in the canteen is bad");

        Assert.Equal("wages.paid", talk.Node);
    }

    [Fact]
    public void Back_asks_the_question_before_even_when_it_is_answered()
    {
        var talk = InForm().Press("never").Say("back");

        Assert.Equal("wages.paid", talk.Node);
        Assert.Equal("month", talk.Press("month").State.Slots["paid"]);
        Assert.Equal("wages.owed", talk.Node);
    }

    [Fact]
    public void Back_out_of_a_called_dialog_does_not_return_from_the_call_twice()
    {
        var script = WithCommonParts();
        script.Dialog("a").Ask("q", "Q?", "q", [Pick("x", "X")], otherwise: "fin").Call("call", "b").Say("after", "After.").End("fin", "Fin.");
        script.Dialog("b").Ask("r", "R?", "r", [Pick("y", "Y")], otherwise: "out").End("out");
        script.Start = new NodeRef("a", "q");
        var talk = new Talk(script.Build()).Start().Press("x").Say("back");

        Assert.Equal("a.q", talk.Node);
        Assert.Equal("b.r", talk.Press("x").Node);
        Assert.Equal(["After.", "Fin."], talk.Press("y").Said);
    }

    [Fact]
    public void Back_into_a_dialog_that_was_called_returns_from_it_again()
    {
        var script = WithCommonParts();
        script.Dialog("a").Call("call", "b").Ask("q", "Q?", "q", [Pick("x", "X")], otherwise: "fin").End("fin", "Fin.");
        script.Dialog("b").Ask("r", "R?", "r", [Pick("y", "Y"), Pick("z", "Z")], otherwise: "out").End("out");
        script.Start = new NodeRef("a", "call");
        var talk = new Talk(script.Build()).Start().Press("y").Say("back");

        Assert.Equal("b.r", talk.Node);
        Assert.Equal("a.q", talk.Press("z").Node);
        Assert.Equal("z", talk.State.Slots["r"]);
    }

    [Fact]
    public void Repeat_asks_again_with_new_buttons()
    {
        var talk = InForm();
        var first = talk.Messages[^1].Buttons[0].Data;

        talk.Say("repeat");

        Assert.Equal(["When were you last paid?"], talk.Said);
        Assert.NotEqual(first, talk.Messages[^1].Buttons[0].Data);
    }

    [Fact]
    public void Help_comes_back_to_the_open_question()
    {
        var talk = InForm().Say("help");

        Assert.Equal(["You can write menu.", "When were you last paid?"], talk.Said);
        Assert.Equal("never", talk.Press("never").State.Slots["paid"]);
    }

    [Fact]
    public void Operator_opens_a_case_with_the_answers_given_and_back_returns_to_the_form()
    {
        var talk = InForm().Press("never").Say("a person");

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Equal([KeyValuePair.Create("paid", "never")], talk.Case!.Summary);
        Assert.Equal("unpaid_wages", talk.Case.Topic);
        Assert.Equal("wages.owed", talk.Say("back").Node);
    }

    [Fact]
    public void Operator_opens_a_case_even_when_the_scripts_lead_nowhere()
    {
        var script = WithCommonParts();
        script.Dialog("void").End("nothing");
        var broken = script.React(ReactionKind.Operator, "helper", "void.nothing");
        var publication = broken.Build();
        var without = new Publication("s", "t", publication.Settings, publication.Dialogs, [.. publication.Reactions.Where(r => r.Commands.Count == 0 || r.Kind != ReactionKind.Operator)],
            publication.Lines, publication.Facts, publication.Texts, publication.Understanding);

        var talk = new Talk(without).Start().Say("helper");

        Assert.NotNull(talk.Case);
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.StartsWith("[WaitingStatus]", talk.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_is_silent_until_the_person_writes_again_and_the_language_stays()
    {
        var talk = InForm().Tap("_locale:tg").Say("stop");

        Assert.Equal(["We stop."], talk.Said);
        Assert.Contains(talk.Effects, e => e is Effect.CancelRoutine);
        Assert.Empty(talk.State.Timers);
        Assert.Equal("start.safe", talk.Say("hello").Node);
        Assert.Equal("tg", talk.State.Locale.Value);
    }

    [Theory]
    [InlineData("_always:leave", true, false)]
    [InlineData("_always:erase", false, true)]
    public void Leave_ends_the_session_and_erase_destroys_everything(string data, bool ends, bool erases)
    {
        var talk = InForm().Press("never").Tap(data);

        Assert.Equal(ends, talk.Effects.OfType<Effect.SessionEnded>().Any());
        Assert.Equal(erases, talk.Effects[^1] is Effect.Erase);
        Assert.Equal(ConversationMode.Stopped, talk.State.Mode);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
        Assert.Single(talk.Said);
    }

    [Fact]
    public void Operator_is_told_that_the_person_ended_an_open_case()
    {
        Assert.Equal("stopped", Waits().Say("stop").Case!.EndedByPerson);
        Assert.Equal("left", Waits().Say("leave").Case!.EndedByPerson);
        Assert.Equal("erased", Waits().Say("delete my data").Case!.EndedByPerson);
        Assert.Equal("left", Waits().Send(new InboundLeft()).Case!.EndedByPerson);
    }

    [Fact]
    public void Unclear_words_about_stopping_or_deleting_get_one_question()
    {
        var talk = InForm().Say("please erase");

        Assert.Equal(["[StopOrErase]"], talk.Said);
        Assert.Equal(["stop", "delete my data"], talk.Messages[0].Buttons.Select(b => b.Label));
        Assert.Equal("wages.paid", new Func<string>(() => talk.Say("something else").Node)());
        Assert.IsType<Effect.Erase>(talk.Say("please erase").Press("erase").Effects[^1]);
    }

    [Fact]
    public void Script_that_leads_to_the_words_of_stop_stops()
    {
        var script = WithCommonParts();
        script.Dialog("a").Ask("q", "Safe?", choices: [Pick("x", "Not safe", "_always.stopped")], otherwise: "x").End("x");
        script.Start = new NodeRef("a", "q");

        Assert.Equal(ConversationMode.Stopped, new Talk(script.Build()).Start().Press("x").State.Mode);
    }

    [Fact]
    public void Bare_digits_are_stop_and_danger_only_where_the_words_offered_them()
    {
        Assert.Equal(ConversationMode.Stopped, new Talk(WithCommonParts().Build()).Start().Say("0").State.Mode);
        Assert.Equal("never", InForm().Say("2").State.Slots["paid"]);
        Assert.Equal(ConversationMode.Bot, InForm().Say("0").State.Mode);
        Assert.Equal("1", InForm().Press("never").Say("1").State.Slots["owed"]);
        Assert.Equal(ConversationMode.Stopped, Waits().Say("0").State.Mode);
        Assert.Equal(Urgency.Immediate, Waits().Say("1").State.Urgency);
    }

    private static Talk InForm(ScriptBuilder? script = null) => new Talk((script ?? WithCommonParts()).Build()).Start().Press("no").Press("wages");

    private static Talk Waits() => InForm().Press("never").Say("250000");
}
