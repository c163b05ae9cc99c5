namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>
/// Nobody is shut in between questions: whoever is not understood can still come to a person by some way, and the word "operator" calls one by every way. A dialog that ends goes back to whoever
/// called it, or to the menu.
/// </summary>
internal static class PersonCheck
{
    public static IEnumerable<Finding> Run(RuleScope scope)
    {
        var graph = scope.Graph;
        if (new HandoffCheck(scope).AfterOperator() is { } end)
            yield return new Finding(graph.At(end), $"Who writes \"operator\" may end here, at '{end.Ref}', and no one is called. Lead it to a 'handoff:'.");
        var open = ComingToPerson(scope);
        foreach (var ask in graph.Nodes.OfType<Node.Ask>())
        {
            if (ask.Otherwise is { } otherwise && graph.Find(otherwise.Then) is not null && !open.Contains(otherwise.Then))
                yield return new Finding(graph.At(ask), $"Who is not understood at '{ask.Ref}' goes to '{otherwise.Then}', and no way leads from there to a person. Let 'otherwise:' go on to a 'handoff:', or to the menu.");
        }
    }

    /// <summary>Every place from which some way leads to a handoff.</summary>
    private static HashSet<NodeRef> ComingToPerson(RuleScope scope)
    {
        var callers = scope.Graph.Nodes.OfType<Node.Call>().ToLookup(c => c.Start.Dialog, c => c.Next, StringComparer.Ordinal);
        var open = new HashSet<NodeRef>();
        bool Opens(NodeRef? way, string dialog) => way is { } next ? open.Contains(next) : open.Contains(scope.Settings.Menu) || callers[dialog].Any(back => back is { } there && open.Contains(there));
        bool Is(Node node) => node is Node.Handoff || node is Node.Call call && open.Contains(call.Start) || NodeGraph.Ways(node).Any(way => Opens(way, node.Ref.Dialog));

        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var node in scope.Graph.Nodes.Where(n => !open.Contains(n.Ref) && Is(n)).ToList()) grown |= open.Add(node.Ref);
        }

        return open;
    }
}
