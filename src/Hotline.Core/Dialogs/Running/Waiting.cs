using Hotline.Core.Cases;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What a person hears who waits for a human. Honest, and repeated only when something changed or much time passed.</summary>
internal static class Waiting
{
    public static bool OnShift(TurnInProgress turn)
    {
        foreach (var locale in turn.Around.OnShift)
            if (Languages.Same(locale, turn.State.Locale)) return true;
        return false;
    }

    public static void Tell(TurnInProgress turn, bool always)
    {
        var onShift = OnShift(turn);
        var due = turn.State.StatusTold is not { } told || turn.Now - told >= Patience(turn) || onShift != turn.State.StatusOnShift;
        if (!due && !always) return;
        Speech.Say(turn, onShift ? SystemLine.WaitingStatus : SystemLine.WaitingNobody);
        Told(turn, onShift);
    }

    /// <summary>Whoever is in danger hears soon again that they are heard.</summary>
    private static TimeSpan Patience(TurnInProgress turn) => turn.State.Urgency == Urgency.Immediate ? DialogLimits.RepeatImmediate : DialogLimits.Repeat;

    public static void Told(TurnInProgress turn, bool onShift) => turn.State = turn.State with { StatusTold = turn.Now, StatusOnShift = onShift };
}
