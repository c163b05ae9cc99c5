using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Operators;

/// <summary>
/// Tells those whom a step of escalation is about, in their private chats, that somebody waits: without a word of whom or what. Once for each step: it is written down before anybody is told, so a crash between tells
/// nobody rather than all twice; the next step comes soon, and every desk shows it. Thread-safe.
/// </summary>
internal sealed class StaffNotices(IDbContextFactory<CasebookContext> contexts, IOperatorsGroup group, StaffKeys keys, GroupState state, TimeProvider clock)
{
    /// <summary>An older step is no news: the program was away, or nobody had switched notices on.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait for the account's pace that a notice is worth.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly EscalationStep[] Told = [EscalationStep.OnCall, EscalationStep.Coordinator, EscalationStep.Everyone];

    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - Fresh);
        var due = await context.Steps.AsNoTracking().Where(s => s.NoticedAt == null && s.At >= oldest && Told.Contains(s.Step))
            .Join(context.Cases.Where(c => c.Status == CaseStatus.Waiting), s => s.CaseId, c => c.Id, (s, c) => new { Step = s, c.Language }).ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var step = one.Step;
            var mine = await context.Steps.Where(s => s.CaseId == step.CaseId && s.Since == step.Since && s.Step == step.Step && s.NoticedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.NoticedAt, now), cancellationToken);
            if (mine == 1) await TellAsync(context, step, one.Language, cancellationToken);
        }
    }

    private async Task TellAsync(CasebookContext context, CaseStep step, string language, CancellationToken cancellationToken)
    {
        var staff = await StaffLinks.Standing(context).Where(s => s.Link.Notices).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var member in staff.Where(s => IsFor(step.Step, language, s.Account)))
        {
            if (Chat(member) is { } chat) await SendAsync(new GroupCall.Tell(chat, state.Words.Of(GroupWords.Notice(Codes.Of(step.Urgency)))), cancellationToken);
        }
    }

    /// <summary>The helpers who speak the person's language; then the coordinators; then all.</summary>
    internal static bool IsFor(EscalationStep step, string language, Account account) => step switch
    {
        EscalationStep.OnCall => account.Roles.Contains(Role.Operator) && (language == LocaleTag.Unknown.Value || account.Languages.Contains(language)),
        EscalationStep.Coordinator => account.Roles.Contains(Role.Coordinator),
        EscalationStep.Everyone => account.Roles.Contains(Role.Operator) || account.Roles.Contains(Role.Coordinator),
        _ => false,
    };

    private async Task SendAsync(GroupCall.Tell notice, CancellationToken cancellationToken)
    {
        if (await group.CallAsync(notice, cancellationToken) is not GroupResult.Later { Wait: var wait } || wait > LongestWait) return;
        await Task.Delay(wait, clock, cancellationToken);
        await group.CallAsync(notice, cancellationToken);
    }

    /// <summary>Null for a link of another master key, which its owner makes anew.</summary>
    private string? Chat(StaffMember member)
    {
        try
        {
            return keys.Open(member.Link.AccountId, member.Link.SealedMember);
        }
        catch (SealedDataException)
        {
            return null;
        }
    }
}
