namespace Hotline.Core.Understanding.Answers;

/// <summary>Damerau-Levenshtein distance (optimal string alignment), bounded: only the band that can still be within the bound is computed.</summary>
internal static class EditDistance
{
    private const int Longest = 200;

    public static bool Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int bound)
    {
        if (Math.Abs(a.Length - b.Length) > bound || a.Length > Longest || b.Length > Longest) return false;
        Span<int> older = stackalloc int[b.Length + 1];
        Span<int> old = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) old[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row.Fill(bound + 1);
            row[0] = i;
            var best = row[0];
            for (var j = Math.Max(1, i - bound); j <= Math.Min(b.Length, i + bound); j++)
            {
                var change = old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(old[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], older[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }

            if (best > bound) return false;
            var spare = older;
            older = old;
            old = row;
            row = spare;
        }

        return old[b.Length] <= bound;
    }
}
