using Hotline.Core.Cases;
using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>After an operator closed the case: one question, then the case again or something new.</summary>
internal static class ClosedCase
{
    public static void Ask(TurnInProgress turn) => SystemAnswers.Ask(turn, SystemQuestions.AboutYourCase);

    public static void Answered(TurnInProgress turn, bool same)
    {
        if (same && turn.State.Case is not null)
        {
            Reopen(turn);
            Waiting.Tell(turn);
            return;
        }

        Forget(turn);
        Walk.To(turn, turn.Publications.Newest.Settings.Menu, named: true);
    }

    /// <summary>The same case waits again, under its own code and as urgent as it was.</summary>
    public static void Reopen(TurnInProgress turn)
    {
        if (turn.State.Case is not { } held) return;
        var urgency = turn.State.Urgency > held.Urgency ? turn.State.Urgency : held.Urgency;
        turn.State = turn.State with
        {
            Mode = ConversationMode.Waiting,
            Case = held with { Holder = null },
            Urgency = urgency,
            Reasons = Notes.Union(held.Reasons, turn.State.Reasons, DialogLimits.Flags),
            Flags = Notes.Union(held.Flags, turn.State.Flags, DialogLimits.Flags),
            Topic = held.Topic,
            Open = null,
            StatusTold = null,
        };
        turn.CaseTouched = true;
    }

    /// <summary>The person writes after a long time: nobody asks them about what was then.</summary>
    public static void Expire(TurnInProgress turn)
    {
        if (turn.State is { Mode: ConversationMode.Closed, StatusTold: { } closed } && turn.Now - closed > DialogLimits.Reopens) Forget(turn);
    }

    /// <summary>Lets the closed case go: what comes now is something new.</summary>
    public static void Forget(TurnInProgress turn)
    {
        turn.State = turn.State with { Mode = ConversationMode.Bot, Case = null, Urgency = Urgency.Normal, Reasons = [], Open = null };
        Notes.Clear(turn);
    }
}
