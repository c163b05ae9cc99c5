using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// What a person hears who waits for a human. Honest, and repeated only when something changed or much time passed. Whoever asks whether anybody is there is answered,
/// but not within minutes again; whatever else they write is confirmed once.
/// </summary>
internal static class Waiting
{
    public static bool OnShift(TurnInProgress turn)
    {
        foreach (var locale in turn.Around.OnShift)
            if (Languages.Same(locale, turn.State.Locale)) return true;
        return false;
    }

    /// <summary>The person was told that nobody is on duty, and it is still so.</summary>
    public static bool IsNobodyTold(TurnInProgress turn) =>
        turn.State is { Mode: ConversationMode.Waiting, StatusTold: not null, StatusOnShift: false } && !OnShift(turn);

    /// <summary>How things stand, now.</summary>
    public static void Tell(TurnInProgress turn)
    {
        var onShift = OnShift(turn);
        Speech.Say(turn, onShift ? SystemLine.WaitingStatus : SystemLine.WaitingNobody);
        Told(turn, onShift);
    }

    /// <summary>"Where are you?", "help": the status, if it was not the answer minutes ago. True when it was said.</summary>
    public static bool Answer(TurnInProgress turn)
    {
        if (!IsDue(turn) && turn.State.CallAnswered && turn.Now - turn.State.StatusTold < Soon(turn)) return false;
        var confirmed = turn.State.WordsPassedOn && OnShift(turn) == turn.State.StatusOnShift;
        Tell(turn);
        turn.State = turn.State with { CallAnswered = true, WordsPassedOn = confirmed };
        return true;
    }

    /// <summary>Words for whoever will read the case: the status when it is due, else once that they are passed on. Silence after words about suicide would say that nobody listens: there each message is answered.</summary>
    public static void Hear(TurnInProgress turn)
    {
        if ((turn.Reading.Calls || Answers.IsGreeting(turn.Reading)) && Answer(turn)) return;
        if (IsDue(turn)) Tell(turn);
        else if (SpokeOfSuicide(turn)) Speech.Say(turn, SystemLine.StayWithUs, importance: Importance.Danger);
        else if (!turn.State.WordsPassedOn) Speech.Say(turn, SystemLine.PassedOn);
        turn.State = turn.State with { WordsPassedOn = true };
    }

    /// <summary>Notes that the person knows how things stand, by whichever words.</summary>
    public static void Told(TurnInProgress turn, bool onShift) =>
        turn.State = turn.State with { StatusTold = turn.Now, StatusOnShift = onShift, CallAnswered = false, WordsPassedOn = false };

    /// <summary>Whether the danger that was told is a wish to die, whatever else was told beside it.</summary>
    public static bool SpokeOfSuicide(TurnInProgress turn) => turn.State.Slots.GetValueOrDefault(Notes.Danger) == DangerRules.Name(DangerKind.Suicide);

    private static bool IsDue(TurnInProgress turn) =>
        turn.State.StatusTold is not { } told || turn.Now - told >= Patience(turn) || OnShift(turn) != turn.State.StatusOnShift;

    /// <summary>Whoever is in danger hears soon again that they are heard.</summary>
    private static TimeSpan Patience(TurnInProgress turn) => turn.State.Urgency == Urgency.Immediate ? DialogLimits.RepeatImmediate : DialogLimits.Repeat;

    private static TimeSpan Soon(TurnInProgress turn) => turn.State.Urgency == Urgency.Immediate ? DialogLimits.RepeatImmediate : DialogLimits.RepeatAnswer;
}
