using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>Who did what: the audit, sessions that are over, invitations that nobody can use any more.</summary>
internal sealed class AgedAudit : AgedKind
{
    private const string Session = "session";

    private const string Invitation = "invitation";

    public override string Name => "audit";

    public override string Unit => "entries";

    public override TimeSpan Age(RetentionOptions options) => TimeSpan.FromDays(options.AuditDays);

    public override async Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken) =>
        await context.Audit.CountAsync(a => a.At <= before, cancellationToken)
        + await context.Sessions.CountAsync(s => s.SeenAt <= before, cancellationToken)
        + await context.Invitations.CountAsync(i => i.ExpiresAt <= before, cancellationToken);

    public override async Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var entries = await context.Audit.Where(a => a.At <= before).OrderBy(a => a.At).Take(most).Select(a => a.Id).ToListAsync(cancellationToken);
        var sessions = await context.Sessions.Where(s => s.SeenAt <= before).OrderBy(s => s.Id).Take(most - entries.Count).Select(s => s.Id).ToListAsync(cancellationToken);
        var left = most - entries.Count - sessions.Count;
        var invitations = await context.Invitations.Where(i => i.ExpiresAt <= before).OrderBy(i => i.CodeHash).Take(left).Select(i => i.CodeHash).ToListAsync(cancellationToken);
        return [.. AgedItem.All(entries.Select(id => id.ToString(CultureInfo.InvariantCulture))), .. AgedItem.All(sessions, Session), .. AgedItem.All(invitations, Invitation)];
    }

    public override async Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken)
    {
        var (entries, sessions, invitations) = (Array.ConvertAll(AgedItem.Of(items), id => long.Parse(id, CultureInfo.InvariantCulture)), AgedItem.Of(items, Session), AgedItem.Of(items, Invitation));
        var dropped = entries.Length == 0 ? 0 : await context.Audit.Where(a => entries.Contains(a.Id) && a.At <= before).ExecuteDeleteAsync(cancellationToken);
        if (sessions.Length > 0) dropped += await context.Sessions.Where(s => sessions.Contains(s.Id) && s.SeenAt <= before).ExecuteDeleteAsync(cancellationToken);
        if (invitations.Length > 0) dropped += await context.Invitations.Where(i => invitations.Contains(i.CodeHash) && i.ExpiresAt <= before).ExecuteDeleteAsync(cancellationToken);
        return dropped;
    }
}
