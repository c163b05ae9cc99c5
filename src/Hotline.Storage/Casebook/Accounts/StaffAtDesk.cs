using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Who is at the desk: signed in, heard of a short while ago (<see cref="Session.AtDesk"/>), and did not say since that they go (<see cref="Shift"/>).</summary>
public static class StaffAtDesk
{
    /// <summary>Each once, by the name that colleagues see.</summary>
    public static async Task<IReadOnlyList<Account>> ReadAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Accounts.AsNoTracking().Where(a => !a.Disabled && Sessions(context, now).Any(s => s.AccountId == a.Id))
            .OrderBy(a => a.Alias).ThenBy(a => a.Id).ToListAsync(cancellationToken);

    public static Task<bool> IsThereAsync(CasebookContext context, string account, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sessions(context, now).AnyAsync(s => s.AccountId == account, cancellationToken);

    /// <summary>Sessions that put somebody on duty. Signing in again, or saying that one is here, ends having gone.</summary>
    public static IQueryable<Session> Sessions(CasebookContext context, DateTimeOffset now)
    {
        var since = now - Session.AtDesk;
        return context.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.SeenAt >= since
            && (context.Shifts.Any(h => h.AccountId == s.AccountId && h.EndedAt == null) || !context.Shifts.Any(h => h.AccountId == s.AccountId && h.EndedAt >= s.StartedAt)));
    }
}
