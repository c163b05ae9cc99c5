namespace Hotline.Core.Understanding.Phrases;

/// <summary>A tree that still grows: nodes from 0, the root, with a label on the branch to each. Not thread-safe.</summary>
internal sealed class GrowingTrie
{
    /// <summary>A node and a label, in one number, because a start waits for this.</summary>
    private readonly Dictionary<long, int> branches = [];

    private readonly List<long> keys = [0];

    /// <summary>Nodes, the root among them.</summary>
    public int Count => keys.Count;

    /// <summary>The node from which the branch to this one grows.</summary>
    public int Before(int node) => (int)(keys[node] >> 32);

    public int LabelTo(int node) => (int)keys[node];

    /// <summary>The node behind this branch, a new one if there was none.</summary>
    public int Step(int node, int label)
    {
        var key = ((long)node << 32) | (uint)label;
        if (branches.TryGetValue(key, out var next)) return next;
        branches[key] = next = Count;
        keys.Add(key);
        return next;
    }
}
