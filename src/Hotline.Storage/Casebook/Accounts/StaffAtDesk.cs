using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Who is at the desk: signed in, and heard of a short while ago (<see cref="Session.AtDesk"/>).</summary>
public static class StaffAtDesk
{
    /// <summary>Each once, by the name that colleagues see.</summary>
    public static async Task<IReadOnlyList<Account>> ReadAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Session.AtDesk;
        return await context.Accounts.AsNoTracking()
            .Where(a => !a.Disabled && context.Sessions.Any(s => s.AccountId == a.Id && s.EndedAt == null && s.SeenAt >= since))
            .OrderBy(a => a.Alias).ThenBy(a => a.Id).ToListAsync(cancellationToken);
    }
}
