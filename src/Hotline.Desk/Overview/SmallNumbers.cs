using Hotline.Storage.Casebook.Statistics;

namespace Hotline.Desk.Overview;

/// <summary>One row of a breakdown. <paramref name="Code"/> null: not known. <paramref name="Count"/> null: hidden.</summary>
internal sealed record CountRow(string? Code, int? Count);

/// <summary>
/// Hides numbers so small that a person could be recognised behind them: the only one from a country, the only one in a language. Where one row alone is hidden, the next smallest is hidden too, or the total
/// would tell it.
/// </summary>
internal static class SmallNumbers
{
    /// <summary>Smaller numbers are hidden.</summary>
    public const int Limit = 10;

    public static IReadOnlyList<CountRow> Hide(IEnumerable<CodeCount> counts)
    {
        var rows = counts.OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal).ToList();
        var shown = rows.Count(r => r.Count >= Limit);
        if (rows.Count - shown == 1 && shown > 0) shown--;
        return [.. rows.Take(shown).Select(r => new CountRow(r.Code, r.Count)), .. rows.Skip(shown).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new CountRow(r.Code, null))];
    }
}
