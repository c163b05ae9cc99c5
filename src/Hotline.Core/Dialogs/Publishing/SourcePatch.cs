using System.Globalization;
using System.Text;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What changed between two sources as a patch that <c>git apply</c> takes in the folder that has <c>dialogs/</c> and <c>locales/</c>. Empty when nothing changed.</summary>
public static class SourcePatch
{
    /// <summary>Lines that stand unchanged around a change, as git has them.</summary>
    private const int Around = 3;

    public static string Of(PublicationSource before, PublicationSource after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var patch = new StringBuilder();
        foreach (var path in before.Files.Keys.Union(after.Files.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.Files.GetValueOrDefault(path), after.Files.GetValueOrDefault(path));
            if (old != now) Add(patch, path, old, now);
        }

        return patch.ToString();
    }

    /// <summary>The names of a publication's files need no quotes (<see cref="PublicationSource.LimitOf"/>).</summary>
    private static void Add(StringBuilder patch, string path, string? old, string? now)
    {
        patch.Append(CultureInfo.InvariantCulture, $"diff --git a/{path} b/{path}\n");
        if (old is null) patch.Append("new file mode 100644\n");
        if (now is null) patch.Append("deleted file mode 100644\n");
        var lines = LineDiff.Of(old ?? "", now ?? "");
        // A file without a line comes and goes by its mode alone.
        if (lines.Count == 0) return;
        patch.Append(CultureInfo.InvariantCulture, $"--- {(old is null ? "/dev/null" : $"a/{path}")}\n+++ {(now is null ? "/dev/null" : $"b/{path}")}\n");
        foreach (var (from, to) in Hunks(lines)) Add(patch, lines, from, to);
    }

    /// <summary>Ranges of lines with a change in each; changes whose surroundings touch are one range.</summary>
    private static IEnumerable<(int From, int To)> Hunks(IReadOnlyList<DiffLine> lines)
    {
        var (from, to) = (-1, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Sign == ' ') continue;
            if (from >= 0 && i - Around > to)
            {
                yield return (from, to);
                from = -1;
            }

            if (from < 0) from = Math.Max(0, i - Around);
            to = Math.Min(lines.Count, i + 1 + Around);
        }

        if (from >= 0) yield return (from, to);
    }

    private static void Add(StringBuilder patch, IReadOnlyList<DiffLine> lines, int from, int to)
    {
        var hunk = lines.Skip(from).Take(to - from).ToList();
        patch.Append(CultureInfo.InvariantCulture, $"@@ -{Range(lines.Take(from), hunk, '+')} +{Range(lines.Take(from), hunk, '-')} @@\n");
        foreach (var (sign, text) in hunk)
        {
            patch.Append(sign).Append(text);
            if (!text.EndsWith('\n')) patch.Append("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>First line and how many, on the side that does not have lines of <paramref name="other"/>. Of no lines, the line behind which they would stand.</summary>
    private static string Range(IEnumerable<DiffLine> above, List<DiffLine> hunk, char other)
    {
        var (before, count) = (above.Count(line => line.Sign != other), hunk.Count(line => line.Sign != other));
        return string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");
    }
}
