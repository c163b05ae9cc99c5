using System.Collections.Frozen;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads one node: finds its kind in a table and hands it to that kind's reader.</summary>
internal sealed class NodeReader
{
    // One row a kind: the keys that it may have, and who reads it.
    private static readonly FrozenDictionary<string, KindRow> Kinds = new Dictionary<string, KindRow>(StringComparer.Ordinal)
    {
        ["say"] = new(["say", "sms", "sensitive", "checked", "then"], (reader, node) => reader._speaking.Say(node)),
        ["ask"] = new(["ask", "sms", "sensitive", "checked", "save", "choices", "expect", "topics", "places", "urgent", "otherwise", "skip", "timeout", "then"], (reader, node) => reader._asking.Ask(node)),
        ["branch"] = new(["branch", "then"], (reader, node) => reader._moving.Branch(node)),
        ["set"] = new(["set", "then"], (reader, node) => reader._moving.Set(node)),
        ["call"] = new(["call", "then"], (reader, node) => reader._moving.Call(node)),
        ["handoff"] = new(["handoff", "sms", "sensitive", "checked", "urgency", "summary", "nobody", "then"], (reader, node) => reader._speaking.Handoff(node)),
        ["goto"] = new(["goto"], (reader, node) => reader._moving.Goto(node)),
        ["end"] = new(["end", "sms", "sensitive", "checked"], (reader, node) => reader._speaking.End(node)),
        ["remind"] = new(["remind", "after", "sms", "sensitive", "then"], (reader, node) => reader._speaking.Remind(node)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The keys that a node of each kind may have, its own first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Keys { get; } = Kinds.ToDictionary(k => k.Key, k => k.Value.Keys, StringComparer.Ordinal);

    private readonly ReadScope _scope;
    private readonly SpeakingNodes _speaking;
    private readonly AskNodes _asking;
    private readonly MovingNodes _moving;

    public NodeReader(ReadScope scope)
    {
        var lines = new LineReader(scope);
        (_scope, _speaking, _asking, _moving) = (scope, new SpeakingNodes(scope, lines), new AskNodes(scope, lines), new MovingNodes(scope));
    }

    public Node Read(NodeDraft node)
    {
        var kinds = node.Body.Entries.Where(e => Kinds.ContainsKey(e.Key)).ToList();
        if (kinds.Count == 1)
        {
            var row = Kinds[kinds[0].Key];
            _scope.Values.Keys(node.Body, $"A node of kind '{kinds[0].Key}'", row.Keys);
            return row.Read(this, node);
        }

        if (kinds.Count == 0) NoKind(node);
        else
            _scope.Faults.Error(node.At, FaultCode.NodeKind, $"Node '{node.Ref.Node}' is both '{kinds[0].Key}' and '{kinds[1].Key}'. Make two nodes of it.");
        return new Node.Set(node.Ref, node.Below, NextIsNamed: false, node.At.Line, new Assignments(null, [], null, null, []));
    }

    private void NoKind(NodeDraft node)
    {
        var near = node.Body.Entries.Select(e => Nearest.To(e.Key, Kinds.Keys)).FirstOrDefault(k => k is not null);
        var hint = near is null ? $" It needs one of: {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}." : $" Did you mean '{near}'?";
        _scope.Faults.Error(node.At, FaultCode.NodeKind, $"Node '{node.Ref.Node}' does nothing.{hint}");
    }

    private sealed record KindRow(IReadOnlyCollection<string> Keys, Func<NodeReader, NodeDraft, Node> Read);
}
