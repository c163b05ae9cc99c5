using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>People who wrote and never came to a case: they go as a whole.</summary>
internal sealed class AgedUnfinished(CommandQueue commands) : AgedKind
{
    public override string Name => "unfinished";

    public override string Unit => "people";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.UnfinishedDays);

    public override Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) => Due(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        [.. AgedItem.All(await Due(context, before).OrderBy(v => v.LastAt).Take(most).Select(v => v.Id).ToListAsync(cancellationToken))];

    public override Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var ids = AgedItem.Of(items);
        return OpenPeople.OrderAsync(Due(context, before).Where(v => ids.Contains(v.Id)), context, commands, cancellationToken);
    }

    private static IQueryable<Conversation> Due(CasebookContext context, DateTimeOffset before) => OpenPeople.AtRest(context, before).SilentSince(context, before).Where(v =>
        !context.Cases.Any(c => c.ConversationId == v.Id) && !context.AddressUses.Any(u => u.ContactId == v.ContactId && context.Cases.Any(c => c.ConversationId == u.Pseudonym)));
}
