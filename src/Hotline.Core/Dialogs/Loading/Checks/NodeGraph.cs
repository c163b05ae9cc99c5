namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>The ways between nodes, for the checks. A null way means that the dialog ends there.</summary>
internal sealed class NodeGraph
{
    private readonly Dictionary<NodeRef, Node> _nodes;

    public NodeGraph(IReadOnlyList<Dialog> dialogs)
    {
        Dialogs = dialogs;
        _nodes = dialogs.SelectMany(d => d.Nodes).ToDictionary(n => n.Ref);
        Files = dialogs.ToDictionary(d => d.Name, d => d.File, StringComparer.Ordinal);
    }

    public IReadOnlyList<Dialog> Dialogs { get; }

    public IEnumerable<Node> Nodes => _nodes.Values;

    private Dictionary<string, string> Files { get; }

    public Node? Find(NodeRef place) => _nodes.GetValueOrDefault(place);

    public Spot At(Node node) => new(Files[node.Ref.Dialog], node.LineNumber);

    /// <summary>Where the node may go on within its dialog's run. A call's own dialog is not among them.</summary>
    public static IEnumerable<NodeRef?> Ways(Node node) => node switch
    {
        Node.End => [null],
        Node.Handoff { Continues: false } => [],
        Node.Branch branch => BranchWays(branch),
        Node.Ask ask => AskWays(ask),
        _ => [node.Next],
    };

    /// <summary>Nodes from which the run can come to its dialog's end without passing a node at which <paramref name="stops"/> holds.</summary>
    public HashSet<NodeRef> CanEndWithout(Func<Node, bool> stops)
    {
        var found = new HashSet<NodeRef>();
        var grown = true;
        while (grown)
        {
            grown = false;
            foreach (var node in _nodes.Values.Where(n => !found.Contains(n.Ref) && !stops(n) && Ends(n, found)))
                grown |= found.Add(node.Ref);
        }

        return found;
    }

    private static bool Ends(Node node, HashSet<NodeRef> known)
    {
        // goto drops the callers: it never comes back to them.
        if (node is Node.Goto) return false;
        if (node is Node.Call call && !known.Contains(call.Start)) return false;
        return Ways(node).Any(way => way is null || known.Contains(way.Value));
    }

    private static IEnumerable<NodeRef?> BranchWays(Node.Branch branch)
    {
        foreach (var arm in branch.Arms) yield return arm.Then ?? branch.Next;
        if (branch.Arms.All(a => a.When is not null)) yield return branch.Next;
    }

    private static IEnumerable<NodeRef?> AskWays(Node.Ask ask)
    {
        foreach (var choice in ask.Choices) yield return choice.Then ?? ask.Next;
        if (ask.Otherwise is { } otherwise) yield return otherwise.Then;
        if (ask.Otherwise?.Heard is { } heard) yield return heard.Then;
        if (ask.Otherwise?.Afraid is { } afraid) yield return afraid;
        if (ask.Skip is { } skip) yield return skip.Then ?? ask.Next;
        if (ask.Timeout is { } timeout) yield return timeout.Then;
        if (ask.Choices.Count == 0 || ask.Expect.Count > 0) yield return ask.Next;
    }
}
