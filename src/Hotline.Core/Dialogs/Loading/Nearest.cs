namespace Hotline.Core.Dialogs.Loading;

/// <summary>Finds what was probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 60;

    /// <summary>The known name nearest to <paramref name="written"/> when it is near enough (a third of its letters may differ), else null.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestName) return null;
        var allowed = Math.Max(1, written.Length / 3);
        string? best = null;
        foreach (var name in known)
        {
            if (name.Length > LongestName || Math.Abs(name.Length - written.Length) > allowed) continue;
            var distance = Distance(written, name);
            if (distance > allowed) continue;
            (best, allowed) = (name, distance - 1);
            if (allowed < 0) break;
        }

        return best;
    }

    /// <summary>" Did you mean 'x'?", or a list of what is known when it is short, or nothing.</summary>
    public static string Suggestion(string written, IReadOnlyCollection<string> known) =>
        To(written, known) is { } name ? $" Did you mean '{name}'?"
        : known.Count is > 0 and <= 12 ? $" Known: {string.Join(", ", known)}."
        : "";

    // Letters inserted, left out, changed, or two neighbours swapped.
    private static int Distance(string a, string b)
    {
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++) rows[i] = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (row, above, twoAbove) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}
