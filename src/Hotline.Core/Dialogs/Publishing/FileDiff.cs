using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>Files that changed, in counts of lines: what no other comparison has words for.</summary>
public static class FileDiff
{
    private const string Understanding = "dialogs/understanding/";

    /// <summary>The lists by which messages are understood, and the conversations that try the scripts; with <paramref name="all"/> every file, for a publication in which nothing that people see is otherwise.</summary>
    public static IReadOnlyList<PublicationChange> Of(PublicationSource before, PublicationSource after, bool all = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<PublicationChange>();
        foreach (var path in before.Files.Keys.Union(after.Files.Keys).Order(StringComparer.Ordinal))
        {
            if (!all && !path.StartsWith(Understanding, StringComparison.Ordinal) && !path.StartsWith(PublicationSource.Tests, StringComparison.Ordinal)) continue;
            var (old, now) = (before.Files.GetValueOrDefault(path), after.Files.GetValueOrDefault(path));
            if (old == now) continue;
            changes.Add(new PublicationChange($"file {path}", [old is null ? "added" : now is null ? "removed" : Lines(old, now)]));
        }

        return changes;
    }

    private static string Lines(string old, string now)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in now.Split('\n')) counts[line] = counts.GetValueOrDefault(line) + 1;
        foreach (var line in old.Split('\n')) counts[line] = counts.GetValueOrDefault(line) - 1;
        var (added, removed) = (counts.Values.Where(n => n > 0).Sum(), -counts.Values.Where(n => n < 0).Sum());
        return added + removed == 0 ? "order of its lines changed" : $"{added} {(added == 1 ? "line" : "lines")} added, {removed} removed";
    }
}
