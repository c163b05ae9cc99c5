using System.Collections.Immutable;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Stop, leave, erase, and being blocked: one message each, from any mode, also when a script leads to their words.</summary>
internal static class Endings
{
    private const int MostLines = 4;

    private static readonly ImmutableArray<ReactionKind> Kinds = [ReactionKind.Stop, ReactionKind.Leave, ReactionKind.Erase];

    public static bool Is(ReactionKind kind) => Kinds.Contains(kind);

    /// <summary>The ending whose words stand at this place, if they do.</summary>
    public static ReactionKind? At(TurnInProgress turn, NodeRef place)
    {
        foreach (var kind in Kinds)
            if (turn.Script.Reactions.Of(kind)?.Then == place) return kind;
        return null;
    }

    public static void End(TurnInProgress turn, ReactionKind kind)
    {
        if (kind == ReactionKind.Erase && ContactAddresses.EraseOthers(turn, Again(turn))) return;
        if (!turn.Effects.OfType<Effect.CancelRoutine>().Any()) turn.Add(new Effect.CancelRoutine());
        turn.Importance = Importance.Routine;
        turn.Ended = turn.State.Mode != ConversationMode.Stopped || kind == ReactionKind.Erase;
        if (turn.State.Mode != ConversationMode.Stopped || kind != ReactionKind.Stop) SayWords(turn, Reactions.Target(turn, kind));
        Leave(turn, Ended(kind));
        if (kind == ReactionKind.Leave) turn.Add(new Effect.SessionEnded());
        if (kind == ReactionKind.Erase) Erase(turn);
    }

    /// <summary>The person cannot be reached any more: nothing is said.</summary>
    public static void Blocked(TurnInProgress turn) => Leave(turn, Ended(ReactionKind.Leave));

    /// <summary>An order from outside: not a word is said.</summary>
    public static void Order(TurnInProgress turn, ConversationEvent order)
    {
        // Who came back since the order was given is not old any more.
        if (order is ErasureOrdered { ByAge: true } && turn.State.Mode is ConversationMode.Waiting or ConversationMode.Human) return;
        if (!ContactAddresses.EraseOthers(turn, order)) Erase(turn);
    }

    private static void Erase(TurnInProgress turn)
    {
        turn.State = new ConversationState
        {
            Address = turn.State.Address,
            Locale = turn.State.Locale,
            LocaleKnown = turn.State.LocaleKnown,
            LocaleChosen = turn.State.LocaleChosen,
            Mode = ConversationMode.Stopped,
            CasesOpened = turn.State.CasesOpened,
            Step = turn.State.Step,
        };
        turn.Add(new Effect.Erase());
    }

    /// <summary>The same wish once more, when the person's other conversations are gone.</summary>
    private static PersonWrote Again(TurnInProgress turn) => new(new InboundMessage(turn.State.Address, "", turn.Now, new InboundTap(Taps.Reserved(ReactionKind.Erase))));

    private static void Leave(TurnInProgress turn, string words)
    {
        var state = turn.State;
        if (state.Case is { } held && state.Mode is (ConversationMode.Waiting or ConversationMode.Human))
            turn.Add(new Effect.CaseChanged(Handoffs.Snapshot(state, held, words)));
        turn.CaseTouched = false;
        turn.State = state with
        {
            Mode = ConversationMode.Stopped,
            Case = null,
            Open = null,
            Stack = [],
            Trail = [],
            Timers = [],
            Interrupted = null,
            DangerTold = null,
            StatusTold = null,
            Topic = "",
        };
        Notes.Clear(turn);
    }

    /// <summary>The words of an ending, without walking: nothing after them may ask or hand off.</summary>
    private static void SayWords(TurnInProgress turn, NodeRef? from)
    {
        for (var (at, said) = (from, 0); at is { } place && said < MostLines; said++)
        {
            var node = turn.Structure.Find(place);
            var line = node switch
            {
                Node.Say say => turn.Spoken(say, out _).Line,
                Node.End end => turn.Spoken(end, out _).Line,
                _ => null,
            };
            if (line is not null) Speech.Say(turn, line, turn.WordsFor(place).Texts, place);
            at = node is Node.Say ? node.Next : null;
        }
    }

    private static string Ended(ReactionKind kind) => kind switch
    {
        ReactionKind.Leave => "left",
        ReactionKind.Erase => "erased",
        _ => "stopped",
    };
}
