namespace Hotline.Core.Dialogs.Publishing;

/// <summary>One line of a comparison: <paramref name="Sign"/> is ' ' (in both), '-' (only before) or '+' (only after). The text has its line break, where it has one.</summary>
internal readonly record struct DiffLine(char Sign, string Text);

/// <summary>Compares texts line by line with the fewest changed lines (E. Myers, "An O(ND) Difference Algorithm", 1986).</summary>
internal static class LineDiff
{
    /// <summary>Most changed lines that are looked for one by one; what differs more is told as all old lines, then all new ones. Bounds memory to some megabytes.</summary>
    private const int Most = 1000;

    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var least = Math.Min(old.Count, now.Count);
        var head = 0;
        while (head < least && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < least - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        return
        [
            .. old.Take(head).Select(line => new DiffLine(' ', line)),
            .. Middle(old.GetRange(head, old.Count - head - tail), now.GetRange(head, now.Count - head - tail)),
            .. old.Skip(old.Count - tail).Select(line => new DiffLine(' ', line)),
        ];
    }

    /// <summary>The lines, each with its break; only the last may be without.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static List<DiffLine> Middle(List<string> old, List<string> now) =>
        Walk(old, now) is { } steps
            ? Told(old, now, steps)
            : [.. old.Select(line => new DiffLine('-', line)), .. now.Select(line => new DiffLine('+', line))];

    /// <summary>How far each diagonal came with 0, 1, 2 … changes, until the end was reached; null when that takes too many.</summary>
    private static List<int[]>? Walk(List<string> old, List<string> now)
    {
        var steps = new List<int[]>();
        for (var changes = 0; changes <= Math.Min(Most, old.Count + now.Count); changes++)
        {
            // Diagonal k stands at k + changes.
            var reached = new int[(2 * changes) + 1];
            steps.Add(reached);
            for (var k = -changes; k <= changes; k += 2)
            {
                var x = changes == 0 ? 0 : Came(steps[changes - 1], k, changes).X;
                while (x < old.Count && x - k < now.Count && old[x] == now[x - k]) x++;
                reached[k + changes] = x;
                if (x >= old.Count && x - k >= now.Count) return steps;
            }
        }

        return null;
    }

    /// <summary>Where diagonal <paramref name="k"/> begins after one more change: from the diagonal below (a line added) or above (a line removed), whichever came further.</summary>
    private static (int X, bool Added) Came(int[] before, int k, int changes)
    {
        var added = k == -changes || (k != changes && before[k - 1 + changes - 1] < before[k + 1 + changes - 1]);
        return added ? (before[k + 1 + changes - 1], true) : (before[k - 1 + changes - 1] + 1, false);
    }

    private static List<DiffLine> Told(List<string> old, List<string> now, List<int[]> steps)
    {
        var told = new List<DiffLine>();
        var (x, k) = (old.Count, old.Count - now.Count);
        for (var changes = steps.Count - 1; changes >= 0; changes--)
        {
            var (start, added) = changes == 0 ? (0, false) : Came(steps[changes - 1], k, changes);
            while (x > start) told.Add(new DiffLine(' ', old[--x]));
            if (changes == 0) break;
            told.Add(added ? new DiffLine('+', now[x - k - 1]) : new DiffLine('-', old[--x]));
            k += added ? 1 : -1;
        }

        told.Reverse();
        return told;
    }
}
