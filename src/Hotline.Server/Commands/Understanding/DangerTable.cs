using System.Globalization;
using System.Text;
using Hotline.Core.Cases;

namespace Hotline.Server.Commands.Understanding;

/// <summary>Counts, by language, how many immediate messages were found and how many normal ones raised a false alarm. Not thread-safe.</summary>
internal sealed class DangerTable
{
    private const string All = "all";

    private readonly Dictionary<string, Count> counts = [];
    private readonly List<string> languages = [];

    public void Add(string language, string urgency, Urgency found)
    {
        if (!counts.ContainsKey(language)) languages.Add(language);
        foreach (var name in new[] { language, All })
        {
            var count = counts.GetValueOrDefault(name);
            var alarm = found == Urgency.Immediate ? 1 : 0;
            counts[name] = urgency switch
            {
                "immediate" => count with { Immediate = count.Immediate + 1, Found = count.Found + alarm },
                "normal" => count with { Normal = count.Normal + 1, Flagged = count.Flagged + alarm },
                _ => count,
            };
        }
    }

    /// <summary>A line for each language, then one for all: immediate messages and the share found, normal messages and the share that raised an alarm.</summary>
    public string Text()
    {
        var text = new StringBuilder("language\timmediate\tfound\tnormal\tflagged\n");
        foreach (var name in languages.Append(All))
        {
            var count = counts.GetValueOrDefault(name);
            text.Append(CultureInfo.InvariantCulture, $"{name}\t{count.Immediate}\t{Share(count.Found, count.Immediate)}\t{count.Normal}\t{Share(count.Flagged, count.Normal)}\n");
        }

        return text.ToString();
    }

    private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00} %");

    private readonly record struct Count(int Immediate, int Found, int Normal, int Flagged);
}
