using Hotline.Core.Dialogs;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

public sealed class PublicationTests
{
    [Fact]
    public void Conversation_stays_on_its_structure_until_the_menu_and_takes_the_newest_words_of_equal_nodes()
    {
        var old = Form("Old first?", extra: false).Build("old");
        var newest = Form("New first?", extra: true).Build("new");
        var talk = new Talk(old).Start();
        Assert.Equal(["Old first?"], talk.Said);

        talk.Publications = new Publications(newest, old);
        Assert.Equal(["New first?"], talk.Say("repeat").Said);
        Assert.Equal("a.second", talk.Press("x").Node);
        Assert.Equal("old", talk.State.Publication);
        Assert.Equal("new", talk.Say("menu").State.Publication);
    }

    [Fact]
    public void Node_that_asks_something_else_now_keeps_its_old_words()
    {
        var old = Form("First?", extra: false).Build("old");
        var changed = WithCommonParts();
        changed.Dialog("a").Ask("first", "Something quite different?", "first", [Pick("z", "Z")], otherwise: "fin").End("fin");
        changed.Start = new NodeRef("a", "first");
        var talk = new Talk(old).Start();

        talk.Publications = new Publications(changed.Build("new"), old);

        Assert.Equal(["First?"], talk.Say("repeat").Said);
        Assert.Equal("x", talk.Press("x").State.Slots["first"]);
    }

    [Fact]
    public void People_on_a_withdrawn_node_go_where_the_newest_publication_says()
    {
        var old = Form("First?", extra: false).Build("old");
        var without = WithCommonParts();
        without.Dialog("b").Ask("instead", "Instead?", "instead", [Pick("y", "Y")], otherwise: "fin").End("fin");
        without.Moves[new NodeRef("a", "first")] = new NodeRef("b", "instead");
        var talk = new Talk(old).Start();

        talk.Publications = new Publications(without.Build("new"), old);

        Assert.Equal("b.instead", talk.Say("anything").Node);
        Assert.Equal("new", talk.State.Publication);
    }

    [Fact]
    public void Whoever_is_led_to_a_withdrawn_node_never_sees_it()
    {
        var old = Form("First?", extra: false).Build("old");
        var talk = new Talk(old).Start();

        talk.Publications = new Publications(Without("second").Build("new"), old);

        Assert.Equal(["Instead?"], talk.Press("x").Said);
        Assert.Equal(("new", "x"), (talk.State.Publication, talk.State.Slots["first"]));
    }

    [Theory]
    [InlineData("repeat")]
    [InlineData("back")]
    public void Withdrawn_question_is_not_repeated(string words)
    {
        var old = Form("First?", extra: false).Build("old");
        var talk = new Talk(old).Start();

        talk.Publications = new Publications(Without("first").Build("new"), old);

        Assert.Equal(["Instead?"], talk.Say(words).Said);
    }

    [Fact]
    public void Whoever_comes_back_from_danger_to_a_withdrawn_question_goes_on_where_the_moves_say()
    {
        var old = Form("First?", extra: false).Build("old");
        var talk = new Talk(old).Start().Say("sos");

        talk.Publications = new Publications(Without("first").Build("new"), old);

        Assert.DoesNotContain("First?", talk.Say("back").Said);
        Assert.Equal("b.instead", talk.Node);
    }

    [Fact]
    public void Moved_person_is_not_asked_again_what_they_answered()
    {
        var old = Form("First?", extra: false).Build("old");
        var newest = WithCommonParts();
        newest.Dialog("b").Ask("again", "Once more: first?", "first", [Pick("x", "X")], otherwise: "fin").Ask("more", "More?", "more", [Pick("y", "Y")], otherwise: "fin").End("fin");
        newest.Moves[new NodeRef("a", "second")] = new NodeRef("b", "again");
        var talk = new Talk(old).Start().Press("x");
        Assert.Equal("a.second", talk.Node);

        talk.Publications = new Publications(newest.Build("new"), old);

        Assert.Equal(["More?"], talk.Press("x").Said);
        Assert.Equal("x", talk.State.Slots["first"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_withdrawn_reminder_is_not_written_and_any_other_is(bool withdrawn)
    {
        var old = WithCommonParts();
        old.Dialog("a").Remind("later", "You asked us to write.", TimeSpan.FromHours(20)).Ask("first", "First?", "first", [Pick("x", "X")], otherwise: "fin").End("fin");
        old.Start = new NodeRef("a", "later");
        var (before, newest) = (old.Build("old"), withdrawn ? Without("later") : WithCommonParts());
        var talk = new Talk(before).Start();

        talk.Publications = new Publications(newest.Build("new"), before);

        Assert.Equal(!withdrawn, talk.Wait(TimeSpan.FromHours(21)).Said.Contains("You asked us to write."));
    }

    [Fact]
    public void Lost_publication_leads_to_the_menu_and_never_to_silence()
    {
        var old = Form("First?", extra: false).Build("old");
        var newest = WithCommonParts().Build("new");
        var talk = new Talk(old).Start();

        talk.Publications = Publications.Of(newest);

        Assert.Equal("menu.topic", talk.Say("x").Node);
    }

    /// <summary>Neither node of the form is there any more, and people at this one go to another question.</summary>
    private static ScriptBuilder Without(string node)
    {
        var script = WithCommonParts();
        script.Dialog("b").Ask("instead", "Instead?", "instead", [Pick("y", "Y")], otherwise: "fin").End("fin");
        script.Moves[new NodeRef("a", node)] = new NodeRef("b", "instead");
        return script;
    }

    private static ScriptBuilder Form(string first, bool extra)
    {
        var script = WithCommonParts();
        script.Dialog("a").Ask("first", first, "first", [Pick("x", "X")], otherwise: "fin");
        if (extra) script.Ask("between", "Between?", "between", [Pick("x", "X")], otherwise: "fin");
        script.Ask("second", "Second?", "second", [Pick("x", "X")], otherwise: "fin").End("fin");
        script.Start = new NodeRef("a", "first");
        return script;
    }
}
