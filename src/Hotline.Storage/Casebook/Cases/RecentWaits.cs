using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>How long people waited for the first words of a human, from the cases answered last.</summary>
public static class RecentWaits
{
    /// <summary>Older answers say nothing about today.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    /// <summary>Cases that are looked at, the last answered first.</summary>
    public const int Most = 1000;

    /// <summary>By language, without its script. Where hours on duty are known, only those count who came while somebody should have been there: the night is told of by the clock time.</summary>
    public static async Task<IReadOnlyDictionary<string, UsualWaits>> ReadAsync(CasebookContext context, DutyRoster duty, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Lately;
        var rows = await context.Cases.AsNoTracking().Where(c => c.FirstAnsweredAt != null && c.FirstAnsweredAt >= since)
            .OrderByDescending(c => c.FirstAnsweredAt).Take(Most)
            .Select(c => new { c.Language, c.Urgency, c.OpenedAt, c.FirstAnsweredAt }).ToListAsync(cancellationToken);
        return rows.Where(row => duty.Find(new LocaleTag(row.Language)) is not { } hours || hours.IsOpen(row.OpenedAt))
            .GroupBy(row => new LocaleTag(row.Language).Language(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Of(group.Select(row => (row.Urgency, row.FirstAnsweredAt!.Value - row.OpenedAt))), StringComparer.Ordinal);
    }

    private static UsualWaits Of(IEnumerable<(Urgency Urgency, TimeSpan Wait)> waits)
    {
        var by = waits.ToLookup(w => w.Urgency, w => w.Wait);
        TimeSpan? Told(Urgency urgency) => UsualWaits.Told([.. by[urgency]]);
        return new UsualWaits(Told(Urgency.Normal), Told(Urgency.Urgent), Told(Urgency.Immediate));
    }
}
