using System.Collections.Frozen;

namespace Hotline.Core.Dialogs;

/// <summary>One script. The first node is the start. <paramref name="Topic"/> becomes the conversation's topic on entering.</summary>
public sealed record Dialog(string Name, string? Topic, IReadOnlyList<Node> Nodes, string File)
{
    private readonly FrozenDictionary<string, Node> _byName = Nodes.ToFrozenDictionary(n => n.Ref.Node, StringComparer.Ordinal);

    public Node Start => Nodes[0];

    public Node? Find(string node) => _byName.GetValueOrDefault(node);
}
