namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>Finds ways that go round without a question, which would never let the person speak, and dialogs that call themselves.</summary>
internal static class CycleCheck
{
    public static IEnumerable<Finding> Silent(RuleScope scope)
    {
        var graph = scope.Graph;
        var silent = graph.CanEndWithout(node => node is Node.Ask);
        var rounds = new Rounds<NodeRef>(place => Ways(graph, place, silent));
        foreach (var round in rounds.From(graph.Nodes.Select(n => n.Ref)))
        {
            var first = graph.Find(round[0])!;
            yield return new Finding(graph.At(first), $"This goes round without a question: {Way(round)}. Put a question or an 'end' between.");
        }
    }

    public static IEnumerable<Finding> Calls(RuleScope scope)
    {
        var graph = scope.Graph;
        var calls = graph.Nodes.OfType<Node.Call>().ToLookup(c => c.Ref.Dialog, StringComparer.Ordinal);
        IEnumerable<string> Called(string dialog) => calls[dialog].Select(c => c.Start.Dialog).Distinct(StringComparer.Ordinal);
        var names = graph.Dialogs.Select(d => d.Name).ToList();
        var rounds = new Rounds<string>(Called).From(names);
        foreach (var round in rounds)
        {
            var call = calls[round[0]].First(c => c.Start.Dialog == round[1 % round.Count]);
            yield return new Finding(graph.At(call), $"Dialogs call each other without end: {string.Join(" → ", round.Append(round[0]))}. Use 'goto:' where nothing needs to come back.");
        }

        if (rounds.Count > 0) yield break;
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => Depth(name, Called, depths) == DialogLimits.Calls + 1))
            yield return new Finding(graph.At(calls[name].First()), $"From here dialogs call dialogs more than {DialogLimits.Calls} deep (DialogLimits.Calls). Use 'goto:' or join some.");
    }

    private static IEnumerable<NodeRef> Ways(NodeGraph graph, NodeRef place, HashSet<NodeRef> silent)
    {
        if (graph.Find(place) is not { } node || node is Node.Ask) return [];
        var ways = NodeGraph.Ways(node).OfType<NodeRef>();
        if (node is not Node.Call call) return ways;
        return silent.Contains(call.Start) ? ways.Append(call.Start) : [call.Start];
    }

    // Rounds were excluded, so this ends; a chain is no deeper than there are dialogs.
    private static int Depth(string dialog, Func<string, IEnumerable<string>> called, Dictionary<string, int> known)
    {
        if (known.TryGetValue(dialog, out var depth)) return depth;
        var deepest = called(dialog).Select(next => Depth(next, called, known) + 1).DefaultIfEmpty(0).Max();
        known[dialog] = deepest;
        return deepest;
    }

    private static string Way(IReadOnlyList<NodeRef> round)
    {
        var names = round.Append(round[0]).Select(r => r.Dialog == round[0].Dialog ? r.Node : r.ToString()).ToList();
        return names.Count <= 8 ? string.Join(" → ", names) : string.Join(" → ", names.Take(6).Append("…").Append(names[^1]));
    }
}
