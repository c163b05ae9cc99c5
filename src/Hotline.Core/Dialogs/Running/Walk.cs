using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Where to go on. <paramref name="Named"/>: a <c>then:</c> named the target itself, which asks a filled question again. No target: the turn waits.</summary>
internal readonly record struct Going(NodeRef? To, bool Named)
{
    public static readonly Going Nowhere;
}

/// <summary>Walks nodes until the next wait. A walk that passes the limit of steps, or meets a place that is not there, ends in the menu with an apology: never in silence.</summary>
internal static class Walk
{
    private const int SaidInFault = 3;

    public static void To(TurnInProgress turn, NodeRef target, bool named)
    {
        var going = new Going(target, named);
        while (going.To is { } place)
        {
            if (Withdrawn.Instead(turn, place) is { } instead)
            {
                going = Withdrawn.Move(turn, instead);
                continue;
            }

            if (++turn.Steps > DialogLimits.StepsPerTurn || Enter(turn, place) is not { } node)
            {
                Fault(turn);
                return;
            }

            if (Endings.At(turn, node.Ref) is { } ending)
            {
                Endings.End(turn, ending);
                return;
            }

            going = Step(turn, node, going.Named);
        }
    }

    /// <summary>Goes to a target from a node: a dialog's start is entered, any other node is named.</summary>
    public static Going Toward(NodeRef target, Node from, TurnInProgress turn) =>
        new(target, from.Ref.Dialog == target.Dialog || turn.Structure.Find(target.Dialog)?.Start.Ref != target);

    /// <summary>On from a node that has done its part.</summary>
    public static Going On(TurnInProgress turn, Node node) =>
        node.Next is not { } next ? Return(turn) : node.NextIsNamed ? Toward(next, node, turn) : new Going(next, false);

    /// <summary>Our own fault: an apology, a way to a human, the menu.</summary>
    public static void Fault(TurnInProgress turn)
    {
        var again = turn.Faulted;
        turn.Faulted = true;
        turn.State = turn.State with { Open = null, Stack = [], Interrupted = null };
        if (again) return;
        turn.DropSaid(SaidInFault);
        Speech.Say(turn, SystemLine.Fault, [Reactions.Button(turn, ReactionKind.Operator), Reactions.Button(turn, ReactionKind.Menu)]);
        if (turn.Importance == Importance.Danger) Handoffs.Bare(turn);
        turn.Steps = 0;
        To(turn, turn.Publications.Newest.Settings.Menu, named: true);
    }

    private static Going Step(TurnInProgress turn, Node node, bool named)
    {
        Funnel.Pass(turn, node);
        return Do(turn, node, named);
    }

    private static Going Do(TurnInProgress turn, Node node, bool named) => node switch
    {
        Node.Say say => Said(turn, say),
        Node.Ask ask => Questions.Meet(turn, ask, named),
        Node.Branch branch => Branched(turn, branch),
        Node.Set set => Noted(turn, set),
        Node.Call call => Called(turn, call),
        Node.Handoff handoff => Handoffs.Open(turn, handoff),
        Node.Goto go => Gone(turn, go),
        Node.End end => Ended(turn, end),
        Node.Remind remind => Timers.Remind(turn, remind),
        _ => On(turn, node),
    };

    /// <summary>What arriving at a place does by itself: topic, menu, danger, an ending. Null when the place does not exist.</summary>
    private static Node? Enter(TurnInProgress turn, NodeRef place)
    {
        if (place == turn.Structure.Settings.Menu || place == turn.Publications.Newest.Settings.Menu) place = Menu.Arrive(turn);
        if (turn.Structure.Find(place.Dialog) is not { } dialog || dialog.Find(place.Node) is not { } node) return null;
        var enters = turn.State.Place?.Dialog != place.Dialog;
        turn.State = turn.State with { Place = place, Topic = enters && dialog.Topic is { } topic ? topic : turn.State.Topic };
        if (enters && dialog.Name == turn.Structure.Settings.Danger.Dialog) DangerRules.Entered(turn);
        return node;
    }

    private static Going Said(TurnInProgress turn, Node.Say say)
    {
        Speech.Say(turn, turn.Spoken(say, out var texts).Line, texts, say.Ref);
        return On(turn, say);
    }

    private static Going Branched(TurnInProgress turn, Node.Branch branch)
    {
        foreach (var arm in branch.Arms)
        {
            if (!Conditions.Holds(arm.When, turn)) continue;
            Notes.Apply(turn, arm.Set, branch.Ref);
            return arm.Then is { } then ? Toward(then, branch, turn) : On(turn, branch);
        }

        return On(turn, branch);
    }

    private static Going Noted(TurnInProgress turn, Node.Set set)
    {
        Notes.Apply(turn, set.Values, set.Ref);
        return On(turn, set);
    }

    private static Going Called(TurnInProgress turn, Node.Call call)
    {
        if (call.Next is { } back)
        {
            if (turn.State.Stack.Length >= DialogLimits.Calls) return Lost(turn);
            turn.State = turn.State with { Stack = turn.State.Stack.Add(back) };
        }

        return Toward(call.Start, call, turn);
    }

    private static Going Gone(TurnInProgress turn, Node.Goto go)
    {
        turn.State = turn.State with { Stack = [] };
        return Toward(go.Target, go, turn);
    }

    private static Going Ended(TurnInProgress turn, Node.End end)
    {
        if (turn.Spoken(end, out var texts).Line is { } line) Speech.Say(turn, line, texts, end.Ref);
        return Return(turn);
    }

    private static Going Return(TurnInProgress turn)
    {
        var stack = turn.State.Stack;
        if (stack.Length == 0) return Rest.Come(turn);
        turn.State = turn.State with { Stack = stack.RemoveAt(stack.Length - 1) };
        return new Going(stack[^1], false);
    }

    private static Going Lost(TurnInProgress turn)
    {
        Fault(turn);
        return Going.Nowhere;
    }
}
