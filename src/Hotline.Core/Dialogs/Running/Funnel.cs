using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Notes what a turn adds to the funnels. Counted are nodes that a person sees: a branch, a value that is set or a call says nothing. Within one turn each kind counts once for a node.
/// Who goes another way from an open question (asks for a human, goes back, tells of danger) has neither answered nor left it.
/// </summary>
internal static class Funnel
{
    /// <summary>The walk is at a node.</summary>
    public static void Pass(TurnInProgress turn, Node node)
    {
        if (node is Node.Say or Node.Handoff or Node.End { Line: not null }) Reach(turn, node.Ref);
    }

    /// <summary>The question is put.</summary>
    public static void Ask(TurnInProgress turn, NodeRef question)
    {
        var asked = turn.Before.Open?.Node == question || turn.Before.Interrupted?.Question == question;
        if (!asked || IsOver(turn, question)) Reach(turn, question);
    }

    public static void Reach(TurnInProgress turn, NodeRef place) => Add(turn, place, FunnelKind.Reached, turn.State.Locale);

    /// <summary>An answer fits. What was never put to the person, because their first words said it, is no answer to a question.</summary>
    public static void Answer(TurnInProgress turn, NodeRef question, bool skipped)
    {
        if (turn.State.Open?.Node == question) Add(turn, question, skipped ? FunnelKind.Skipped : FunnelKind.Answered, turn.ShownIn);
    }

    /// <summary>An answer does not fit.</summary>
    public static void Misunderstand(TurnInProgress turn, OpenQuestion open)
    {
        if (open.Tries == 0) Add(turn, open.Node, FunnelKind.Misunderstood, turn.ShownIn);
    }

    /// <summary>Nobody answered in time.</summary>
    public static void Leave(TurnInProgress turn, NodeRef question) => Add(turn, question, FunnelKind.Left, turn.ShownIn);

    /// <summary>The turn is played: who ended the conversation left the question that was open.</summary>
    public static void Close(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Stopped && turn.Before is { Mode: not ConversationMode.Stopped, Open: { } open } && !IsOver(turn, open.Node)) Leave(turn, open.Node);
    }

    private static bool IsOver(TurnInProgress turn, NodeRef question) => turn.Funnel.Any(step => step.Node == question && step.Kind is FunnelKind.Answered or FunnelKind.Skipped or FunnelKind.Left);

    private static void Add(TurnInProgress turn, NodeRef place, FunnelKind kind, LocaleTag locale)
    {
        if (place.Dialog != SystemQuestions.Dialog && !turn.Funnel.Any(step => step.Node == place && step.Kind == kind)) turn.Add(new FunnelStep(place, kind, locale));
    }
}
