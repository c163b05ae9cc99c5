namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>Finds nodes that no conversation can come to.</summary>
internal static class ReachCheck
{
    public static IEnumerable<Finding> Run(RuleScope scope)
    {
        var graph = scope.Graph;
        var reached = Reached(graph, Roots(scope));
        foreach (var dialog in graph.Dialogs)
        {
            var lost = dialog.Nodes.Where(n => !reached.Contains(n.Ref)).ToList();
            if (lost.Count == dialog.Nodes.Count)
            {
                yield return new Finding(graph.At(dialog.Start), $"Nothing leads to dialog '{dialog.Name}'. Name it in a 'then:', 'call:' or 'goto:', or remove the file.");
                continue;
            }

            foreach (var node in lost)
                yield return new Finding(graph.At(node), $"Nothing leads to node '{node.Ref.Node}'. Name it in a 'then:', let the node above fall to it, or remove it.");
        }
    }

    private static IEnumerable<NodeRef> Roots(RuleScope scope)
    {
        var settings = scope.Settings;
        return
        [
            settings.Start, settings.Menu, settings.Danger, .. scope.Reactions.Select(r => r.Then).OfType<NodeRef>(), .. settings.Moves.Values,
            .. settings.Mistaken is { } mistaken ? new[] { mistaken } : [],
            .. settings.Timeout is { } timeout ? new[] { timeout.Then } : [],
            .. scope.Graph.Nodes.Select(n => n.Ref).Where(r => r.Dialog == ScriptNames.Always),
        ];
    }

    private static HashSet<NodeRef> Reached(NodeGraph graph, IEnumerable<NodeRef> roots)
    {
        var reached = new HashSet<NodeRef>();
        var waiting = new Stack<NodeRef>(roots);
        while (waiting.TryPop(out var place))
        {
            if (graph.Find(place) is not { } node || !reached.Add(place)) continue;
            foreach (var way in NodeGraph.Ways(node))
            {
                if (way is { } next) waiting.Push(next);
            }

            if (node is Node.Call call) waiting.Push(call.Start);
        }

        // The words for "nobody is on duty" are said in place of the handoff's own; what stands below them is not entered that way.
        reached.UnionWith(graph.Nodes.OfType<Node.Handoff>().Where(h => h.Nobody is not null && reached.Contains(h.Ref)).Select(h => h.Nobody!.Value));
        return reached;
    }
}
