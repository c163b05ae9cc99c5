using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Accounts;

/// <summary>Who is at the desk: signed in, heard of a short while ago (<see cref="Session.AtDesk"/>), and did not say since that they go (<see cref="Shift"/>).</summary>
public static class StaffAtDesk
{
    /// <summary>
    /// For how long somebody who left keeps their cases. Every server looks more often than that who is on duty, so that by then no person is promised a helper who is gone; and whoever only signs in anew loses nothing.
    /// </summary>
    public static readonly TimeSpan Leaving = TimeSpan.FromSeconds(10);

    /// <summary>Each once, by the name that colleagues see.</summary>
    public static async Task<IReadOnlyList<Account>> ReadAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Accounts.AsNoTracking().Where(a => !a.Disabled && Sessions(context, now).Any(s => s.AccountId == a.Id))
            .OrderBy(a => a.Alias).ThenBy(a => a.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// Whether somebody is there, or left less than <see cref="Leaving"/> ago: signed out, said that they go, or was last heard of too long ago.
    /// </summary>
    public static Task<bool> IsThereOrJustLeftAsync(CasebookContext context, string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Leaving;
        var since = before - Session.AtDesk;
        return context.Sessions.AsNoTracking().AnyAsync(
            s => s.AccountId == account && (s.EndedAt == null || s.EndedAt > before) && s.SeenAt >= since
                && (context.Shifts.Any(h => h.AccountId == account && (h.EndedAt == null || h.EndedAt > before)) || !context.Shifts.Any(h => h.AccountId == account && h.EndedAt >= s.StartedAt)),
            cancellationToken);
    }

    /// <summary>Sessions that put somebody on duty. Signing in again, or saying that one is here, ends having gone.</summary>
    public static IQueryable<Session> Sessions(CasebookContext context, DateTimeOffset now)
    {
        var since = now - Session.AtDesk;
        return context.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.SeenAt >= since
            && (context.Shifts.Any(h => h.AccountId == s.AccountId && h.EndedAt == null) || !context.Shifts.Any(h => h.AccountId == s.AccountId && h.EndedAt >= s.StartedAt)));
    }
}
