using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Dialogs.Replaying;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs.Replaying;

/// <summary>The answers of a conversation on a script that was changed since.</summary>
public sealed class ReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Choice[] Colours = [Pick("red", "Red"), Pick("blue", "Blue", "help")];

    /// <summary>Two questions; who says blue to the second comes to a helper.</summary>
    private static readonly Publication Before = Form(f => f.Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("large", "Large")], otherwise: "fin")
        .Ask("colour", "Which colour?", "colour", Colours, otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Urgent));

    [Fact]
    public void Answers_on_the_same_script_end_where_they_ended()
    {
        var end = Played(Before, "Large", "Blue");

        Assert.Equal(new ReplayEnd(ReplayKind.Same, new NodeRef("f", "help"), new NodeRef("f", "help")), end);
    }

    [Fact]
    public void Choice_that_leads_elsewhere_loses_its_case()
    {
        var draft = Form(f => f.Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("large", "Large")], otherwise: "fin")
            .Ask("colour", "Which colour?", "colour", [Pick("red", "Red"), Pick("blue", "Blue")], otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes."));

        var end = Played(draft, "Large", "Blue");

        Assert.Equal((ReplayKind.Elsewhere, true), (end.Kind, end.CaseLost));
        Assert.NotEqual(end.From, end.To);
    }

    [Fact]
    public void Case_that_would_be_less_urgent_is_told() =>
        Assert.True(Played(Form(f => f.Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("large", "Large")], otherwise: "fin")
            .Ask("colour", "Which colour?", "colour", Colours, otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Normal)), "Large", "Blue").LessUrgent);

    [Fact]
    public void Question_that_is_gone_is_passed_over_with_its_answer() =>
        Assert.Equal(ReplayKind.Same, Played(Form(f => f.Ask("colour", "Which colour?", "colour", Colours, otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Urgent)), "Large", "Blue").Kind);

    [Fact]
    public void Order_of_the_questions_does_not_matter() =>
        Assert.Equal(ReplayKind.Elsewhere, Played(Form(f => f.Ask("colour", "Which colour?", "colour", [Pick("red", "Red"), Pick("blue", "Blue")], otherwise: "fin")
            .Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("large", "Large")], otherwise: "fin")), "Large", "Blue").Kind);

    [Fact]
    public void New_question_ends_the_way_because_nobody_answered_it()
    {
        var end = Played(Form(f => f.Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("large", "Large")], otherwise: "fin").Ask("shape", "Which shape?", "shape", [Pick("round", "Round")], otherwise: "fin")
            .Ask("colour", "Which colour?", "colour", Colours, otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Urgent)), "Large", "Blue");

        Assert.Equal((ReplayKind.Unasked, new NodeRef("f", "shape")), (end.Kind, end.To));
    }

    [Fact]
    public void Button_that_is_gone_ends_the_way_at_its_question()
    {
        var end = Played(Form(f => f.Ask("size", "How big?", "size", [Pick("small", "Small"), Pick("middle", "Middle")], otherwise: "fin")
            .Ask("colour", "Which colour?", "colour", Colours, otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Urgent)), tap: "large");

        Assert.Equal((ReplayKind.Unasked, new NodeRef("f", "size")), (end.Kind, end.To));
    }

    [Fact]
    public void Number_means_the_choice_that_stood_behind_it() =>
        Assert.Equal(ReplayKind.Same, Played(Form(f => f.Ask("size", "How big?", "size", [Pick("large", "Large"), Pick("small", "Small")], otherwise: "fin")
            .Ask("colour", "Which colour?", "colour", [Pick("blue", "Blue", "help"), Pick("red", "Red")], otherwise: "fin").Goto("over", "fin").Handoff("help", "A person comes.", Urgency.Urgent)), "2", "2").Kind);

    [Fact]
    public void Conversation_that_the_journal_tells_otherwise_is_not_judged_by()
    {
        var told = Told(["Large", "Blue"]) with { Reached = new NodeRef("f", "elsewhere") };

        Assert.Equal(ReplayKind.Unlike, new Replay(Script(Before), Script(Before)).Of(told).Kind);
    }

    [Fact]
    public void Sum_folds_ways_that_fewer_than_three_went()
    {
        var tally = new ReplayTally();
        var (help, fin, shape) = (new NodeRef("f", "help"), new NodeRef("f", "fin"), new NodeRef("f", "shape"));
        for (var i = 0; i < 3; i++) tally.Add(new ReplayEnd(ReplayKind.Elsewhere, help, fin, CaseLost: true));
        for (var i = 0; i < 2; i++) tally.Add(new ReplayEnd(ReplayKind.Unasked, help, shape));
        tally.Add(new ReplayEnd(ReplayKind.Same, help, help));
        tally.Add(new ReplayEnd(ReplayKind.Sealed, null, null));
        tally.AddOlder();

        var sum = tally.Sum();

        Assert.Equal([new ReplayPath(help, fin, Unasked: false, 3)], sum.Paths);
        Assert.Equal((1, 3, 2, 0, 1, 3, 2), (sum.Same, sum.Elsewhere, sum.Unasked, sum.Unlike, sum.Older, sum.CasesLost, sum.Few));
    }

    private static ReplayEnd Played(Publication draft, params string[] texts) => new Replay(Script(Before), Script(draft)).Of(Told(texts));

    private static ReplayEnd Played(Publication draft, string tap)
    {
        var talk = Begin();
        talk.Write("/start");
        var data = $"f.size:{tap}:{talk.State.Open!.Step}";
        return new Replay(Script(Before), Script(draft)).Of(Told([new InboundStart(null), new InboundTap(data)]));
    }

    private static ToldConversation Told(IEnumerable<string> texts) => Told([new InboundStart(null), .. texts.Select(t => new InboundText(t))]);

    private static ToldConversation Told(IReadOnlyList<InboundContent> contents)
    {
        var (talk, around) = (Begin(), Rehearsal.Surroundings(Before, ChannelId.Telegram, onShift: true, Start));
        foreach (var content in contents) talk.Say(content);
        return new ToldConversation(ChannelId.Telegram, "en", LanguageChosen: true, [.. contents.Select((c, i) => new ToldStep.Person(Start.AddMinutes(i), c, around))], talk.State.Place);
    }

    private static Rehearsal Begin() => new(Before, _ => Reading.Nothing, ChannelId.Telegram, "en", Rehearsal.Surroundings(Before, ChannelId.Telegram, onShift: true, Start), Start) { LanguageChosen = true };

    private static ReplayScript Script(Publication publication) => new(publication, _ => Reading.Nothing);
}
