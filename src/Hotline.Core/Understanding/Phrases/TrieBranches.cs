using System.Numerics;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// The branches of a tree that grows no more, in two arrays: its nodes are numbered level by level, so that the branches of one node lie side by side, in the order of their labels. Takes a fifth of the room of a table.
/// Immutable, thread-safe.
/// </summary>
internal sealed class TrieBranches<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] labels;

    /// <summary>Behind the last branch of each node; the first stands where those of the node before end, and those of the root at 1.</summary>
    private readonly int[] ends;

    private TrieBranches(T[] labels, int[] ends) => (this.labels, this.ends) = (labels, ends);

    /// <summary>Lays out a grown tree; <paramref name="numbers"/> gets the new number of each node.</summary>
    public static TrieBranches<T> Of(GrowingTrie trie, out int[] numbers)
    {
        var count = trie.Count;
        var (all, first) = ByNode(trie);
        numbers = new int[count];
        var (order, labels, ends, next) = (new int[count], new T[count], new int[count], 1);
        for (var at = 0; at < count; at++)
        {
            var node = order[at];
            for (var i = first[node]; i < first[node + 1]; i++)
            {
                var to = (int)all[i];
                numbers[to] = next;
                labels[next] = T.CreateTruncating(all[i] >> 32);
                order[next++] = to;
            }

            ends[at] = next;
        }

        return new TrieBranches<T>(labels, ends);
    }

    /// <summary>The branches of each node side by side, in the order of their labels, and where each node's begin. Nearly all nodes have one branch, so that hardly anything is left to sort: a start waits for this. A label and where it leads are one number.</summary>
    private static (long[] All, int[] First) ByNode(GrowingTrie trie)
    {
        var count = trie.Count;
        var (all, first) = (new long[count - 1], new int[count + 1]);
        for (var node = 1; node < count; node++) first[trie.Before(node) + 1]++;
        for (var i = 0; i < count; i++) first[i + 1] += first[i];
        var next = first[..count];
        for (var node = 1; node < count; node++) all[next[trie.Before(node)]++] = ((long)trie.LabelTo(node) << 32) | (uint)node;
        for (var node = 0; node < count; node++)
            if (first[node + 1] - first[node] > 1) Array.Sort(all, first[node], first[node + 1] - first[node]);
        return (all, first);
    }

    /// <summary>The first of the nodes behind the branches of a node, and the one behind their last. All of them have greater numbers than the node.</summary>
    public (int First, int End) Behind(int node) => (node == 0 ? 1 : ends[node - 1], ends[node]);

    /// <summary>The label of the branch that leads to a node other than the root.</summary>
    public T LabelTo(int node) => labels[node];

    /// <summary>The node behind this branch, or -1.</summary>
    public int Next(int node, T label)
    {
        var start = node == 0 ? 1 : ends[node - 1];
        var at = labels.AsSpan(start, ends[node] - start).BinarySearch(label);
        return at < 0 ? -1 : start + at;
    }
}
