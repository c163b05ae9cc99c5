using Hotline.Core.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Funnels;

/// <summary>How often something happened at a node of one dialog in one language, over a time. Exact: what leaves the server is made of it by whoever answers for small numbers.</summary>
public sealed record FunnelSum(string Node, string Locale, FunnelKind Kind, long Count)
{
    /// <summary>The sums of a dialog since the beginning of a day (UTC), counted by the database.</summary>
    public static async Task<IReadOnlyList<FunnelSum>> ReadAsync(CasebookContext context, string dialog, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = await context.FunnelCounts.AsNoTracking().Where(f => f.Dialog == dialog && f.Day >= since)
            .GroupBy(f => new { f.Node, f.Locale, f.Kind }).Select(g => new { g.Key.Node, g.Key.Locale, g.Key.Kind, Count = g.Sum(f => f.Count) }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new FunnelSum(r.Node, r.Locale, r.Kind, r.Count))];
    }
}
