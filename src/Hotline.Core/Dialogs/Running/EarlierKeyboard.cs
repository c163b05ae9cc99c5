using System.Globalization;
using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// A question that is asked again because the person changed the language stays the same question: the buttons under its earlier asking, which still stand above in the chat, answer it too. Kept as one note
/// while that question is open, or waits for the choice of the language; any other question ends it, and so does an answer.
/// </summary>
internal static class EarlierKeyboard
{
    /// <summary>The language changes now, or is asked for.</summary>
    public static void Keep(TurnInProgress turn)
    {
        if (turn.State.Open is { } open && turn.Question(open.Node) is { Ask.ChoicesAreLocales: false, Options.Count: > 0 })
            Notes.Put(turn, Notes.ShownBefore, string.Create(CultureInfo.InvariantCulture, $"{open.Node}:{Since(turn, open)}"));
    }

    /// <summary>The first step whose buttons answer the open question: its own where nothing is kept.</summary>
    public static int Since(TurnInProgress turn, OpenQuestion open) => Find(turn) is { } kept && kept.Question == open.Node.ToString() ? kept.Step : open.Step;

    public static void Asked(TurnInProgress turn, NodeRef question)
    {
        if (Find(turn) is { } kept && kept.Question != question.ToString() && kept.Question != turn.State.Interrupted?.Question.ToString()) Forget(turn);
    }

    public static void Answered(TurnInProgress turn, NodeRef question)
    {
        if (Find(turn) is { } kept && kept.Question == question.ToString()) Forget(turn);
    }

    private static void Forget(TurnInProgress turn) => Notes.Put(turn, Notes.ShownBefore, "");

    private static (string Question, int Step)? Find(TurnInProgress turn)
    {
        if (!turn.State.Slots.TryGetValue(Notes.ShownBefore, out var note) || note.LastIndexOf(':') is not (> 0 and var colon)) return null;
        return int.TryParse(note.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? (note[..colon], step) : null;
    }
}
