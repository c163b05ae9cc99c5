using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Goes over the cases that wait for a human: starts the clock of a new one, and takes the step that one has reached. A step is one transaction with its history, a note for staff and the command
/// that tells the person. Bears being run twice at once. Thread-safe.
/// </summary>
public sealed class CaseClocks(IDbContextFactory<CasebookContext> contexts, CommandQueue commands, ContactVault vault, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Cases of one sweep.</summary>
    public const int Batch = 256;

    /// <summary>Who writes the program's own notes.</summary>
    public const string Program = "Hotline";

    /// <summary>Looks at whatever is due now, the most urgent first; returns how many clocks were started or moved. A full <see cref="Batch"/> means that there may be more.</summary>
    public async Task<int> SweepAsync(CaseRules rules, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (moved, told) = (0, false);
        foreach (var row in await DueAsync(context, clock.GetUtcNow(), cancellationToken))
        {
            if (await MoveAsync(context, row, rules, cancellationToken) is not { } step) continue;
            moved++;
            if (step == EscalationStep.None) continue;
            told = true;
            changes.Publish(new CasebookChange(row.Id));
        }

        if (moved > 0) changes.Publish(CasebookChange.Queue);
        if (told) commands.Wake();
        return moved;
    }

    private static Task<List<Case>> DueAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken) => context.Cases.AsNoTracking()
        .Where(c => c.Status == CaseStatus.Waiting && c.ConversationId != null
            && (c.ClockSince == null || c.NextStepAt <= now || c.ClockSince != (c.UrgencySince != null && c.UrgencySince > c.WaitingSince ? c.UrgencySince : c.WaitingSince)))
        .OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id).Take(Batch).ToListAsync(cancellationToken);

    /// <summary>The step that was taken; null when somebody changed the case meanwhile.</summary>
    private async Task<EscalationStep?> MoveAsync(CasebookContext context, Case row, CaseRules rules, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = row.UrgencySince is { } urgent && urgent > row.WaitingSince ? urgent : row.WaitingSince;
        var stands = rules.Targets.Read(new CaseFacts(row.Urgency, since), rules.Duty.Counted(new LocaleTag(row.Language)), now);
        var before = row.ClockSince == since ? row.Step : EscalationStep.None;
        return await context.ChangeAsync<EscalationStep?>(
            async () =>
            {
                var moved = await Unchanged(context, row).ExecuteUpdateAsync(set => set
                    .SetProperty(c => c.ClockSince, since)
                    .SetProperty(c => c.Due, stands.Due)
                    .SetProperty(c => c.Step, stands.Step > before ? stands.Step : before)
                    .SetProperty(c => c.NextStepAt, stands.NextAt), cancellationToken);
                if (moved == 0) return null;
                if (stands.Step <= before) return EscalationStep.None;
                await TellAsync(context, row, since, stands, now, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                context.ChangeTracker.Clear();
                return stands.Step;
            },
            cancellationToken);
    }

    private static IQueryable<Case> Unchanged(CasebookContext context, Case seen) => context.Cases.Where(c =>
        c.Id == seen.Id && c.Status == CaseStatus.Waiting && c.Version == seen.Version && c.Urgency == seen.Urgency && c.ClockSince == seen.ClockSince && c.Step == seen.Step);

    private async Task TellAsync(CasebookContext context, Case row, DateTimeOffset since, CaseDue stands, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.Steps.Add(new CaseStep { CaseId = row.Id, Since = since, Step = stands.Step, Urgency = row.Urgency, At = now });
        using var seal = await vault.FindAsync(context, row.ConversationId!, cancellationToken);
        if (seal is null) return;
        context.Notes.Add(new CaseNote
        {
            CaseId = row.Id,
            ConversationId = row.ConversationId!,
            AccountId = "",
            Alias = Program,
            Kind = CommandKind.Escalated,
            At = now,
            Sealed = seal.Seal(SealPurpose.Note, Codes.Of(stands.Step)),
        });
        var due = stands.Due > now ? stands.Due : (DateTimeOffset?)null;
        await commands.AddAsync(context, row, by: null, CommandKind.Escalated, new CaseEscalated(new CaseId(row.Id), row.Version, stands.Step, since, due), clientId: null, cancellationToken);
    }
}
