namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// The branches of a tree that grows no more, in two arrays: its nodes are numbered level by level, so that the branches of one node lie side by side, in the order of their labels. Takes a fifth of the room of a table.
/// Immutable, thread-safe. For one type of label alone, because what is generic over numbers is not compiled ahead, and a start waits for this.
/// </summary>
internal sealed class TrieBranches
{
    private readonly int[] labels;

    /// <summary>Behind the last branch of each node; the first stands where those of the node before end, and those of the root at 1.</summary>
    private readonly int[] ends;

    private TrieBranches(int[] labels, int[] ends) => (this.labels, this.ends) = (labels, ends);

    /// <summary>Lays out a grown tree; <paramref name="numbers"/> gets the new number of each node.</summary>
    public static TrieBranches Of(GrowingTrie trie, out int[] numbers)
    {
        var count = trie.Count;
        var (all, first) = ByNode(trie);
        numbers = new int[count];
        var (order, labels, ends, next) = (new int[count], new int[count], new int[count], 1);
        for (var at = 0; at < count; at++)
        {
            var node = order[at];
            for (var i = first[node]; i < first[node + 1]; i++)
            {
                numbers[all[i]] = next;
                labels[next] = trie.LabelTo(all[i]);
                order[next++] = all[i];
            }

            ends[at] = next;
        }

        return new TrieBranches(labels, ends);
    }

    /// <summary>The nodes behind each node side by side, in the order of their labels because they are dealt out in it, and where each node's begin.</summary>
    private static (int[] All, int[] First) ByNode(GrowingTrie trie)
    {
        var count = trie.Count;
        var (all, first) = (new int[count - 1], new int[count + 1]);
        for (var node = 1; node < count; node++) first[trie.Before(node) + 1]++;
        for (var i = 0; i < count; i++) first[i + 1] += first[i];
        var next = first[..count];
        foreach (var node in ByLabel(trie)) all[next[trie.Before(node)]++] = node;
        return (all, first);
    }

    /// <summary>All nodes but the root in the order of their labels, of which the least is -1: counted, not compared.</summary>
    private static int[] ByLabel(GrowingTrie trie)
    {
        var greatest = 0;
        for (var node = 1; node < trie.Count; node++) greatest = Math.Max(greatest, trie.LabelTo(node));
        var (sorted, next) = (new int[trie.Count - 1], new int[greatest + 3]);
        for (var node = 1; node < trie.Count; node++) next[trie.LabelTo(node) + 2]++;
        for (var i = 1; i < next.Length; i++) next[i] += next[i - 1];
        for (var node = 1; node < trie.Count; node++) sorted[next[trie.LabelTo(node) + 1]++] = node;
        return sorted;
    }

    /// <summary>The first of the nodes behind the branches of a node, and the one behind their last. All of them have greater numbers than the node.</summary>
    public (int First, int End) Behind(int node) => (node == 0 ? 1 : ends[node - 1], ends[node]);

    /// <summary>The label of the branch that leads to a node other than the root.</summary>
    public int LabelTo(int node) => labels[node];

    /// <summary>The node behind this branch, or -1.</summary>
    public int Next(int node, int label)
    {
        var start = node == 0 ? 1 : ends[node - 1];
        var at = labels.AsSpan(start, ends[node] - start).BinarySearch(label);
        return at < 0 ? -1 : start + at;
    }
}
