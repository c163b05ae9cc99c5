using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Things to do later: the timeout of the open question, and reminders that the person asked for.</summary>
internal static class Timers
{
    /// <summary>A question was asked: its timeout, or that of every form, replaces the one before.</summary>
    public static void Expect(TurnInProgress turn, Node.Ask ask, int step)
    {
        if ((ask.Timeout ?? OfForm(turn, ask)) is { } timeout) Add(turn, new ConversationTimer(turn.Now + timeout.After, timeout.Then, step));
    }

    public static Going Remind(TurnInProgress turn, Node.Remind remind)
    {
        Add(turn, new ConversationTimer(turn.Now + remind.After, remind.Ref, 0));
        return Walk.On(turn, remind);
    }

    /// <summary>Says where the conversation stands once the flood is over: nobody waits for a reply that was coalesced away.</summary>
    public static void CatchUp(TurnInProgress turn, DateTimeOffset at) => Add(turn, new ConversationTimer(at, SystemQuestions.CatchUp, 0));

    /// <summary>Tries all that is held once more, at the sooner of two times: what is said meanwhile puts off nothing that waits already.</summary>
    public static void SendAgain(TurnInProgress turn, DateTimeOffset at)
    {
        if (!turn.State.Timers.Any(t => t.Target == SystemQuestions.SendAgain && t.Due <= at)) Add(turn, new ConversationTimer(at, SystemQuestions.SendAgain, 0));
    }

    /// <summary>Plays every timer that is due, the earliest first.</summary>
    public static void Play(TurnInProgress turn)
    {
        var due = turn.State.Timers.Where(t => t.Due <= turn.Now).OrderBy(t => t.Due).ToList();
        turn.State = turn.State with { Timers = turn.State.Timers.RemoveAll(t => t.Due <= turn.Now) };
        foreach (var timer in due)
        {
            if (timer.Target == SystemQuestions.CatchUp) StandsNow(turn);
            else if (timer.Target == SystemQuestions.SendAgain) ReplyWindow.TryAgain(turn);
            else if (timer.Question == 0) Say(turn, timer.Target);
            else if (turn.State.Open is { } open && open.Step == timer.Question) PastDue(turn, open, timer.Target);
        }
    }

    /// <summary>Timers of questions that are no longer open are dropped.</summary>
    public static void Tidy(TurnInProgress turn)
    {
        var timers = turn.State.Timers;
        if (timers.Length == 0) return;
        var step = turn.State.Open?.Step ?? -1;
        var kept = timers.RemoveAll(t => t.Question != 0 && t.Question != step);
        if (kept.Length != timers.Length) turn.State = turn.State with { Timers = kept };
    }

    /// <summary>A form is what is asked about a topic before somebody was called, in whichever dialog the question stands.</summary>
    private static Timeout? OfForm(TurnInProgress turn, Node.Ask ask) =>
        turn.State is { Mode: ConversationMode.Bot, Topic.Length: > 0 } && ask.Ref.Dialog != SystemQuestions.Dialog && ask.Ref.Dialog != turn.Structure.Settings.Menu.Dialog
            ? turn.Structure.Settings.Timeout : null;

    private static void StandsNow(TurnInProgress turn)
    {
        if (turn.State.Mode is ConversationMode.Bot or ConversationMode.Waiting) Questions.Repeat(turn);
    }

    private static void PastDue(TurnInProgress turn, OpenQuestion open, NodeRef target)
    {
        if (turn.State.Mode is not (ConversationMode.Bot or ConversationMode.Waiting)) return;
        var from = turn.Structure.Find(open.Node);
        Funnel.Leave(turn, open.Node);
        turn.State = turn.State with { Open = null };
        if (target == turn.Structure.Settings.Timeout?.Then) turn.State = turn.State with { Stack = [], Interrupted = null };
        Walk.To(turn, target, from is not null && Walk.Toward(target, from, turn).Named);
    }

    /// <summary>A reminder is silent while a human talks, and when its words are gone or were withdrawn.</summary>
    private static void Say(TurnInProgress turn, NodeRef target)
    {
        if (turn.State.Mode is (ConversationMode.Human or ConversationMode.Stopped) || Withdrawn.Instead(turn, target) is not null || turn.Structure.Find(target) is not Node.Remind remind) return;
        Speech.Say(turn, turn.Spoken(remind, out var texts).Line, texts, target);
    }

    private static void Add(TurnInProgress turn, ConversationTimer timer)
    {
        var timers = turn.State.Timers.RemoveAll(t => t.Question != 0 ? timer.Question != 0 : timer.Question == 0 && t.Target == timer.Target);
        if (timers.Length >= DialogLimits.Timers) timers = timers.RemoveAt(0);
        turn.State = turn.State with { Timers = timers.Add(timer) };
    }
}
