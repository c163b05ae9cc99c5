using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class NodeKindTests
{
    [Fact]
    public void Conversation_begins_at_the_start_and_stops_at_the_first_question()
    {
        var talk = new Talk(WithCommonParts().Build()).Start();

        Assert.Equal(["Hello. Not safe? Write 0 and we stop.", "Is anyone in danger?"], talk.Said);
        Assert.Equal("start.safe", talk.Node);
        Assert.Equal(["yes", "no"], talk.Messages[1].Buttons.Select(b => b.Id));
        Assert.Equal("start.safe:yes:1", talk.Messages[1].Buttons[0].Data);
        Assert.Equal("start.hello", talk.Messages[0].Place);
    }

    [Fact]
    public void Tap_answers_and_the_choice_leads_where_it_says()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages");

        Assert.Equal("wages.paid", talk.Node);
        Assert.Equal("unpaid_wages", talk.State.Topic);
    }

    [Fact]
    public void Answers_are_kept_and_a_filled_question_is_passed_over()
    {
        var script = WithCommonParts();
        script.Dialog("again").Ask("paid", "Paid?", "paid", [Pick("never", "Never"), Pick("late", "Late")], otherwise: "end").End("end", "Kept: {paid}.");
        script.Dialog("go").Call("call", "again").End("fin", "Back in the caller.");
        script.Start = new NodeRef("go", "call");
        var talk = new Talk(script.Build());
        talk.State = talk.State with { Slots = talk.State.Slots.Add("paid", "never") };
        var pinned = talk.State with { Publication = "one", Mode = ConversationMode.Waiting, Case = new CaseState(new CaseId("A"), "t", Urgency.Normal, [], [], [], talk.Now, null, 0) };
        talk.State = pinned;

        talk.Start();

        Assert.Equal(["Kept: Never.", "Back in the caller."], talk.Said);
    }

    [Fact]
    public void Branch_takes_the_first_arm_that_holds_and_notes_what_it_sets()
    {
        var script = WithCommonParts();
        script.Dialog("b").Ask("people", "How many?", "people", expect: [new Expectation.Number(1, null)], otherwise: "few")
            .Branch("way", (new Condition.Compare("people", Comparison.GreaterOrEqual, "10"), Noting(Urgency.Urgent, ["+F7"]), "group"), (null, null, "few"))
            .Say("group", "A group.", "fin").Say("few", "A few.").End("fin");
        script.Start = new NodeRef("b", "people");

        var many = new Talk(script.Build()).Start().Say("12");
        Assert.Equal(["A group."], many.Said);
        Assert.Equal(Urgency.Urgent, many.State.Urgency);
        Assert.Equal(["node:b.way"], many.State.Reasons);
        Assert.Equal(["A few."], new Talk(script.Build()).Start().Say("3").Said);
    }

    [Fact]
    public void Call_comes_back_and_goto_does_not()
    {
        var script = WithCommonParts();
        script.Dialog("a").Call("call", "b").Say("after", "After.").Goto("leave", "b").Say("never", "Never.");
        script.Dialog("b").Say("in", "In b.").End("end");
        script.Start = new NodeRef("a", "call");

        Assert.Equal(["In b.", "After.", "In b."], new Talk(script.Build()).Start().Said);
    }

    [Fact]
    public void Outermost_end_leaves_the_conversation_at_rest_and_forgets_what_is_not_kept()
    {
        var script = WithCommonParts();
        script.Dialog("a").Set("note", Noting(slots: [("country", "KZ"), ("secret", "x")])).End("end", "Bye.");
        script.Start = new NodeRef("a", "note");

        var talk = new Talk(script.Build()).Start();

        Assert.Null(talk.State.Open);
        Assert.Equal(["country"], talk.State.Slots.Keys);
        Assert.Equal("menu.topic", talk.Say("hm").Node);
    }

    [Fact]
    public void Handoff_opens_a_case_with_the_answers_and_waits()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never").Say("250000");

        var opened = talk.Case!;
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Equal("unpaid_wages", opened.Topic);
        Assert.Equal([KeyValuePair.Create("paid", "never"), KeyValuePair.Create("owed", "250000")], opened.Summary);
        Assert.Equal(CaseCode.For(Talk.Id, 0), opened.Id);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{10}$", opened.Id.Value);
        Assert.Equal(["A person will answer. Usual wait: 15 min."], talk.Said);
    }

    [Fact]
    public void Handoff_says_honestly_when_nobody_is_on_duty()
    {
        var talk = new Talk(WithCommonParts().Build());
        talk.Around = talk.Around with { OnShift = [], NextShift = talk.Now.AddHours(3) };

        talk.Start().Press("no").Press("wages").Press("never").Say("250000");

        Assert.Equal(["No one is here until 18:00 (Almaty)."], talk.Said);
    }

    [Fact]
    public void Handoff_that_goes_on_asks_while_the_person_waits_and_adds_each_answer_to_the_case()
    {
        var talk = new Talk(WithCommonParts().Build()).Start().Press("yes");

        Assert.Equal(["Call 112.", "A person comes.", "Where are you?"], talk.Said);
        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.Equal([KeyValuePair.Create("where", "Almaty")], talk.Say("Almaty").Case!.Summary);
        Assert.Equal(["Stay safe."], talk.Said);
    }

    [Fact]
    public void Reminder_speaks_when_due_and_stop_cancels_it()
    {
        var script = WithCommonParts();
        script.Dialog("a").Remind("later", "You asked us to write today.", TimeSpan.FromHours(20)).End("end", "We will.");
        script.Start = new NodeRef("a", "later");

        var talk = new Talk(script.Build()).Start();
        Assert.Empty(talk.Wait(TimeSpan.FromHours(19)).Said);
        Assert.Equal(["You asked us to write today."], talk.Wait(TimeSpan.FromHours(1)).Said);
        Assert.Empty(new Talk(script.Build()).Start().Say("stop").Wait(TimeSpan.FromHours(21)).Said);
    }

    [Fact]
    public void Timeout_goes_on_when_nothing_comes_and_dies_with_its_question()
    {
        var script = WithCommonParts();
        script.Dialog("a").Ask("q", "Well?", "q", [Pick("x", "X")], timeout: (TimeSpan.FromHours(20), "late"), otherwise: "late").End("end", "Thanks.").End("late", "Still here.");
        script.Start = new NodeRef("a", "q");

        Assert.Equal(["Still here."], new Talk(script.Build()).Start().Wait(TimeSpan.FromHours(20)).Said);
        Assert.Empty(new Talk(script.Build()).Start().Press("x").Wait(TimeSpan.FromHours(21)).Said);
    }

    [Fact]
    public void Script_that_turns_in_a_circle_ends_in_the_menu_with_a_way_to_a_human()
    {
        var script = WithCommonParts();
        script.Dialog("a").Say("one", "One.").Goto("two", "a");
        script.Start = new NodeRef("a", "one");

        var talk = new Talk(script.Build()).Start();

        Assert.Equal("menu.topic", talk.Node);
        Assert.Contains("[Fault]", talk.Said);
        Assert.Contains("_always:operator", talk.Messages.SelectMany(m => m.Buttons).Select(b => b.Data));
        Assert.True(talk.Said.Count <= 6);
        Assert.Equal(ConversationMode.Waiting, talk.Tap("_always:operator").State.Mode);
    }

    [Fact]
    public void Form_that_comes_round_to_a_filled_question_asks_it_instead_of_turning_for_ever()
    {
        var script = WithCommonParts();
        script.Dialog("a").Say("one", "One.").Ask("q", "Well?", "q", [Pick("x", "X")], otherwise: "one").Goto("two", "a");
        script.Start = new NodeRef("a", "one");

        var talk = new Talk(script.Build()).Start().Press("x");

        Assert.Equal("a.q", talk.Node);
        Assert.DoesNotContain("[Fault]", talk.Said);
    }
}
