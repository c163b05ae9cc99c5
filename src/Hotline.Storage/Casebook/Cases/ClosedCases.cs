using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Opens a closed case again for an operator, who holds it from then on. In the caller's transaction, together with the command that tells the conversation; what came of the case the first time stays
/// in its history. Thread-safe; the context is the caller's.
/// </summary>
public sealed class ClosedCases(CommandQueue commands, ContactVault vault, CaseCoding coding, TimeProvider clock)
{
    public async Task<CaseAnswer> ReopenAsync(CasebookContext context, HeldCase asked, string reason, CancellationToken cancellationToken)
    {
        CaseQueue.EnsureTransaction(context);
        var found = await context.Cases.AsNoTracking().Where(c => c.Id == asked.Id).LockedToChange().FirstOrDefaultAsync(cancellationToken);
        if (await CheckAsync(context, found, asked, cancellationToken) is { } refused) return refused;
        var conversation = found!.ConversationId!;
        using var seal = await vault.HoldAsync(context, conversation, cancellationToken);
        if (seal is null) return new CaseAnswer(CaseVerdict.Closed, found);
        var (now, version) = (clock.GetUtcNow(), found.Version + 1);
        await context.Cases.Where(c => c.Id == found.Id).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CaseStatus.WithOperator)
            .SetProperty(c => c.HolderId, asked.By.Id)
            .SetProperty(c => c.HolderAlias, asked.By.Alias)
            .SetProperty(c => c.TakenAt, now)
            .SetProperty(c => c.WaitingSince, now)
            .SetProperty(c => c.AnsweredAt, (DateTimeOffset?)null)
            .SetProperty(c => c.PersonWaitsSince, (DateTimeOffset?)null)
            .SetProperty(c => c.ClosedAt, (DateTimeOffset?)null)
            .SetProperty(c => c.ClosedInConversation, false)
            .SetProperty(c => c.CodesVersion, c => c.CodesVersion + 1)
            .SetProperty(c => c.Version, version), cancellationToken);
        var command = new CaseReopened(Snapshot(found, seal), asked.By.Id, asked.By.Alias, version);
        await commands.AddAsync(context, found, asked.By, CommandKind.Reopened, command, clientId: null, cancellationToken);
        await ShiftBook.BackAsync(context, asked.By.Id, now, cancellationToken);
        coding.Note(context, asked.By, found, CodeChange.Reopened, found.Outcome ?? OutcomeCodes.NotAsked, []);
        context.Notes.Add(CaseNote.Of(found, asked.By, CommandKind.Reopened, reason, seal, now));
        await context.SaveChangesAsync(cancellationToken);
        return new CaseAnswer(CaseVerdict.Done, await CaseQueue.FindAsync(context, found.Id, cancellationToken));
    }

    /// <summary>Null when it can be opened.</summary>
    private static async Task<CaseAnswer?> CheckAsync(CasebookContext context, Case? found, HeldCase asked, CancellationToken cancellationToken)
    {
        if (found is null) return CaseAnswer.NotFound;
        // A click that came twice.
        if (found.HolderId == asked.By.Id) return new CaseAnswer(CaseVerdict.Done, found);
        if (found.HolderId is not null) return new CaseAnswer(CaseVerdict.Held, found);
        if (found.Status != CaseStatus.Closed || found.Version != asked.Version) return new CaseAnswer(CaseVerdict.Changed, found);
        if (found.ConversationId is not { } conversation) return new CaseAnswer(CaseVerdict.Closed, found);
        var mode = await context.Conversations.Where(c => c.Id == conversation).Select(c => c.Mode).FirstOrDefaultAsync(cancellationToken);
        if (found.EndedByPerson is not null || mode == Codes.Of(ConversationMode.Stopped)) return new CaseAnswer(CaseVerdict.EndedByPerson, found);
        var open = await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.ConversationId == conversation && c.Status != CaseStatus.Closed, cancellationToken);
        return open is null ? null : new CaseAnswer(CaseVerdict.AnotherOpen, open);
    }

    private static CaseSnapshot Snapshot(Case row, ContactSeal seal) => new(
        new CaseId(row.Id), row.Topic, row.Urgency, row.Reasons, row.Flags, new LocaleTag(row.Language),
        row.SealedSummary is { } bytes ? seal.Open<List<KeyValuePair<string, string>>>(SealPurpose.Summary, bytes) : [],
        row.OpenedAt);
}
