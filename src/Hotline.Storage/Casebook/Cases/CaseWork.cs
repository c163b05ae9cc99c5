using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// What the holder of a case may do with it. Each call works in the caller's transaction, and only while the operator still holds the version that they saw.
/// Thread-safe; the context is the caller's.
/// </summary>
public sealed class CaseWork(CommandQueue commands, ContactVault vault, CaseCoding coding, TimeProvider clock)
{
    /// <summary>
    /// Sends words to the person, and a file that was brought for them before. The line appears in the transcript when the conversation has said it. A repeated <paramref name="clientId"/> is one reply.
    /// </summary>
    /// <param name="to">The pseudonym of the person's address that it goes to; null: where they wrote last.</param>
    public async Task<CaseAnswer> ReplyAsync(CasebookContext context, HeldCase held, string clientId, string text, CancellationToken cancellationToken, string? file = null, string? to = null)
    {
        CaseQueue.EnsureTransaction(context);
        var repeated = await context.Commands.AnyAsync(c => c.CaseId == held.Id && c.ClientId == clientId && c.AccountId == held.By.Id, cancellationToken);
        if (repeated) return new CaseAnswer(CaseVerdict.Done, await CaseQueue.FindAsync(context, held.Id, cancellationToken));
        var answer = await CheckAsync(context, held, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        var attached = file is null ? null : await BroughtAsync(context, found.ConversationId, file, cancellationToken);
        if (file is not null && attached is null) return new CaseAnswer(CaseVerdict.NoFile, found);
        var place = to is null ? null : await PlaceAsync(context, found.ConversationId, to, cancellationToken);
        if (to is not null && place is null) return new CaseAnswer(CaseVerdict.NoAddress, found);
        var command = new OperatorReplied(new CaseId(found.Id), held.By.Id, found.Version, clientId, text) { Attachment = attached is null ? null : MediaShelf.Attached(attached), To = place };
        var row = await commands.AddAsync(context, found, held.By, CommandKind.Reply, command, clientId, cancellationToken);
        if (attached is not null) attached.LineKey = row?.Id;
        await context.SaveChangesAsync(cancellationToken);
        return answer;
    }

    /// <summary>A file that an operator brought into this conversation. One whose reply was refused may go with the next.</summary>
    private static Task<MediaItem?> BroughtAsync(CasebookContext context, string conversation, string file, CancellationToken cancellationToken) =>
        context.Media.FirstOrDefaultAsync(m => m.Id == file && m.ConversationId == conversation && m.Outbound && m.State == MediaState.Kept, cancellationToken);

    /// <summary>An address of this person that they use or agreed to.</summary>
    private async Task<Address?> PlaceAsync(CasebookContext context, string conversation, string pseudonym, CancellationToken cancellationToken)
    {
        var use = await context.AddressesOf(conversation).FirstOrDefaultAsync(a => a.Pseudonym == pseudonym && (a.InUse || (a.Agreed && a.Ended == null)), cancellationToken);
        if (use is null) return null;
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        return seal is null ? null : new Address(new ChannelId(use.Channel), seal.Open<string>(SealPurpose.Address, use.Sealed));
    }

    /// <summary>Back to the queue. Who was not answered yet keeps their place; who was waits since they wrote last, or from now when the last word was ours.</summary>
    public async Task<CaseAnswer> ReturnAsync(CasebookContext context, HeldCase held, string? note, CancellationToken cancellationToken)
    {
        var answer = await CheckAsync(context, held, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        var changed = await PutBackAsync(Held(context, found), found, clock.GetUtcNow(), cancellationToken);
        var command = new CaseReturned(new CaseId(found.Id), held.By.Id, found.Version);
        return await FinishAsync(context, held, found, changed, CommandKind.Returned, command, note, cancellationToken);
    }

    /// <summary>Gives the case to a colleague who is at the desk. The person hears who is there now.</summary>
    public async Task<CaseAnswer> HandOverAsync(CasebookContext context, HeldCase held, string to, string? note, CancellationToken cancellationToken)
    {
        var answer = await CheckAsync(context, held, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        var now = clock.GetUtcNow();
        var colleague = (await StaffAtDesk.ReadAsync(context, now, cancellationToken)).FirstOrDefault(a => a.Id == to && a.Id != held.By.Id && a.Roles.Contains(Role.Operator));
        if (colleague is null) return new CaseAnswer(CaseVerdict.NoColleague, found);
        var changed = await Held(context, found).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.HolderId, colleague.Id)
            .SetProperty(c => c.HolderAlias, colleague.Alias)
            .SetProperty(c => c.TakenAt, now)
            .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        var command = new CaseTaken(new CaseId(found.Id), colleague.Id, colleague.Alias, found.Version + 1);
        return await FinishAsync(context, held, found, changed, CommandKind.HandedOver, command, note, cancellationToken);
    }

    /// <summary>Ends the case with one thing that came of it.</summary>
    public Task<CaseAnswer> CloseAsync(CasebookContext context, HeldCase held, string outcome, string? note, CancellationToken cancellationToken) =>
        CloseAsync(context, held, [new OutcomeTold(outcome, OutcomeCodes.NotAsked)], note, cancellationToken);

    /// <summary>Ends the case; the bot takes over. <paramref name="outcomes"/>: at least one, the most important first.</summary>
    public async Task<CaseAnswer> CloseAsync(CasebookContext context, HeldCase held, IReadOnlyList<OutcomeTold> outcomes, string? note, CancellationToken cancellationToken)
    {
        var outcome = outcomes[0].Code;
        var answer = await CheckAsync(context, held, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        var now = clock.GetUtcNow();
        var changed = await Held(context, found).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CaseStatus.Closed)
            .SetProperty(c => c.HolderId, (string?)null)
            .SetProperty(c => c.HolderAlias, (string?)null)
            .SetProperty(c => c.Outcome, outcome)
            .SetProperty(c => c.ClosedAt, now)
            .SetProperty(c => c.ClosedInConversation, false)
            .SetProperty(c => c.CodesVersion, c => c.CodesVersion + 1)
            .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        if (changed > 0) foreach (var told in outcomes) coding.Add(context, held.By, found, told);
        var command = new CaseClosed(new CaseId(found.Id), held.By.Id, found.Version, outcome);
        return await FinishAsync(context, held, found, changed, CommandKind.Closed, command, note, cancellationToken);
    }

    /// <summary>Asks the conversation to lower the urgency; the case shows it when the conversation has. It rises by itself only.</summary>
    public async Task<CaseAnswer> LowerAsync(CasebookContext context, HeldCase held, Urgency to, string reason, CancellationToken cancellationToken)
    {
        var answer = await CheckAsync(context, held, cancellationToken);
        if (answer is not { Verdict: CaseVerdict.Done, Case: { } found }) return answer;
        if (found.ConversationId is null) return new CaseAnswer(CaseVerdict.Closed, found);
        if (to >= found.Urgency) return new CaseAnswer(CaseVerdict.Impossible, found);
        var command = new UrgencyLowered(new CaseId(found.Id), held.By.Id, found.Version, to, reason);
        return await FinishAsync(context, held, found, changed: 1, CommandKind.Urgency, command, reason, cancellationToken);
    }

    private async Task<CaseAnswer> FinishAsync(
        CasebookContext context, HeldCase held, Case found, int changed, string kind, ConversationEvent command, string? note, CancellationToken cancellationToken)
    {
        if (changed == 0) return new CaseAnswer(CaseVerdict.Changed, await CaseQueue.FindAsync(context, held.Id, cancellationToken));
        await commands.AddAsync(context, found, held.By, kind, command, clientId: null, cancellationToken);
        await NoteAsync(context, held, found, kind, note, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new CaseAnswer(CaseVerdict.Done, await CaseQueue.FindAsync(context, held.Id, cancellationToken));
    }

    private async Task NoteAsync(CasebookContext context, HeldCase held, Case found, string kind, string? note, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(note) || found.ConversationId is not { } conversation) return;
        using var seal = await vault.HoldAsync(context, conversation, cancellationToken);
        if (seal is null) return;
        context.Notes.Add(CaseNote.Of(found, held.By, kind, note, seal, clock.GetUtcNow()));
    }

    private static async Task<CaseAnswer> CheckAsync(CasebookContext context, HeldCase held, CancellationToken cancellationToken)
    {
        CaseQueue.EnsureTransaction(context);
        return Check(await CaseQueue.FindAsync(context, held.Id, cancellationToken), held);
    }

    /// <summary>Whether the case still is as its holder saw it.</summary>
    internal static CaseAnswer Check(Case? seen, HeldCase held)
    {
        if (seen is not { } found) return CaseAnswer.NotFound;
        if (found.Status == CaseStatus.Closed) return new CaseAnswer(CaseVerdict.Closed, found);
        if (found.HolderId is not null && found.HolderId != held.By.Id) return new CaseAnswer(CaseVerdict.Held, found);
        return found.HolderId is null || found.Version != held.Version ? new CaseAnswer(CaseVerdict.Changed, found) : new CaseAnswer(CaseVerdict.Done, found);
    }

    /// <summary>Puts a case that still is as <paramref name="seen"/> back into the queue; returns how many were.</summary>
    internal static Task<int> PutBackAsync(IQueryable<Case> unchanged, Case seen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = seen.AnsweredAt is null ? seen.WaitingSince : seen.PersonWaitsSince ?? now;
        return unchanged.ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CaseStatus.Waiting)
            .SetProperty(c => c.HolderId, (string?)null)
            .SetProperty(c => c.HolderAlias, (string?)null)
            .SetProperty(c => c.WaitingSince, since)
            .SetProperty(c => c.AnsweredAt, (DateTimeOffset?)null)
            .SetProperty(c => c.PersonWaitsSince, (DateTimeOffset?)null)
            .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
    }

    internal static IQueryable<Case> Held(CasebookContext context, Case seen) =>
        context.Cases.Where(c => c.Id == seen.Id && c.HolderId == seen.HolderId && c.Version == seen.Version && c.Status == CaseStatus.WithOperator);
}

/// <summary>A case as its holder saw it: who acts, and on which version.</summary>
public sealed record HeldCase(string Id, long Version, Account By);
