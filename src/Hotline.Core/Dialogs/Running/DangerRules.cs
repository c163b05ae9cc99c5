using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// What danger does, in every mode: urgency rises at once, the form is set aside with its answers, and the danger dialog speaks before anything else. Within one episode
/// the same danger is an ordinary message, so that a person who writes "he beats me" three times is not told the same thing three times.
/// </summary>
internal static class DangerRules
{
    /// <summary>Plays the dangers of a message. True when that was all; false when the message is still to be answered.</summary>
    public static bool Play(TurnInProgress turn, IReadOnlyList<DangerKind> kinds)
    {
        if (kinds.Count == 0) return false;
        foreach (var kind in kinds) Notes.Raise(turn, Urgency.Immediate, $"danger:{Name(kind)}");
        var worse = IsWorse(turn, kinds[0]);
        if (worse) Notes.Put(turn, Notes.Danger, Name(kinds[0]));
        var known = !worse && turn.State.DangerTold is { } told && turn.Now - told < DialogLimits.Repeat;
        return turn.State.Mode == ConversationMode.Human ? WhileHuman(turn, known) : known ? Again(turn) : Begin(turn);
    }

    /// <summary>The person called for help by a word, a digit or a button: never "the same again", always the numbers and the danger dialog.</summary>
    public static void Called(TurnInProgress turn)
    {
        IReadOnlyList<DangerKind> kinds = turn.Reading.Danger is { Count: > 0 } read ? read : [DangerKind.Danger];
        foreach (var kind in kinds) Notes.Raise(turn, Urgency.Immediate, $"danger:{Name(kind)}");
        if (IsWorse(turn, kinds[0])) Notes.Put(turn, Notes.Danger, Name(kinds[0]));
        if (turn.State.Mode == ConversationMode.Human) WhileHuman(turn, known: false);
        else Begin(turn);
    }

    /// <summary>The walk came into the danger dialog, by words or by the script.</summary>
    public static void Entered(TurnInProgress turn)
    {
        turn.Importance = Importance.Danger;
        if (!turn.Effects.OfType<Effect.CancelRoutine>().Any()) turn.Add(new Effect.CancelRoutine());
        if (!turn.State.Slots.ContainsKey(Notes.Danger)) Notes.Put(turn, Notes.Danger, Name(DangerKind.Danger));
        Notes.Raise(turn, Urgency.Immediate, $"danger:{turn.State.Slots.GetValueOrDefault(Notes.Danger, Name(DangerKind.Danger))}");
        turn.State = turn.State with { DangerTold = turn.Now };
    }

    public static string Name(DangerKind kind) => kind switch
    {
        DangerKind.Suicide => "suicide",
        DangerKind.Medical => "medical",
        DangerKind.Birth => "birth",
        DangerKind.Violence => "violence",
        DangerKind.Confinement => "confinement",
        DangerKind.Custody => "custody",
        DangerKind.Child => "child",
        _ => "danger",
    };

    private static bool Begin(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Reopen(turn);
        if (turn.State.Mode == ConversationMode.Stopped) turn.State = turn.State with { Mode = ConversationMode.Bot };
        Rest.Interrupt(turn);
        turn.State = turn.State with { Place = null };
        Walk.To(turn, turn.Structure.Settings.Danger, named: false);
        return true;
    }

    /// <summary>The same danger within its episode: an answer if a question is open, else how things stand.</summary>
    private static bool Again(TurnInProgress turn)
    {
        turn.Importance = Importance.Danger;
        if (turn.State.Open is not null) return false;
        if (turn.State.Mode != ConversationMode.Waiting) return Begin(turn);
        if (Waiting.SpokeOfSuicide(turn)) Waiting.Hear(turn);
        else Waiting.Tell(turn);
        return true;
    }

    private static bool WhileHuman(TurnInProgress turn, bool known)
    {
        turn.CaseTouched = true;
        if (known) return true;
        turn.Add(new Effect.CancelRoutine());
        Speech.Say(turn, SystemLine.DangerWhileHuman, importance: Importance.Danger);
        turn.State = turn.State with { DangerTold = turn.Now };
        return true;
    }

    private static bool IsWorse(TurnInProgress turn, DangerKind kind)
    {
        if (!turn.State.Slots.TryGetValue(Notes.Danger, out var held)) return true;
        foreach (var known in Enum.GetValues<DangerKind>())
            if (Name(known) == held) return kind < known;
        return true;
    }
}
