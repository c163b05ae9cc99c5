using System.Globalization;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Understanding;

namespace Hotline.Server.Commands.Understanding;

/// <summary>Counts hard negatives, those about nothing and those that are still a matter: how many were seen through, and how many raised a false alarm. Not thread-safe.</summary>
internal sealed class HardTable
{
    private const string Nothing = "nothing";
    private const string Matter = "a matter";
    private const string All = "all";

    private readonly Dictionary<string, (int Count, int Right, int Flagged)> counts = [];

    public void Add(string topic, Reading reading)
    {
        foreach (var about in new[] { topic == "other" ? Nothing : Matter, All })
        {
            var (count, right, flagged) = counts.GetValueOrDefault(about);
            counts[about] = (count + 1, right + (reading.KnownTopic == topic ? 1 : 0), flagged + (reading.Urgency == Urgency.Immediate ? 1 : 0));
        }
    }

    public string Text()
    {
        var text = new StringBuilder("about\tcount\tright\tflagged\n");
        foreach (var about in new[] { Nothing, Matter, All })
        {
            var (count, right, flagged) = counts.GetValueOrDefault(about);
            text.Append(CultureInfo.InvariantCulture, $"{about}\t{count}\t{Share(right, count)}\t{Share(flagged, count)}\n");
        }

        return text.ToString();
    }

    private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00} %");
}
