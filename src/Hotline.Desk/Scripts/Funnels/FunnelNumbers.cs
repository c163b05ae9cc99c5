using Hotline.Core.Dialogs;
using Hotline.Storage.Casebook.Funnels;

namespace Hotline.Desk.Scripts.Funnels;

/// <summary>
/// What may be shown of a funnel. Two rules, so that nobody can be recognised behind a small number, nor the small number be found by subtracting:
/// <list type="number">
/// <item>Every number is rounded down to a multiple of <see cref="Step"/>; what is less than that (0 to 4, none among them) has no number. So a shown 20 is 20 to 24, and whatever is subtracted from it stays open by 4: "reached"
/// less "answered" less "skipped" never tells how many of the others left. Hiding a second number beside the small one would not do: how many came to the next question tells it again.</item>
/// <item>All languages together are rounded down too, and are told as no more than the shown numbers of the languages and 4 for each language but one. So from the sum and all other languages no hidden number follows: it
/// may always have been 0, and it may always have been 4. (Without this, a sum of 40 over 5, 5, 5, 5 and one hidden would say that the hidden one is 4.)</item>
/// </list>
/// Longer times contain the shorter ones, and both are rounded, so their difference is open by 4 as well.
/// </summary>
internal sealed class FunnelNumbers
{
    /// <summary>Smaller numbers are hidden, and all others are multiples of it.</summary>
    public const int Step = 5;

    private readonly ILookup<(string Node, FunnelKind Kind), FunnelSum> _sums;
    private readonly int _languages;

    /// <summary>Takes what was counted of one dialog.</summary>
    /// <param name="sums">What was counted.</param>
    /// <param name="languages">The languages that people may speak, whether anything was counted in them or not: how many were is no secret to tell.</param>
    public FunnelNumbers(IReadOnlyList<FunnelSum> sums, IEnumerable<string> languages)
    {
        _sums = sums.ToLookup(s => (s.Node, s.Kind));
        _languages = sums.Select(s => s.Locale).Union(languages, StringComparer.Ordinal).Count();
        Nodes = [.. sums.Select(s => s.Node).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every node that anything was counted at: a name alone already tells that somebody was there, so show only those with a number.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>What is told of one kind at a node, in a language or (<paramref name="language"/> null) in all together; null: fewer than <see cref="Step"/>.</summary>
    public long? Of(string node, FunnelKind kind, string? language)
    {
        var sums = _sums[(node, kind)];
        var told = language is null ? All(sums) : Down(sums.Where(s => s.Locale == language).Sum(s => s.Count));
        return told < Step ? null : told;
    }

    private long All(IEnumerable<FunnelSum> sums)
    {
        var (exact, shown) = (0L, 0L);
        foreach (var sum in sums) (exact, shown) = (exact + sum.Count, shown + Down(sum.Count));
        return Down(Math.Min(exact, shown + (Step - 1) * Math.Max(0, _languages - 1)));
    }

    private static long Down(long count) => count - count % Step;
}
