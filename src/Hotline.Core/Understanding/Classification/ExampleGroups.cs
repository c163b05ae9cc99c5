using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Classification;

/// <summary>Puts examples that say nearly the same into one group, also when one is written in another script: what is learnt from one of them is no surprise in the other.</summary>
internal static class ExampleGroups
{
    /// <summary>The share of common pieces from which on two messages are taken for twins.</summary>
    private const double Alike = 0.5;

    private const int Piece = 4;

    // A piece that stands in so many messages tells nothing, and comparing them all would take long.
    private const int TooCommon = 300;

    /// <summary>The group of each example, by the place of its first member.</summary>
    public static int[] Of(IReadOnlyList<LabelledExample> examples)
    {
        var group = Enumerable.Range(0, examples.Count).ToArray();
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var pieces = examples.Select(e => Pieces(e.Text)).ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            var common = new Dictionary<int, int>();
            foreach (var piece in pieces[i])
            {
                if (!holders.TryGetValue(piece, out var known)) holders[piece] = known = [];
                if (known.Count < TooCommon) foreach (var j in known) common[j] = common.GetValueOrDefault(j) + 1;
                known.Add(i);
            }

            foreach (var (j, count) in common)
                if (count >= Alike * (pieces[i].Count + pieces[j].Count - count)) Join(group, i, j);
        }

        return [.. group.Select((_, i) => First(group, i))];
    }

    private static void Join(int[] group, int a, int b)
    {
        var (first, second) = (First(group, a), First(group, b));
        group[Math.Max(first, second)] = Math.Min(first, second);
    }

    private static int First(int[] group, int at)
    {
        while (group[at] != at) at = group[at] = group[group[at]];
        return at;
    }

    private static HashSet<string> Pieces(string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        var whole = " ";
        for (var i = 0; i < words.Count; i++) whole += $"{words[i]} ";
        return [.. Enumerable.Range(0, Math.Max(0, whole.Length - Piece + 1)).Select(at => whole.Substring(at, Piece))];
    }
}
