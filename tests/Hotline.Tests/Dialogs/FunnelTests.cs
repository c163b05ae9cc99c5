using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

/// <summary>What a turn adds to the funnels, in the order in which it happened.</summary>
public sealed class FunnelTests
{
    [Fact]
    public void Nodes_with_words_are_reached_and_an_open_question_is_answered()
    {
        var talk = new Talk(WithCommonParts().Build()).Start();
        Assert.Equal(["start.hello Reached en", "start.safe Reached en"], Steps(talk));
        Assert.Equal(["start.safe Answered en", "menu.topic Reached en"], Steps(talk.Press("no")));
        Assert.Equal(["menu.topic Answered en", "wages.paid Reached en"], Steps(talk.Press("wages")));
        Assert.Equal(["wages.paid Answered en", "wages.owed Reached en"], Steps(talk.Press("never")));
        Assert.Equal(["wages.owed Skipped en", "wages.human Reached en"], Steps(talk.Say("I don't know")));
    }

    [Fact]
    public void Of_answers_that_do_not_fit_only_the_first_counts_and_the_question_is_not_reached_again()
    {
        var talk = Owed();
        Assert.Equal(["wages.owed Misunderstood en"], Steps(talk.Say("a lot")));
        Assert.Empty(Steps(talk.Say("very much")));
        Assert.Equal(["wages.advice Reached en"], Steps(talk.Say("much")).Take(1));
    }

    [Fact]
    public void A_question_that_is_only_said_again_is_not_reached_again()
    {
        var talk = Owed();
        Assert.Empty(Steps(talk.Say("repeat")));
        Assert.Equal(["_always.help Reached en"], Steps(talk.Say("help")));
        Assert.Equal("wages.owed", talk.Node);
        Assert.Empty(Steps(talk.Tap("_locale:ru")));
        Assert.Equal(["wages.owed Answered ru", "wages.human Reached ru"], Steps(talk.Say("250000")));
    }

    [Fact]
    public void Back_reaches_a_question_once_more()
    {
        Assert.Equal(["wages.paid Reached en"], Steps(Owed().Say("back")));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("leave")]
    [InlineData("delete my data")]
    public void Who_ends_the_conversation_has_left_the_open_question(string words) => Assert.Equal(["wages.owed Left en"], Steps(Owed().Say(words)));

    [Fact]
    public void Who_blocks_us_has_left_the_open_question_and_nothing_is_left_twice()
    {
        var talk = Owed();
        Assert.Equal(["wages.owed Left en"], Steps(talk.Send(new InboundLeft())));
        Assert.Empty(Steps(talk.Send(new InboundLeft())));
    }

    [Fact]
    public void A_question_whose_time_ran_out_is_left()
    {
        var talk = new Talk(Form(b => b.Ask("q", "Is it?", "q", [Pick("yes", "Yes")], otherwise: "fin", timeout: (TimeSpan.FromHours(20), "fin")))).Start();
        Assert.Equal(["f.q Left en", "f.fin Reached en"], Steps(talk.Wait(TimeSpan.FromHours(21))));
    }

    [Fact]
    public void Who_asks_for_a_human_has_neither_answered_nor_left()
    {
        Assert.Equal(["_always.to_operator Reached en"], Steps(Owed().Say("operator")));
    }

    [Fact]
    public void The_words_for_when_nobody_is_there_are_reached_with_the_handoff()
    {
        var talk = Owed();
        talk.Around = talk.Around with { OnShift = [], NextShift = talk.Now.AddHours(3) };
        Assert.Equal(["wages.owed Skipped en", "wages.human Reached en", "wages.nobody Reached en"], Steps(talk.Say("I don't know")));
    }

    [Fact]
    public void The_programs_own_questions_are_in_no_funnel()
    {
        var talk = Owed().Say("operator").Take().Close();
        Assert.Equal(ConversationMode.Closed, talk.State.Mode);
        Assert.Empty(Steps(talk.Say("hello")));
        Assert.Equal("_system.about_your_case", talk.Node);
    }

    private static Talk Owed() => new Talk(WithCommonParts().Build()).Start().Press("no").Press("wages").Press("never");

    private static string[] Steps(Talk talk) => [.. talk.Last.Funnel.Select(step => $"{step.Node} {step.Kind} {step.Locale}")];
}
