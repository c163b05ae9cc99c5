using System.Collections.Immutable;
using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>One question back, or back to the form that something interrupted.</summary>
internal static class Back
{
    public static void Play(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Closed)
        {
            ClosedCase.Ask(turn);
            return;
        }

        var trail = turn.State.Trail;
        if (turn.State.Interrupted is { } form && (trail.Length == 0 || trail[^1].Dialog == form.Question.Dialog))
        {
            var going = Rest.Resume(turn, form);
            Walk.To(turn, going.To!.Value, named: true);
        }
        else if (LastThatStands(turn, trail) is var at and >= 0)
        {
            var question = trail[at];
            turn.State = turn.State with { Trail = trail[..at], Stack = StackAt(turn, question), Open = null };
            Walk.To(turn, question, named: true);
        }
        else
        {
            Questions.Repeat(turn);
        }
    }

    private static int LastThatStands(TurnInProgress turn, ImmutableArray<NodeRef> trail)
    {
        for (var i = trail.Length - 1; i >= 0; i--)
            if (turn.Structure.Find(trail[i]) is Node.Ask) return i;
        return -1;
    }

    /// <summary>
    /// The callers of a question that is gone back to: those above its own dialog are cut off; when its dialog was left by coming back from a call, the call's return is put on again.
    /// </summary>
    private static ImmutableArray<NodeRef> StackAt(TurnInProgress turn, NodeRef question)
    {
        var stack = turn.State.Stack;
        if (turn.State.Place is not { } here || here.Dialog == question.Dialog) return stack;
        for (var i = stack.Length - 1; i >= 0; i--)
            if (stack[i].Dialog == question.Dialog) return stack[..i];
        foreach (var node in turn.Structure.Find(here.Dialog)?.Nodes ?? [])
            if (node is Node.Call { Next: { } next } call && call.Start.Dialog == question.Dialog && stack.Length < DialogLimits.Calls) return stack.Add(next);
        return stack;
    }
}
