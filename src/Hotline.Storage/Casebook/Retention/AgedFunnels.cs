using System.Globalization;
using Hotline.Storage.Casebook.Funnels;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>How often each node was reached and answered, by day: a day goes whole.</summary>
internal sealed class AgedFunnels : AgedKind
{
    public override string Name => "funnels";

    public override string Unit => "entries";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.FunnelDays);

    public override Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) => Due(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var days = await Due(context, before).Select(f => f.Day).Distinct().OrderBy(day => day).Take(most).ToListAsync(cancellationToken);
        return [.. AgedItem.All(days.Select(day => day.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)))];
    }

    public override Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var days = Array.ConvertAll(AgedItem.Of(items), day => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(day, CultureInfo.InvariantCulture)));
        return Due(context, before).Where(f => days.Contains(f.Day)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<FunnelCount> Due(CasebookContext context, DateTimeOffset before) => context.FunnelCounts.Where(f => f.Day <= before);
}
