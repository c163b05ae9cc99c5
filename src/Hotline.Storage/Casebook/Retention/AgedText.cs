using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// What was said in cases that are closed. Who has been silent since goes as a whole, key and all; of who still writes to the bot, what stands from before the end of their last case goes, and they stay
/// known. The case itself stays as codes.
/// </summary>
internal sealed class AgedText(CommandQueue commands) : AgedKind
{
    /// <summary>The way of people who still write.</summary>
    private const string Talks = "talks";

    public override string Name => "text";

    public override string Unit => "people";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.TextDays);

    public override async Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) =>
        await Silent(context, before).CountAsync(cancellationToken) + await Talking(context, before).CountAsync(cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var silent = await Silent(context, before).OrderBy(v => v.LastAt).Take(most).Select(v => v.Id).ToListAsync(cancellationToken);
        var talking = await Talking(context, before).OrderBy(v => v.LastAt).Take(most - silent.Count).Select(v => v.Id).ToListAsync(cancellationToken);
        return [.. AgedItem.All(silent), .. AgedItem.All(talking, Talks)];
    }

    public override async Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var (silent, talking) = (AgedItem.Of(items), AgedItem.Of(items, Talks));
        var ordered = silent.Length == 0 ? 0 : await OpenPeople.OrderAsync(Silent(context, before).Where(v => silent.Contains(v.Id)), context, commands, cancellationToken);
        if (talking.Length == 0) return ordered;
        var due = await Talking(context, before).Where(v => talking.Contains(v.Id)).ToListAsync(cancellationToken);
        foreach (var conversation in due) await ForgetAsync(context, conversation, cancellationToken);
        return ordered + due.Count;
    }

    private static IQueryable<Conversation> Silent(CasebookContext context, DateTimeOffset before) => OpenPeople.ClosedBefore(context, before).SilentSince(context, before);

    /// <summary>A case that has its summary has not been here before.</summary>
    private static IQueryable<Conversation> Talking(CasebookContext context, DateTimeOffset before) => OpenPeople.AtRest(context, before).Where(v => v.LastAt > before
        && context.Cases.Any(c => c.ConversationId == v.Id && c.SealedSummary != null));

    private static async Task ForgetAsync(CasebookContext context, Conversation main, CancellationToken cancellationToken)
    {
        var ended = await context.Cases.Where(c => c.ConversationId == main.Id).MaxAsync(c => c.ClosedAt, cancellationToken);
        var theirs = await context.AddressUses.Where(u => u.ContactId == main.ContactId).Select(u => u.Pseudonym).ToListAsync(cancellationToken);
        theirs.Add(main.Id);
        await context.Lines.Where(l => theirs.Contains(l.ConversationId) && l.At <= ended).ExecuteDeleteAsync(cancellationToken);
        await context.Notes.Where(n => n.ConversationId == main.Id).ExecuteDeleteAsync(cancellationToken);
        await context.Commands.Where(c => c.ConversationId == main.Id && c.DeliveredAt != null && c.CreatedAt <= ended).ExecuteDeleteAsync(cancellationToken);
        await context.Media.Where(m => theirs.Contains(m.ConversationId) && m.CreatedAt <= ended).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MediaState.Erased)
            .SetProperty(m => m.ConversationId, "")
            .SetProperty(m => m.LineKey, (string?)null)
            .SetProperty(m => m.Words, (string?)null)
            .SetProperty(m => m.SealedReference, (byte[]?)null), cancellationToken);
        await context.Cases.Where(c => c.ConversationId == main.Id && c.Status == CaseStatus.Closed).ExecuteUpdateAsync(set => set.SetProperty(c => c.SealedSummary, (byte[]?)null), cancellationToken);
    }
}
