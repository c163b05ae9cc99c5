using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Words that were written before what is asked now was asked: their webhook was lost and they were found in the provider's list, or the provider brings them days late. The transcript has them, danger rules hear them,
/// and stop, leave, erase and the call for a person count; but they answer nothing, begin nothing, and wake nobody who stopped. Taps carry their step and need none of this.
/// Kept as one note, the time before which words are late. It comes from the provider's clock, as that of the words does: from when the person wrote the message after which something was asked.
/// </summary>
internal static class LateWords
{
    public static bool Are(TurnInProgress turn, InboundMessage message) =>
        message.Content is InboundText or InboundStart && Since(turn.State) is { } since && message.SentAt.ToUnixTimeSeconds() < since;

    /// <summary>A word that works everywhere and counts however late it comes. Nobody who stopped is brought back by a call for a person that they wrote before.</summary>
    public static bool Count(ReactionKind kind, ConversationMode mode) =>
        kind is ReactionKind.Stop or ReactionKind.Leave or ReactionKind.Erase or ReactionKind.Danger || kind == ReactionKind.Operator && mode != ConversationMode.Stopped;

    /// <summary>True when that was all: who stopped hears nothing, and an open question is said again. Where nothing is open it is as ever.</summary>
    public static bool Play(TurnInProgress turn, InboundContent content, bool unclear)
    {
        if (turn.State.Mode == ConversationMode.Stopped) return true;
        if (unclear && turn.State.Open?.Node != SystemQuestions.StopOrErase) Reactions.AskStopOrErase(turn);
        else if (turn.State.Open is { } open) Answering.Late(turn, open, content);
        else return false;
        return true;
    }

    /// <summary>At the end of a turn: something new is asked, or somebody else talks from now on. What follows from no message of the person is dated by the store's clock, and so may a tap be.</summary>
    public static void Note(TurnInProgress turn, ConversationState before)
    {
        var asked = turn.State.Open is { } open && open.Step != before.Open?.Step;
        if (!asked && turn.State.Mode == before.Mode) return;
        var at = turn.WroteAt < turn.Now ? turn.WroteAt.Value : turn.Now;
        var since = (at - (turn.WroteAt is null || turn.WasTapped ? DialogLimits.ClockDifference : DialogLimits.OutOfOrder)).ToUnixTimeSeconds();
        if (!(since <= Since(turn.State))) Notes.Put(turn, Notes.AskedSince, since.ToString(CultureInfo.InvariantCulture));
    }

    private static long? Since(ConversationState state) =>
        state.Slots.TryGetValue(Notes.AskedSince, out var note) && long.TryParse(note, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since) ? since : null;
}
