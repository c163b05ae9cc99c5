using Hotline.Storage.Casebook.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>Photos, voices, sounds and videos that somebody has looked at. The line stays and says that its file was let go; the file goes when <see cref="MediaState.Erased"/> is buried.</summary>
internal sealed class AgedMedia : AgedKind
{
    private static readonly string[] Kinds = ["photo", "voice", "audio", "video"];

    public override string Name => "media";

    public override string Unit => "files";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.MediaDays);

    public override Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) => Due(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        [.. AgedItem.All(await Due(context, before).OrderBy(m => m.Id).Take(most).Select(m => m.Id).ToListAsync(cancellationToken))];

    public override Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var ids = AgedItem.Of(items);
        return Due(context, before).Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Erased), cancellationToken);
    }

    private static IQueryable<MediaItem> Due(CasebookContext context, DateTimeOffset before) => context.Media.Where(m => m.State == MediaState.Kept && !m.Outbound && Kinds.Contains(m.Kind)
        && m.ReadAt <= before && OpenPeople.AtRest(context, OpenPeople.Whenever).Any(v => v.Id == m.ConversationId));
}
