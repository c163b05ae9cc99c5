namespace Hotline.Core.Dialogs.Publishing;

/// <summary>
/// What a newer publication has otherwise than an older one, in words: dialogs from the first to the last, then what works everywhere, settings, facts and words for helpers. Pure.
/// Lists of words by which messages are understood, and files that changed without anything that people see, are told by <see cref="FileDiff"/>.
/// </summary>
public static class PublicationDiff
{
    /// <summary>Empty when nothing is otherwise. <paramref name="waiting"/>: how many people wait for an answer at a question.</summary>
    public static IReadOnlyList<PublicationChange> Of(Publication before, Publication after, IReadOnlyDictionary<NodeRef, int> waiting)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(waiting);
        var people = new WaitingWords(waiting, after);
        var changes = new List<PublicationChange>();
        foreach (var dialog in before.Dialogs)
        {
            if (after.Find(dialog.Name) is { } now) changes.AddRange(OfDialog(before, dialog, after, now, people));
            else changes.Add(Removed(dialog, people));
        }

        foreach (var dialog in after.Dialogs.Where(d => before.Find(d.Name) is null))
            changes.Add(new PublicationChange($"dialog {dialog.Name}", [dialog.Nodes.Count(n => n is Node.Ask) is var asks && asks == 1 ? "added, 1 question" : $"added, {asks} questions"]));
        changes.AddRange(EverywhereDiff.Of(before, after));
        changes.AddRange(SettingsDiff.Of(before.Settings, after.Settings));
        changes.AddRange(HelpDiff.Of(before, after));
        return changes;
    }

    private static IEnumerable<PublicationChange> OfDialog(Publication before, Dialog old, Publication after, Dialog now, WaitingWords people)
    {
        if (old.Topic != now.Topic) yield return new PublicationChange($"dialog {old.Name}", [now.Topic is null ? "has no topic now" : $"its topic is {now.Topic} now"]);
        foreach (var node in old.Nodes)
        {
            if (now.Find(node.Ref.Node) is not { } newer) yield return Change(node, ["removed", .. people.OfRemoved(node)], people);
            else if (NodeDiff.Of(before, node, after, newer) is { Count: > 0 } parts) yield return Change(newer, [.. parts, .. people.OfChanged(node, newer)], people);
        }

        foreach (var node in now.Nodes.Where(n => old.Find(n.Ref.Node) is null)) yield return Change(node, ["added"], people);
    }

    private static PublicationChange Change(Node node, IReadOnlyList<string> what, WaitingWords people) =>
        new($"{NodeWords.Kind(node)} {node.Ref}", what) { Place = node.Ref, Waiting = people.At(node) };

    private static PublicationChange Removed(Dialog dialog, WaitingWords people) =>
        new($"dialog {dialog.Name}", ["removed", .. people.OfRemoved([.. dialog.Nodes])]) { Waiting = dialog.Nodes.Sum(people.At) };
}
