using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The menu: where a conversation is free of everything it was in, and moves to the newest publication.</summary>
internal static class Menu
{
    /// <summary>Coming to the menu. By the script it ends what was before; asked for by the person it keeps the answers. Returns its place in the newest publication.</summary>
    public static NodeRef Arrive(TurnInProgress turn)
    {
        // What the first words left in doubt is asked at the menu that the script comes to; who asks for the menu gets all of it.
        var likely = turn.State.Slots.GetValueOrDefault(Notes.TopicsLikely, "");
        if (!turn.KeepsAnswers) Notes.Clear(turn);
        turn.Structure = turn.Publications.Newest;
        turn.Importance = Importance.Routine;
        turn.State = turn.State with { Stack = [], Trail = [], Interrupted = null, DangerTold = null, Open = null };
        if (turn.State.Case is null) Notes.Put(turn, Notes.Danger, "");
        Notes.Hear(turn, turn.Heard ?? "");
        Notes.Put(turn, Notes.TopicsLikely, turn.KeepsAnswers ? "" : likely);
        if (turn.KeepsAnswers) TopicChoices.Hear(turn);
        return turn.Structure.Settings.Menu;
    }

    public static void Ask(TurnInProgress turn)
    {
        turn.KeepsAnswers = true;
        Walk.To(turn, turn.Publications.Newest.Settings.Menu, named: true);
        turn.KeepsAnswers = false;
    }
}
