using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>Who did what: the audit, sessions that are over, invitations that nobody can use any more.</summary>
internal sealed class AgedAudit : AgedKind
{
    public override string Name => "audit";

    public override string Unit => "entries";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.AuditDays);

    public override async Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) =>
        await context.Audit.CountAsync(a => a.At <= before, cancellationToken)
        + await context.Sessions.CountAsync(s => s.SeenAt <= before, cancellationToken)
        + await context.Invitations.CountAsync(i => i.ExpiresAt <= before, cancellationToken);

    public override async Task<int> DropAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var entries = await context.Audit.Where(a => a.At <= before).OrderBy(a => a.At).Take(most).Select(a => a.Id).ToListAsync(cancellationToken);
        var dropped = await context.Audit.Where(a => entries.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        var sessions = await context.Sessions.Where(s => s.SeenAt <= before).OrderBy(s => s.Id).Take(most - dropped).Select(s => s.Id).ToListAsync(cancellationToken);
        dropped += await context.Sessions.Where(s => sessions.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
        var invitations = await context.Invitations.Where(i => i.ExpiresAt <= before).OrderBy(i => i.CodeHash).Take(most - dropped).Select(i => i.CodeHash).ToListAsync(cancellationToken);
        return dropped + await context.Invitations.Where(i => invitations.Contains(i.CodeHash)).ExecuteDeleteAsync(cancellationToken);
    }
}
