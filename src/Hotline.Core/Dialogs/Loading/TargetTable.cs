namespace Hotline.Core.Dialogs.Loading;

/// <summary>What a target may name: every dialog with its nodes in order. A dialog whose file could not be read takes any node, so that one fault does not breed more.</summary>
internal sealed class TargetTable(FaultSink faults)
{
    private readonly Dictionary<string, IReadOnlyList<string>?> _dialogs = new(StringComparer.Ordinal);

    /// <summary>True when a target led nowhere and nothing near was found: then who reaches what cannot be told.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Dialogs whose nodes are not known, because their files could not be read.</summary>
    public IReadOnlySet<string> Unread => _dialogs.Where(d => d.Value is null or []).Select(d => d.Key).ToHashSet(StringComparer.Ordinal);

    public bool Knows(NodeRef place) => _dialogs.TryGetValue(place.Dialog, out var nodes) && (nodes?.Contains(place.Node) ?? true);

    /// <summary>Adds a dialog; <paramref name="nodes"/> is null when its file could not be read.</summary>
    public void Add(string dialog, IReadOnlyList<string>? nodes)
    {
        IsTorn |= nodes is null;
        _dialogs[dialog] = nodes;
    }

    /// <summary>
    /// The place that a target names, seen from <paramref name="dialog"/> (null: from the settings). An unknown one is a fault; the nearest name stands in for it.
    /// </summary>
    public NodeRef? Resolve(string target, string key, Spot at, string? dialog)
    {
        var written = $"'{key}: {ValueReader.Short(target)}'";
        if (NodeRef.Parse(target) is { } place) return ResolveFull(place, written, at);
        var own = dialog is null ? null : _dialogs.GetValueOrDefault(dialog);
        var isNode = own?.Contains(target) ?? false;
        var isDialog = _dialogs.ContainsKey(target);
        if (isNode && isDialog && target != dialog)
            faults.Error(at, FaultCode.AmbiguousTarget, $"{written} names a node here and a dialog. Write '{dialog}.{target}' for the node, or '{Start(target)}' for the dialog.");
        if (isNode) return new NodeRef(dialog!, target);
        if (isDialog) return Start(target);
        var near = Nearest.To(target, (own ?? []).Concat(_dialogs.Keys));
        Unknown(at, $"{written} names no {(dialog is null ? "dialog" : "node or dialog")}.", near);
        if (near is null) return null;
        return own?.Contains(near) == true ? new NodeRef(dialog!, near) : Start(near);
    }

    private NodeRef? ResolveFull(NodeRef place, string written, Spot at)
    {
        if (!_dialogs.TryGetValue(place.Dialog, out var nodes))
        {
            var dialog = Nearest.To(place.Dialog, _dialogs.Keys);
            Unknown(at, $"{written} names no dialog '{ValueReader.Short(place.Dialog)}'.", dialog);
            return dialog is null ? null : ResolveKnown(place with { Dialog = dialog });
        }

        if (nodes is null || nodes.Contains(place.Node)) return place;
        var node = Nearest.To(place.Node, nodes);
        Unknown(at, $"{written} names no node of '{place.Dialog}'.", node is null ? null : $"{place.Dialog}.{node}");
        return node is null ? null : place with { Node = node };
    }

    private NodeRef? ResolveKnown(NodeRef place) => Knows(place) ? place : null;

    private NodeRef? Start(string dialog) => new(dialog, _dialogs[dialog] is { Count: > 0 } nodes ? nodes[0] : "start");

    private void Unknown(Spot at, string sentence, string? near)
    {
        IsTorn |= near is null;
        faults.Error(at, FaultCode.UnknownTarget, near is null ? $"{sentence} Write a node of this dialog, a dialog, or 'dialog.node'." : $"{sentence} Did you mean '{near}'?");
    }
}
