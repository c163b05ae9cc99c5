using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Accounts;

/// <summary>
/// A cookie of a desk that people reach over TLS: the browser sends it over TLS alone, to this host alone, and no other host can set it (<c>__Host-</c>). It is marked
/// so also where the proxy does not say that the person came over TLS; the framework's own way would refuse to work there.
/// </summary>
internal sealed class TlsCookie : CookieBuilder
{
    private const string Prefix = "__Host-";

    public TlsCookie(CookieBuilder like)
    {
        (Name, HttpOnly, SameSite, IsEssential) = (Prefix + like.Name, like.HttpOnly, like.SameSite, like.IsEssential);
        (Path, SecurePolicy) = ("/", CookieSecurePolicy.SameAsRequest);
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        (options.Secure, options.Path, options.Domain) = (true, "/", null);
        return options;
    }
}
