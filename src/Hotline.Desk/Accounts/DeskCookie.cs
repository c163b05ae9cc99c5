using System.Security.Claims;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Desk.Accounts;

/// <summary>The desk's cookie. It names a session; whether that still stands is asked of the casebook at every request.</summary>
internal static class DeskCookie
{
    public const string Scheme = "desk";
    public const string Name = "hotline_desk";

    /// <summary>A session ends when nothing was asked for this long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private const string SessionClaim = "session";

    /// <summary>How exactly the time of the last request is kept; also how often a row is written for one who reads only.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    public static ClaimsPrincipal Principal(SignedIn who) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, who.Account.Id), new Claim(SessionClaim, who.SessionId)], Scheme));

    private static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var services = cookie.HttpContext.RequestServices;
        var id = cookie.Principal?.FindFirst(SessionClaim)?.Value;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var context = services.GetRequiredService<CasebookContext>();
        if (id is not null && await TouchAsync(context, id, now, cookie.HttpContext.RequestAborted) is { } found)
        {
            services.GetRequiredService<DeskSession>().Enter(found.Account, id);
            return;
        }

        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>The session and its account while both stand (not ended, not forgotten, the rights unchanged since), noted as seen now; else null.</summary>
    public static async Task<StandingSession?> TouchAsync(CasebookContext context, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Life;
        var found = await context.Sessions.AsNoTracking().Where(s => s.Id == id && s.EndedAt == null && s.SeenAt >= oldest)
            .Join(
                context.Accounts.AsNoTracking().Where(a => !a.Disabled), s => new { Id = s.AccountId, s.SecurityStamp }, a => new { a.Id, a.SecurityStamp },
                (s, a) => new StandingSession(s, a)).SingleOrDefaultAsync(cancellationToken);
        if (found is not null) await SeenAsync(context, [(id, found.Session.SeenAt)], now, cancellationToken);
        return found;
    }

    /// <summary>Which of these sessions stand, noted as seen in the same way. Nothing is read of the accounts but that.</summary>
    public static async Task<IReadOnlySet<string>> StandingAsync(CasebookContext context, IReadOnlyCollection<string> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Life;
        var standing = await context.Sessions
            .Where(s => ids.Contains(s.Id) && s.EndedAt == null && s.SeenAt >= oldest && context.Accounts.Any(a => a.Id == s.AccountId && a.SecurityStamp == s.SecurityStamp && !a.Disabled))
            .Select(s => new { s.Id, s.SeenAt }).ToListAsync(cancellationToken);
        await SeenAsync(context, [.. standing.Select(s => (s.Id, s.SeenAt))], now, cancellationToken);
        return standing.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task SeenAsync(CasebookContext context, IReadOnlyList<(string Id, DateTimeOffset At)> sessions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] before = [.. sessions.Where(seen => now - seen.At > SeenStep).Select(seen => seen.Id)];
        if (before.Length > 0) await context.Sessions.Where(s => before.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
    }
}

/// <summary>A session that stands, and whose it is.</summary>
internal sealed record StandingSession(Session Session, Account Account);

/// <summary>A sign-in that succeeded.</summary>
internal sealed record SignedIn(Account Account, string SessionId);
