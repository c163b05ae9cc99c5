namespace Hotline.Core.Dialogs.Publishing;

/// <summary>Who waits at a question, and what becomes of them when <paramref name="after"/> is the newest publication.</summary>
internal sealed class WaitingWords(IReadOnlyDictionary<NodeRef, int> waiting, Publication after)
{
    private const string OnTheOld = "finish on the questions that they began with";

    public int At(Node node) => node is Node.Ask ? waiting.GetValueOrDefault(node.Ref) : 0;

    /// <summary>Of a node that is still there.</summary>
    public IEnumerable<string> OfChanged(Node old, Node now)
    {
        if (At(old) is not (> 0 and var people)) return [];
        // Other choices or another kind: to these people it is asked as it was when they began.
        return NodeSignature.Of(old) == NodeSignature.Of(now) ? [There(people)] : [$"{There(people)} and {OnTheOld}"];
    }

    /// <summary>Of nodes that are gone together.</summary>
    public IEnumerable<string> OfRemoved(params IReadOnlyList<Node> gone)
    {
        var asked = gone.Where(n => At(n) > 0).ToList();
        if (asked.Count == 0) return [];
        var ways = asked.GroupBy(n => after.Settings.Moves.TryGetValue(n.Ref, out var to) ? $"go to {to}" : OnTheOld, StringComparer.Ordinal)
            .Select(g => (Way: g.Key, People: g.Sum(At))).ToList();
        var all = There(asked.Sum(At));
        return ways is [var one] ? [$"{all} and {one.Way}"] : [all, .. ways.Select(w => $"{w.People} of them {w.Way}")];
    }

    private static string There(int people) => people == 1 ? "1 person is waiting there" : $"{people} people are waiting there";
}
