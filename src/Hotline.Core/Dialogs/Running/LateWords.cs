using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Words that were written before what is asked now was asked: their webhook was lost and they were found in the provider's list, or the provider brings them days late. The transcript has them, danger rules hear them,
/// and stop, leave, erase and the call for a person count; but they answer nothing, begin nothing, and wake nobody who stopped. The words under a file, a place and a shared number are such words too; only a voice is listened to,
/// however late. Taps carry their step and need none of this.
/// Kept as one note, the time before which words are late: when the person's last words were written after which something was asked, less <see cref="DialogLimits.ClockDifference"/>. That time may be by the provider's clock or by ours, and so may that of the words
/// (Twilio's webhook says no time, its list does).
/// </summary>
internal static class LateWords
{
    public static bool Are(TurnInProgress turn, InboundMessage message) =>
        message.Content is { WantsAnswer: true } and not InboundTap && Since(turn) is { } since && message.SentAt.ToUnixTimeSeconds() < since;

    /// <summary>A word that works everywhere and counts however late it comes. Nobody who stopped is brought back by a call for a person that they wrote before.</summary>
    public static bool Count(ReactionKind kind, ConversationMode mode) =>
        kind is ReactionKind.Stop or ReactionKind.Leave or ReactionKind.Erase or ReactionKind.Danger || kind == ReactionKind.Operator && mode != ConversationMode.Stopped;

    /// <summary>True when that was all: who stopped hears nothing (but a voice still finds somebody who listens), and an open question is said again. Where nothing is open it is as ever.</summary>
    public static bool Play(TurnInProgress turn, InboundContent content, bool unclear)
    {
        if (turn.State.Mode == ConversationMode.Stopped) return !Acknowledgements.IsUnheard(turn, content);
        if (unclear && turn.State.Open?.Node != SystemQuestions.StopOrErase) Reactions.AskStopOrErase(turn);
        else if (turn.State.Open is { } open) Answering.Late(turn, open, content);
        else return false;
        return true;
    }

    /// <summary>
    /// At the end of a turn: something new is asked, or somebody else talks from now on. Only after words of the person: a tap, a timer and the desk are dated by our clock, and a provider whose own clock stands far from it would
    /// have every word for late.
    /// </summary>
    public static void Note(TurnInProgress turn, ConversationState before)
    {
        var asked = turn.State.Open is { } open && open.Step != before.Open?.Step;
        if (turn.WroteAt is not { } wrote || !asked && turn.State.Mode == before.Mode) return;
        var at = wrote < turn.Now ? wrote : turn.Now;
        var since = (at - DialogLimits.ClockDifference).ToUnixTimeSeconds();
        if (!(since <= Since(turn))) Notes.Put(turn, Notes.AskedSince, since.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Nothing was asked in the future: such a note is of a clock that was fast and was put back, and nobody is to go unheard until the time has come again.</summary>
    private static long? Since(TurnInProgress turn) =>
        turn.State.Slots.TryGetValue(Notes.AskedSince, out var note) && long.TryParse(note, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since)
        && since <= turn.Now.ToUnixTimeSeconds() ? since : null;
}
