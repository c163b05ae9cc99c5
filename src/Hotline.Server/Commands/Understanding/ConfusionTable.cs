using System.Globalization;
using System.Text;

namespace Hotline.Server.Commands.Understanding;

/// <summary>Counts what was expected and what was found, and prints the share of right answers and where the others went. Not thread-safe.</summary>
internal sealed class ConfusionTable
{
    private readonly Dictionary<(string Expected, string Found), int> counts = [];
    private readonly List<string> names = [];

    public int Count => counts.Values.Sum();

    public void Add(string expected, string found)
    {
        Name(expected);
        Name(found);
        counts[(expected, found)] = counts.GetValueOrDefault((expected, found)) + 1;
    }

    /// <summary>The share of right answers among those where this was expected; all without a name. 0 where there are none.</summary>
    public double Right(string? expected = null)
    {
        var all = counts.Where(c => expected is null || c.Key.Expected == expected).ToList();
        var right = all.Where(c => c.Key.Expected == c.Key.Found).Sum(c => c.Value);
        return all.Count == 0 ? 0 : (double)right / all.Sum(c => c.Value);
    }

    /// <summary>A line for each expected name (how many, the share that was right, what they were taken for), then one for all.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        var expected = names.Where(n => counts.Keys.Any(k => k.Expected == n)).ToList();
        text.Append("expected\tcount\tright");
        foreach (var name in names) text.Append('\t').Append(name);
        text.Append('\n');
        foreach (var row in expected)
        {
            Line(text, row, counts.Where(c => c.Key.Expected == row).Sum(c => c.Value), Right(row));
            foreach (var name in names) text.Append('\t').Append(counts.GetValueOrDefault((row, name)));
            text.Append('\n');
        }

        Line(text, "all", Count, Right());
        return text.Append('\n').ToString();
    }

    private static void Line(StringBuilder text, string name, int count, double right) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}\t{count}\t{right * 100:0.00} %");

    private void Name(string name)
    {
        if (!names.Contains(name)) names.Add(name);
    }
}
