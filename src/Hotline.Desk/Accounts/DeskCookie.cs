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
    public static async Task<StandingSession?> TouchAsync(CasebookContext context, string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await TouchAsync(context, [id], now, cancellationToken) is [var found] ? found : null;

    /// <summary>The same for several at once: those that stand.</summary>
    public static async Task<IReadOnlyList<StandingSession>> TouchAsync(CasebookContext context, IReadOnlyCollection<string> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Life;
        var standing = await context.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.EndedAt == null && s.SeenAt >= oldest)
            .Join(
                context.Accounts.AsNoTracking().Where(a => !a.Disabled), s => new { Id = s.AccountId, s.SecurityStamp }, a => new { a.Id, a.SecurityStamp },
                (s, a) => new StandingSession(s, a)).ToListAsync(cancellationToken);
        string[] before = [.. standing.Where(found => now - found.Session.SeenAt > SeenStep).Select(found => found.Session.Id)];
        if (before.Length > 0) await context.Sessions.Where(s => before.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellationToken);
        return standing;
    }
}

/// <summary>A session that stands, and whose it is.</summary>
internal sealed record StandingSession(Session Session, Account Account);

/// <summary>A sign-in that succeeded.</summary>
internal sealed record SignedIn(Account Account, string SessionId);
