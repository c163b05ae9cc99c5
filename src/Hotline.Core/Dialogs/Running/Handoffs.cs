using Hotline.Core.Cases;
using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Opens a case, or raises the one that is open. The only door through which a case comes out of a conversation.</summary>
internal static class Handoffs
{
    private const string NoTopic = "other";

    public static Going Open(TurnInProgress turn, Node.Handoff handoff)
    {
        if (handoff.Urgency is { } urgency) Notes.Raise(turn, urgency, $"node:{handoff.Ref}");
        Open(turn, handoff.Summary, handoff.Urgency);
        if (handoff.Line is { } line) Tell(turn, handoff, line);
        if (handoff.Continues) return Walk.On(turn, handoff);
        turn.State = turn.State with { Open = null, Stack = [] };
        return Going.Nowhere;
    }

    /// <summary>A case without any words: whoever opens it says what there is to say.</summary>
    public static void Open(TurnInProgress turn) => Open(turn, [], urgency: null);

    /// <summary>A case without any script: when the script that should have opened one is broken or missing.</summary>
    public static void Bare(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Human) return;
        Open(turn, [], urgency: null);
        Waiting.Tell(turn);
    }

    public static CaseSnapshot Snapshot(ConversationState state, CaseState held, string? endedByPerson = null)
    {
        var summary = new List<KeyValuePair<string, string>>(held.SummarySlots.Length);
        foreach (var slot in held.SummarySlots)
            if (state.Slots.TryGetValue(slot, out var value)) summary.Add(new(slot, value));
        return new CaseSnapshot(held.Id, held.Topic, held.Urgency, held.Reasons, held.Flags, state.Locale, summary, held.OpenedAt, endedByPerson);
    }

    /// <summary>The case that is open in this conversation, null when none is.</summary>
    public static CaseSnapshot? Standing(ConversationState state) =>
        state is { Case: { } held, Mode: ConversationMode.Waiting or ConversationMode.Human } ? Snapshot(state, held) : null;

    /// <summary>Brings the held case up to what the conversation knows, and its snapshot into the effects. Once, at the end of a turn.</summary>
    public static void Report(TurnInProgress turn)
    {
        var state = turn.State;
        if (!turn.CaseTouched || state.Case is not { } held || state.Mode is not (ConversationMode.Waiting or ConversationMode.Human)) return;
        held = held with { Urgency = state.Urgency, Reasons = state.Reasons, Flags = state.Flags };
        turn.State = state with { Case = held };
        turn.Add(new Effect.CaseChanged(Snapshot(turn.State, held)));
    }

    private static void Open(TurnInProgress turn, IReadOnlyList<string> summary, Urgency? urgency)
    {
        var state = turn.State;
        var topic = state.Topic.Length > 0 ? state.Topic : state.Slots.GetValueOrDefault(Notes.TopicHeard, NoTopic);
        var held = state.Case is { } open
            ? open with
            {
                SummarySlots = Notes.Union(open.SummarySlots, summary, DialogLimits.Slots),
                // A new danger is what the case is about now: whoever takes it must not read "unpaid wages" over a person who bleeds.
                Topic = state.Urgency > open.Urgency || urgency == Urgency.Immediate && state.Topic.Length > 0 || open.Topic == NoTopic ? topic : open.Topic,
            }
            : new CaseState(CaseCode.For(turn.Id, state.CasesOpened), topic, state.Urgency, state.Reasons, state.Flags, Notes.Union([], summary, DialogLimits.Slots), turn.Now, null, 0);
        turn.State = state with
        {
            Case = held,
            CasesOpened = state.Case is null ? state.CasesOpened + 1 : state.CasesOpened,
            Mode = state.Mode == ConversationMode.Human ? ConversationMode.Human : ConversationMode.Waiting,
        };
        turn.CaseTouched = true;
    }

    private static void Tell(TurnInProgress turn, Node.Handoff handoff, Line line)
    {
        var onShift = Waiting.OnShift(turn);
        if (onShift || !SayNobody(turn, handoff)) SayHandoff(turn, handoff, line, onShift);
        Waiting.Told(turn, onShift);
    }

    private static bool SayNobody(TurnInProgress turn, Node.Handoff handoff)
    {
        if (handoff.Nobody is not { } nobody || turn.Structure.Find(nobody) is not Node.Say say || !Speech.Say(turn, turn.Spoken(say, out var texts).Line, texts, say.Ref)) return false;
        Funnel.Reach(turn, nobody);
        return true;
    }

    private static void SayHandoff(TurnInProgress turn, Node.Handoff handoff, Line line, bool onShift)
    {
        if (!Speech.Say(turn, turn.Spoken(handoff, out var texts).Line ?? line, texts, handoff.Ref))
            Speech.Say(turn, onShift ? SystemLine.WaitingStatus : SystemLine.WaitingNobody);
    }
}
