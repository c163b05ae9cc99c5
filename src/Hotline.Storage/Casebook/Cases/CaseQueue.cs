using System.Runtime.CompilerServices;
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
/// conversation. Two operators never get one case. Thread-safe; the context is the caller's, and so is its change (<see cref="CasebookTransactions"/>), which saves.
/// </summary>
public sealed class CaseQueue(CommandQueue commands, TimeProvider clock)
{
    /// <summary>The topics of cases whose matter nobody could tell: they are everybody's, as a language that nobody could tell is.</summary>
    private static readonly string[] NoTopic = ["other", "operator", "greeting"];

    /// <summary>A lag older than this says nothing about now.</summary>
    private static readonly TimeSpan LagMemory = TimeSpan.FromMinutes(1);

    // All columns of a case by name: a newer program beside this one may add some.
    private string? _columns;

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
        List<object> values = [.. languages.Append(LocaleTag.Unknown.Value)];
        var which = $"language IN ({Places(values.Count, 0)})";
        if (by.Topics.Count > 0)
        {
            string[] topics = [.. by.Topics, .. NoTopic];
            which += $" AND topic IN ({Places(topics.Length, values.Count)})";
            values.AddRange(topics);
        }

        // Whoever meets another's row waits for that one and then looks further: to pass over what is locked would hand out the second most urgent while the first has just written.
        return await ClaimAsync(
            context,
            $"(SELECT id FROM cases WHERE status = '{nameof(CaseStatus.Waiting)}' AND {which} ORDER BY urgency DESC, waiting_since, id LIMIT 1 {RowLocks.ToChange(context)})",
            values, by, cancellationToken);
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
        return await ClaimAsync(context, "{0} AND version = {1}", [id, version], by, cancellationToken) is { } taken
            ? new CaseAnswer(CaseVerdict.Done, taken)
            : new CaseAnswer(CaseVerdict.Changed, await FindAsync(context, id, cancellationToken));
    }

    internal static Task<Case?> FindAsync(CasebookContext context, string id, CancellationToken cancellationToken) =>
        context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    /// <summary>One statement finds the case, takes it and reads it back. <paramref name="id"/> is SQL on <paramref name="values"/> that names one row, or none.</summary>
    private async Task<Case?> ClaimAsync(CasebookContext context, string id, List<object> values, Account by, CancellationToken cancellationToken)
    {
        EnsureTransaction(context);
        var (now, first) = (clock.GetUtcNow(), values.Count);
        _columns ??= string.Join(", ", context.Model.FindEntityType(typeof(Case))!.GetProperties().Select(property => property.GetColumnName()));
        var claim = FormattableStringFactory.Create(
            $$"""
            UPDATE cases SET holder_id = {{{first}}}, holder_alias = {{{first + 1}}}, status = '{{nameof(CaseStatus.WithOperator)}}', taken_at = {{{first + 2}}}, version = version + 1
            WHERE id = {{id}} AND holder_id IS NULL AND status = '{{nameof(CaseStatus.Waiting)}}' RETURNING {{_columns}}
            """,
            [.. values, by.Id, by.Alias, now.ToUnixTimeMilliseconds()]);
        if (await context.Cases.FromSql(claim).AsNoTracking().ToListAsync(cancellationToken) is not [var taken]) return null;
        await ShiftBook.BackAsync(context, by.Id, now, cancellationToken);
        var command = new CaseTaken(new CaseId(taken.Id), by.Id, by.Alias, taken.Version);
        await commands.AddAsync(context, taken, by, CommandKind.Taken, command, clientId: null, cancellationToken);
        return taken;
    }

    private static string Places(int count, int from) => string.Join(", ", Enumerable.Range(from, count).Select(place => $"{{{place}}}"));

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
