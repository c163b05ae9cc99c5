namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads one dialog from the tree of its file.</summary>
internal sealed class DialogReader(ReadScope scope)
{
    private readonly NodeReader _nodes = new(scope);
    private readonly AssignmentsReader _assignments = new(scope);

    /// <summary>The names of the nodes in order, before anything is read.</summary>
    public static IReadOnlyList<string> Outline(YamlMap root) =>
        root.Find("nodes") is YamlMap nodes ? [.. nodes.Entries.Select(e => e.Key)] : [];

    public Dialog? Read(string name, YamlMap root)
    {
        scope.Values.Keys(root, "A dialog", ["dialog", "topic", "nodes"]);
        CheckName(name, root);
        var topic = root.Find("topic") is { } value ? _assignments.Topic(value) : null;
        if (scope.Values.Required(root, "nodes", "A dialog") is not { } body || scope.Values.Map(body, "nodes") is not { } nodes) return null;
        if (nodes.Entries.Count == 0)
        {
            scope.Faults.Error(nodes.At, FaultCode.NoNodes, "This dialog has no nodes. Write at least one under 'nodes:'.");
            return null;
        }

        return new Dialog(name, topic, Nodes(name, nodes), root.At.File);
    }

    /// <summary>The nodes of a dialog, in order. Faults never leave one out.</summary>
    public IReadOnlyList<Node> Nodes(string dialog, YamlMap nodes)
    {
        if (nodes.Entries.Count > DialogLimits.Nodes)
            scope.Faults.Error(nodes.At, FaultCode.TooManyNodes, $"There are {nodes.Entries.Count} nodes; at most {DialogLimits.Nodes} (DialogLimits.Nodes). Make two dialogs of it.");
        var read = new List<Node>();
        for (var i = 0; i < nodes.Entries.Count; i++)
        {
            var entry = nodes.Entries[i];
            NodeRef? below = i + 1 < nodes.Entries.Count ? new NodeRef(dialog, nodes.Entries[i + 1].Key) : null;
            scope.Values.Name(entry.Key, entry.At, "A node");
            var body = scope.Values.Map(entry.Value, entry.Key) ?? new YamlMap(entry.At, []);
            read.Add(_nodes.Read(new NodeDraft(new NodeRef(dialog, entry.Key), body, entry.At, below)));
        }

        return read;
    }

    private void CheckName(string name, YamlMap root)
    {
        if (scope.Values.Text(root, "dialog", "A script") is not { } written) return;
        if (written != name)
            scope.Faults.Error(root.Find("dialog")!.At, FaultCode.WrongDialogName, $"'dialog: {ValueReader.Short(written)}' stands in {root.At.File}. Name the file {ValueReader.Short(written)}.yaml, or write 'dialog: {name}'.");
    }
}
