using System.Security.Cryptography;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// Destroys what the casebook has of a person: the key, and every row with text, address or pseudonym. Cases stay as coded statistics without a way back.
/// Idempotent; thread-safe.
/// </summary>
public sealed class ContactEraser(IDbContextFactory<CasebookContext> contexts, ICasebookDatabase database, MediaCare media, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Crockford's base32, as in every case code.</summary>
    private const string CaseAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
    /// After a start, possibly from a backup: erases again whoever the runtime says was erased and the casebook does not know of. Returns how many were.
    /// A person who wrote anew after that time and whose erasure is known is left alone. What an older program left in the queue of erased people is closed.
    /// </summary>
    public async Task<int> ReapplyErasuresAsync(IEnumerable<(ConversationId Conversation, DateTimeOffset At)> erased, CancellationToken cancellationToken)
    {
        var back = await UnknownAsync([.. erased], cancellationToken);
        await EraseAsync(back, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ChangeAsync(() => ErasedCases.CloseAsync(CaseQueue.Waiting(context), clock.GetUtcNow(), cancellationToken), cancellationToken);
        return back.Count;
    }

    /// <summary>Who was erased, and when last, in pseudonyms: what a runtime restored from a backup must forget again.</summary>
    public async Task<IReadOnlyCollection<(ConversationId Conversation, DateTimeOffset At)>> ErasuresAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Tombstones.AsNoTracking().Select(t => new { t.ConversationId, t.ErasedAt }).ToListAsync(cancellationToken);
        return [.. known.Select(t => (new ConversationId(t.ConversationId), t.ErasedAt))];
    }

    /// <summary>Empties the log after erasures whose file was busy. True when nothing is owed any more.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var buried = await media.BuryAsync(context, cancellationToken);
        var owed = await context.Tombstones.Where(t => !t.Scrubbed).Select(t => t.ConversationId).ToListAsync(cancellationToken);
        if (owed.Count == 0)
        {
            _owed = !buried;
            return buried;
        }

        await context.Database.CloseConnectionAsync();
        var scrubbed = await database.ScrubAsync(keysLive: false, cancellationToken);
        _owed = !(buried && scrubbed);
        if (!scrubbed) return false;
        await context.Tombstones.Where(t => owed.Contains(t.ConversationId)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Scrubbed, true), cancellationToken);
        return buried;
    }

    private async Task EraseAsync(IReadOnlyList<(ConversationId Id, DateTimeOffset At)> people, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await context.ChangeAsync(
                async () =>
                {
                    foreach (var (id, at) in people) await EraseRowsAsync(context, id.Value, at, cancellationToken);
                },
                cancellationToken);
        }

        await FinishAsync(cancellationToken);
    }

    private async Task<List<(ConversationId, DateTimeOffset)>> UnknownAsync((ConversationId Conversation, DateTimeOffset At)[] erased, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Tombstones.AsNoTracking().ToDictionaryAsync(t => t.ConversationId, t => t.ErasedAt, cancellationToken);
        return [.. erased.Where(e => !known.TryGetValue(e.Conversation.Value, out var at) || at.ToUnixTimeMilliseconds() < e.At.ToUnixTimeMilliseconds())];
    }

    /// <summary>The rows of one person, within the caller's transaction. The caller then calls <see cref="FinishAsync"/>. Returns the codes that their cases had: nothing is found under them any more.</summary>
    internal static async Task<IReadOnlyList<string>> EraseRowsAsync(CasebookContext context, string conversationId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var contactId = await context.Conversations.Where(c => c.Id == conversationId).Select(c => c.ContactId).FirstOrDefaultAsync(cancellationToken) ?? conversationId;
        var conversations = await context.Conversations.Where(c => c.ContactId == contactId).Select(c => c.Id).ToListAsync(cancellationToken);
        if (!conversations.Contains(conversationId)) conversations.Add(conversationId);

        await context.ContactKeys.Where(k => k.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Addresses.Where(a => a.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.AddressUses.Where(a => a.ContactId == contactId || conversations.Contains(a.Pseudonym)).ExecuteDeleteAsync(cancellationToken);
        await context.Lines.Where(l => conversations.Contains(l.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.Notes.Where(n => conversations.Contains(n.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.Commands.Where(c => conversations.Contains(c.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.ErasureRequests.Where(r => conversations.Contains(r.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await context.AppliedRecords.Where(r => conversations.Contains(r.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        // The files go after the transaction: until then their rows stay, and name nobody.
        await context.Media.Where(m => conversations.Contains(m.ConversationId)).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MediaState.Erased)
            .SetProperty(m => m.ConversationId, "")
            .SetProperty(m => m.LineKey, (string?)null)
            .SetProperty(m => m.Words, (string?)null)
            .SetProperty(m => m.SealedReference, (byte[]?)null), cancellationToken);
        var cases = await EndCasesAsync(context, conversations, at, cancellationToken);
        await context.Conversations.Where(c => c.ContactId == contactId).ExecuteDeleteAsync(cancellationToken);
        await context.Contacts.Where(c => c.Id == contactId).ExecuteDeleteAsync(cancellationToken);
        foreach (var id in conversations) await BuryAsync(context, id, at, cancellationToken);
        return cases;
    }

    /// <summary>
    /// What stays of a case is codes under a new random id: the old one can be computed from the pseudonym, and the tombstone keeps that. No clock runs for it any more. One that an operator holds stays
    /// open, so that they see that the person is gone; any other is over (<see cref="ErasedCases"/>).
    /// </summary>
    private static async Task<IReadOnlyList<string>> EndCasesAsync(CasebookContext context, List<string> conversations, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var theirs = await context.Cases.AsNoTracking().Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId)).ToListAsync(cancellationToken);
        foreach (var row in theirs)
        {
            var (id, fresh) = (row.Id, RandomNumberGenerator.GetString(CaseAlphabet, row.Id.Length));
            var closed = row.Status == CaseStatus.Closed;
            await context.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Id, fresh)
                .SetProperty(c => c.ConversationId, (string?)null)
                .SetProperty(c => c.SealedSummary, (byte[]?)null)
                .SetProperty(c => c.EndedByPerson, closed ? row.EndedByPerson : Case.Erased)
                .SetProperty(c => c.ClockSince, (DateTimeOffset?)null)
                .SetProperty(c => c.Due, (DateTimeOffset?)null)
                .SetProperty(c => c.Step, EscalationStep.None)
                .SetProperty(c => c.NextStepAt, (DateTimeOffset?)null)
                // It is nobody's turn: neither does the person wait, nor is an answer of theirs awaited.
                .SetProperty(c => c.AnsweredAt, closed ? row.AnsweredAt : null)
                .SetProperty(c => c.PersonWaitsSince, (DateTimeOffset?)null), cancellationToken);
            if (row.Status == CaseStatus.Waiting) await ErasedCases.CloseAsync(context.Cases.Where(c => c.Id == fresh), at, cancellationToken);
            // A topic without a case is deleted.
            await context.GroupTopics.Where(t => t.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.CaseId, (string?)null), cancellationToken);
            await context.Fields.Where(f => f.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.CaseId, fresh), cancellationToken);
            await context.Flags.Where(f => f.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.CaseId, fresh), cancellationToken);
            await context.Outcomes.Where(o => o.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.CaseId, fresh), cancellationToken);
            await context.CodeChanges.Where(c => c.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.CaseId, fresh), cancellationToken);
            await context.Steps.Where(s => s.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.CaseId, fresh), cancellationToken);
            await context.Audit.Where(a => a.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.CaseId, fresh), cancellationToken);
        }

        return [.. theirs.Select(c => c.Id)];
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
