using System.Globalization;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Channels;

/// <summary>Cuts labels to titles that fit and can be told apart. Lengths are UTF-16 units. Pure.</summary>
internal static class Titles
{
    private const string Ellipsis = "…";

    /// <summary>The titles in order. When two of them would be the same, or be heard as the same, each begins with its number.</summary>
    public static IReadOnlyList<Title> Of(IReadOnlyList<string> labels, int max)
    {
        Title[] titles = [.. labels.Select(label => Cut(label, max))];
        if (titles.DistinctBy(t => Heard(t.Text), StringComparer.OrdinalIgnoreCase).Count() == titles.Length) return titles;
        return [.. labels.Select((label, i) => Cut(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {label}"), max) with { Whole = false })];
    }

    /// <summary>The label, or its beginning in at most <paramref name="max"/> units (at least 2) with an ellipsis: to the end of a word where one ends in its second half, else a whole character.</summary>
    public static Title Cut(string label, int max)
    {
        label = label.Trim();
        if (label.Length <= max) return new Title(label, null, Whole: true);
        var kept = TextCutter.Shorten(label, max).Length - Ellipsis.Length;
        var word = char.IsWhiteSpace(label[kept]) ? kept : label.AsSpan(0, kept).LastIndexOf(' ');
        if (word >= max / 2) kept = word;
        return new Title($"{label.AsSpan(0, kept).TrimEnd()}{Ellipsis}", label[kept..].Trim(), Whole: false);
    }

    /// <summary>What a person may send back instead of a label that is cut to one of the <paramref name="lengths"/> somewhere: its title, or as much of it as a provider kept.</summary>
    public static IEnumerable<string> CutsOf(string label, IReadOnlyList<int> lengths)
    {
        foreach (var length in lengths)
        {
            if (label.Length <= length) continue;
            yield return Cut(label, length).Text;
            yield return TextCutter.Shorten(label, length);
            yield return label[..(char.IsHighSurrogate(label[length - 1]) ? length - 1 : length)];
        }
    }

    private static string Heard(string title) => Folding.Fold(title) is { Length: > 0 } folded ? folded : title;
}
