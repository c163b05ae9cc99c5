using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The outermost end of a dialog: back to what it interrupted, else to rest.</summary>
internal static class Rest
{
    public static Going Come(TurnInProgress turn)
    {
        var state = turn.State;
        if (state.Interrupted is { } form && (state.Mode == ConversationMode.Bot || form.WhileWaiting)) return Resume(turn, form);
        turn.State = state with { Open = null };
        if (state.Mode == ConversationMode.Bot) Forget(turn);
        return Going.Nowhere;
    }

    /// <summary>Back to an interrupted question, in the dialog that it stood in; the menu when it is gone.</summary>
    public static Going Resume(TurnInProgress turn, InterruptedForm form)
    {
        turn.Importance = Importance.Routine;
        turn.State = turn.State with { Interrupted = null, DangerTold = null, Stack = form.Stack, Open = null };
        return turn.Structure.Find(form.Question) is not null ? new Going(form.Question, true) : new Going(turn.Publications.Newest.Settings.Menu, true);
    }

    /// <summary>Sets the open question aside for something that comes between. The first that was set aside stays.</summary>
    public static void Interrupt(TurnInProgress turn)
    {
        var state = turn.State;
        var form = state.Interrupted;
        if (form is null && state.Open is { } open && open.Node.Dialog != SystemQuestions.Dialog && open.Node.Dialog != turn.Structure.Settings.Danger.Dialog)
            form = new InterruptedForm(open.Node, state.Stack, state.Mode == ConversationMode.Waiting);
        turn.State = state with { Interrupted = form, Open = null, Stack = [] };
    }

    private static void Forget(TurnInProgress turn)
    {
        Notes.Clear(turn);
        turn.State = turn.State with { Trail = [], DangerTold = null, Topic = turn.State.Case is null ? "" : turn.State.Topic };
    }
}
