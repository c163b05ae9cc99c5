using System.Globalization;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>Places that people sent: needed while somebody may have to go there.</summary>
internal sealed class AgedLocations : AgedKind
{
    private const string Location = "location";

    public override string Name => "location";

    public override string Unit => "places";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromHours(options.LocationHours);

    public override Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) => Due(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var ids = await Due(context, before).OrderBy(l => l.Id).Take(most).Select(l => l.Id).ToListAsync(cancellationToken);
        return [.. AgedItem.All(ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))];
    }

    public override Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var ids = Array.ConvertAll(AgedItem.Of(items), id => long.Parse(id, CultureInfo.InvariantCulture));
        return Due(context, before).Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<TranscriptLine> Due(CasebookContext context, DateTimeOffset before) =>
        context.Lines.Where(l => l.Kind == Location && l.At <= before && OpenPeople.ClosedBefore(context, before).Any(v => v.Id == l.ConversationId));
}
