using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// Destroys what the casebook has of a person: the key, and every row with text, address or pseudonym. Cases stay as coded statistics without a way back.
/// Idempotent; thread-safe.
/// </summary>
public sealed class ContactEraser(IDbContextFactory<CasebookContext> contexts, CasebookFile file, CasebookChanges changes, TimeProvider clock)
{
    private volatile bool _owed;

    /// <summary>True when the file was busy and <see cref="FinishAsync"/> must be called again.</summary>
    public bool Owed => _owed;

    /// <summary>Erases now. When it returns, nothing of the person decrypts; while a reader holds an old page of the file, <see cref="Owed"/> says that its log is emptied later.</summary>
    public async Task EraseAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        await EraseAsync([(conversation, clock.GetUtcNow())], cancellationToken);
        changes.Publish(CasebookChange.Queue);
    }

    /// <summary>
    /// After a start, possibly from a backup: erases again whoever was erased (the runtime's tombstones) and is still, or again, here. Returns how many were.
    /// A person who wrote anew after the erasure is left alone when the casebook knows of it.
    /// </summary>
    public async Task<int> ReapplyErasuresAsync(IEnumerable<ConversationId> erased, CancellationToken cancellationToken)
    {
        var back = await StillHereAsync([.. erased.Select(id => id.Value)], cancellationToken);
        await EraseAsync([.. back.Select(id => (new ConversationId(id), clock.GetUtcNow()))], cancellationToken);
        return back.Count;
    }

    /// <summary>Empties the log after erasures whose file was busy. True when nothing is owed any more.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var owed = await context.Tombstones.Where(t => !t.Scrubbed).Select(t => t.ConversationId).ToListAsync(cancellationToken);
        if (owed.Count == 0) return true;
        await context.Database.CloseConnectionAsync();
        _owed = !await file.ScrubAsync(cancellationToken);
        if (_owed) return false;
        await context.Tombstones.Where(t => owed.Contains(t.ConversationId)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Scrubbed, true), cancellationToken);
        return true;
    }

    private async Task EraseAsync(IReadOnlyList<(ConversationId Id, DateTimeOffset At)> people, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var (id, at) in people) await EraseRowsAsync(context, id.Value, at, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await FinishAsync(cancellationToken);
    }

    private async Task<List<string>> StillHereAsync(string[] erased, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var buried = await context.Tombstones.Select(t => t.ConversationId).ToHashSetAsync(cancellationToken);
        return [.. erased.Where(id => !buried.Contains(id))];
    }

    /// <summary>The rows of one person, within the caller's transaction. The caller then calls <see cref="FinishAsync"/>.</summary>
    internal static async Task EraseRowsAsync(CasebookContext context, string conversationId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var contactId = await context.Conversations.Where(c => c.Id == conversationId).Select(c => c.ContactId).FirstOrDefaultAsync(cancellationToken) ?? conversationId;
        var conversations = await context.Conversations.Where(c => c.ContactId == contactId).Select(c => c.Id).ToListAsync(cancellationToken);
        if (!conversations.Contains(conversationId)) conversations.Add(conversationId);

        await context.ContactKeys.Where(k => k.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Addresses.Where(a => a.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Lines.Where(l => conversations.Contains(l.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.Notes.Where(n => conversations.Contains(n.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.Commands.Where(c => conversations.Contains(c.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.AppliedRecords.Where(r => conversations.Contains(r.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await EndCasesAsync(context, conversations, at, cancellationToken);
        await context.Conversations.Where(c => c.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Contacts.Where(c => c.Id == contactId).ExecuteDeleteAsync(cancellationToken);
        foreach (var id in conversations) await BuryAsync(context, id, at, cancellationToken);
    }

    private static async Task EndCasesAsync(CasebookContext context, List<string> conversations, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var theirs = context.Cases.Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId));
        await theirs.Where(c => c.Status != CaseStatus.Closed).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CaseStatus.Closed)
            .SetProperty(c => c.Outcome, OutcomeCodes.Withdrew)
            .SetProperty(c => c.EndedByPerson, "erased")
            .SetProperty(c => c.ClosedAt, at)
            .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        await theirs.ExecuteUpdateAsync(set => set
            .SetProperty(c => c.ConversationId, (string?)null)
            .SetProperty(c => c.SealedSummary, (byte[]?)null), cancellationToken);
    }

    private static async Task BuryAsync(CasebookContext context, string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var updated = await context.Tombstones.Where(t => t.ConversationId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ErasedAt, at).SetProperty(t => t.Scrubbed, false), cancellationToken);
        if (updated > 0) return;
        context.Tombstones.Add(new Tombstone { ConversationId = id, ErasedAt = at, Scrubbed = false });
        await context.SaveChangesAsync(cancellationToken);
    }
}
