using Hotline.Storage.Casebook.Statistics;

namespace Hotline.Desk.Overview;

/// <summary>One row of a breakdown. <paramref name="Code"/> null: not known. <paramref name="Count"/> null: hidden.</summary>
internal sealed record CountRow(string? Code, int? Count);

/// <summary>
/// Hides numbers so small that a person could be recognised behind them: the only one from a country, the only one in a language. What is hidden must not follow from the total either: it is never one row alone, and
/// together no less than <see cref="Limit"/>, so larger numbers are hidden too until that is so. Where none is left to be shown no row is named: a name beside a small total tells as much as its number.
/// </summary>
internal static class SmallNumbers
{
    /// <summary>Smaller numbers are hidden.</summary>
    public const int Limit = 10;

    /// <summary>The rows, the largest first, then those without their number; and how many have none, named or not.</summary>
    /// <param name="counts">All rows.</param>
    /// <param name="addUp">Whether they add up to the total that stands beside them.</param>
    public static (IReadOnlyList<CountRow> Rows, int Hidden) Hide(IEnumerable<CodeCount> counts, bool addUp)
    {
        var rows = counts.OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal).ToList();
        var shown = rows.Count(r => r.Count >= Limit);
        while (shown > 0 && Tells(rows, shown, addUp)) shown--;
        var hidden = rows.Count - shown;
        return shown == 0 ? ([], hidden) : ([.. rows.Take(shown).Select(r => new CountRow(r.Code, r.Count)), .. rows.Skip(shown).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new CountRow(r.Code, null))], hidden);
    }

    private static bool Tells(List<CodeCount> rows, int shown, bool addUp) =>
        shown < rows.Count && (rows.Count - shown == 1 || (addUp && rows.Skip(shown).Sum(r => r.Count) < Limit));
}
