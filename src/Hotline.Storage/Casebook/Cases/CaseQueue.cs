using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Those who wait for a human, and the only way to take one of them: a conditional update in the caller's transaction, together with the command that tells the
/// conversation. Two operators never get one case. Thread-safe; the context is the caller's.
/// </summary>
public sealed class CaseQueue(CommandQueue commands, TimeProvider clock)
{
    /// <summary>The topics of cases whose matter nobody could tell: they are everybody's, as a language that nobody could tell is.</summary>
    private static readonly string[] NoTopic = ["other", "operator", "greeting"];

    /// <summary>A lag older than this says nothing about now.</summary>
    private static readonly TimeSpan LagMemory = TimeSpan.FromMinutes(1);

    public async Task<QueuePage> PageAsync(CasebookContext context, QueueCursor? after, CancellationToken cancellationToken)
    {
        var waiting = Waiting(context);
        var counts = await waiting.GroupBy(c => c.Urgency)
            .Select(g => new { Urgency = g.Key, Count = g.Count(), Since = g.Min(c => c.WaitingSince) }).ToListAsync(cancellationToken);
        return new QueuePage(
            counts.ToDictionary(c => c.Urgency, c => c.Count),
            counts.Count == 0 ? null : counts.Min(c => c.Since),
            await LagAsync(context, cancellationToken),
            await PageAsync(waiting, after, cancellationToken));
    }

    /// <summary>The cases that an account holds, in the order of the queue.</summary>
    public static Task<CasePage<QueueCursor>> HeldByAsync(CasebookContext context, string accountId, QueueCursor? after, CancellationToken cancellationToken) =>
        PageAsync(context.Cases.AsNoTracking().Where(c => c.HolderId == accountId && c.Status == CaseStatus.WithOperator), after, cancellationToken);

    /// <summary>
    /// Gives the operator the most urgent person in one of <paramref name="languages"/>, or in a language that nobody could tell, about one of the topics that the operator holds
    /// (<see cref="Account.Topics"/>), or about something that has no topic; null when nobody waits there.
    /// </summary>
    public async Task<Case?> TakeNextAsync(CasebookContext context, Account by, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var held = languages.Append(LocaleTag.Unknown.Value).ToArray();
        var waiting = Waiting(context).Where(c => held.Contains(c.Language));
        if (by.Topics.Count > 0)
        {
            var topics = by.Topics.Concat(NoTopic).ToArray();
            waiting = waiting.Where(c => topics.Contains(c.Topic));
        }

        while (true)
        {
            if (await InOrder(waiting).FirstOrDefaultAsync(cancellationToken) is not { } first) return null;
            if (await ClaimAsync(context, first, by, cancellationToken) is { } taken) return taken;
        }
    }

    /// <summary>Takes the case that the operator chose, if it still stands as the page showed it.</summary>
    public async Task<CaseAnswer> TakeAsync(CasebookContext context, string id, long version, Account by, CancellationToken cancellationToken)
    {
        // Whoever clicked a moment later hears who has it, not that something changed.
        if (await context.Cases.AsNoTracking().Where(c => c.Id == id).LockedToChange().FirstOrDefaultAsync(cancellationToken) is not { } found) return CaseAnswer.NotFound;
        if (found.Status == CaseStatus.Closed) return new CaseAnswer(CaseVerdict.Closed, found);
        if (found.HolderId == by.Id) return new CaseAnswer(CaseVerdict.Done, found);
        if (found.HolderId is not null) return new CaseAnswer(CaseVerdict.Held, found);
        if (found.Version != version) return new CaseAnswer(CaseVerdict.Changed, found);
        return await ClaimAsync(context, found, by, cancellationToken) is { } taken
            ? new CaseAnswer(CaseVerdict.Done, taken)
            : new CaseAnswer(CaseVerdict.Changed, await FindAsync(context, id, cancellationToken));
    }

    internal static Task<Case?> FindAsync(CasebookContext context, string id, CancellationToken cancellationToken) =>
        context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    private async Task<Case?> ClaimAsync(CasebookContext context, Case seen, Account by, CancellationToken cancellationToken)
    {
        EnsureTransaction(context);
        var now = clock.GetUtcNow();
        var claimed = await context.Cases
            .Where(c => c.Id == seen.Id && c.HolderId == null && c.Status == CaseStatus.Waiting && c.Version == seen.Version)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.HolderId, by.Id)
                .SetProperty(c => c.HolderAlias, by.Alias)
                .SetProperty(c => c.Status, CaseStatus.WithOperator)
                .SetProperty(c => c.TakenAt, now)
                .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        if (claimed == 0 || await FindAsync(context, seen.Id, cancellationToken) is not { } taken) return null;
        await ShiftBook.BackAsync(context, by.Id, now, cancellationToken);
        var command = new CaseTaken(new CaseId(taken.Id), by.Id, by.Alias, taken.Version);
        await commands.AddAsync(context, taken, by, CommandKind.Taken, command, clientId: null, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return taken;
    }

    /// <summary>A change of a case and its command stand or fall together; without a transaction they would not.</summary>
    internal static void EnsureTransaction(CasebookContext context)
    {
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException("Begin a transaction first: a case and its command are written together.");
    }

    internal static IQueryable<Case> Waiting(CasebookContext context) => context.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Waiting);

    internal static IQueryable<Case> InOrder(IQueryable<Case> cases) => cases.OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id);

    private static async Task<CasePage<QueueCursor>> PageAsync(IQueryable<Case> cases, QueueCursor? after, CancellationToken cancellationToken) =>
        CasePage<QueueCursor>.Of(await InOrder(after?.Behind(cases) ?? cases).Take(CasePage<QueueCursor>.Size + 1).ToListAsync(cancellationToken), QueueCursor.Of);

    /// <summary>How far the casebook was behind the conversations when it last caught up.</summary>
    public async Task<TimeSpan> LagAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - LagMemory;
        var lag = await context.JournalPositions.Where(p => p.MovedAt >= since).MaxAsync(p => (long?)p.LagMs, cancellationToken);
        return TimeSpan.FromMilliseconds(lag ?? 0);
    }
}
