using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Puts cases back into the queue whose person waits for an answer of a holder who is silent or has left the desk. A return is one transaction with its note and the command that tells the
/// person. Bears being run twice at once. Thread-safe.
/// </summary>
public sealed class SilentCases(IDbContextFactory<CasebookContext> contexts, CommandQueue commands, ContactVault vault, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Kind of the note: the holder was at the desk and did not answer.</summary>
    public const string Silent = "silent";

    /// <summary>Kind of the note: the holder had left.</summary>
    public const string Away = "away";

    /// <summary>Looks once over all that are held; returns how many went back.</summary>
    public async Task<int> SweepAsync(CaseRules rules, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var returned = 0;
        foreach (var row in await UnansweredAsync(context, cancellationToken))
        {
            var away = !await StaffAtDesk.IsThereOrJustLeftAsync(context, row.HolderId!, now, cancellationToken);
            if (!away && now - WaitsSince(row) < rules.Targets.SilentAtMost(row.Urgency)) continue;
            if (!await ReturnAsync(context, row, away ? Away : Silent, now, cancellationToken)) continue;
            returned++;
            changes.Publish(new CasebookChange(row.Id));
        }

        if (returned == 0) return 0;
        changes.Publish(CasebookChange.Queue);
        commands.Wake();
        return returned;
    }

    /// <summary>Words of the holder that are still on their way count as an answer: they are not silent, the conversation is late.</summary>
    private static Task<List<Case>> UnansweredAsync(CasebookContext context, CancellationToken cancellationToken) =>
        WaitingForHolder(context).OrderByDescending(c => c.Urgency).ThenBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>Held cases whose person waits for the holder: what goes back when they leave.</summary>
    public static IQueryable<Case> WaitingForHolder(CasebookContext context) => context.Cases.AsNoTracking()
        .Where(c => c.Status == CaseStatus.WithOperator && c.HolderId != null && c.ConversationId != null && c.EndedByPerson == null
            && (c.AnsweredAt == null || c.PersonWaitsSince != null)
            && !context.Commands.Any(d => d.CaseId == c.Id && d.AccountId == c.HolderId && d.Kind == CommandKind.Reply && d.Outcome == null));

    /// <summary>Of a case that was taken under an older program nobody knows when that was.</summary>
    private static DateTimeOffset WaitsSince(Case row)
    {
        var taken = row.TakenAt ?? row.WaitingSince;
        return row.PersonWaitsSince is { } wrote && wrote > taken ? wrote : taken;
    }

    private Task<bool> ReturnAsync(CasebookContext context, Case row, string why, DateTimeOffset now, CancellationToken cancellationToken) => context.ChangeAsync(
        async () =>
        {
            var unchanged = CaseWork.Held(context, row).Where(c => c.AnsweredAt == row.AnsweredAt && c.PersonWaitsSince == row.PersonWaitsSince);
            if (await CaseWork.PutBackAsync(unchanged, row, now, cancellationToken) == 0) return false;
            await commands.AddAsync(context, row, by: null, CommandKind.Returned, new CaseReturned(new CaseId(row.Id), row.HolderId, row.Version), clientId: null, cancellationToken);
            using var seal = await vault.FindAsync(context, row.ConversationId!, cancellationToken);
            if (seal is not null)
            {
                context.Notes.Add(new CaseNote
                {
                    CaseId = row.Id,
                    ConversationId = row.ConversationId!,
                    AccountId = "",
                    Alias = CaseClocks.Program,
                    Kind = why,
                    At = now,
                    Sealed = seal.Seal(SealPurpose.Note, row.HolderAlias ?? ""),
                });
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            return true;
        },
        cancellationToken);
}
