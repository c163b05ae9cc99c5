using Microsoft.Extensions.Primitives;

namespace Hotline.Server.Security;

/// <summary>The headers that every answer carries, pages, API and errors alike. Put it first, so that it also covers what later parts refuse.</summary>
internal static class SecurityHeaders
{
    /// <summary>Files of our own and nothing else: no inline script or style, no frame around us, no form to elsewhere.</summary>
    public const string ContentSecurityPolicy = Scripts + OwnFiles + Rest;

    private const string Scripts = "default-src 'none'; script-src 'self'; style-src ";
    private const string OwnFiles = "'self'";

    private const string Rest =
        "; connect-src 'self'; img-src 'self' data: blob:; "
        + "media-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The same for a page that makes style elements by itself: only those that carry this answer's own <paramref name="nonce"/> (base64, fresh for every answer).</summary>
    public static string WithStyles(string nonce) => $"{Scripts}{OwnFiles} 'nonce-{nonce}'{Rest}";

    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        // Nobody whom a link leads to may learn that the person came from here.
        new("Referrer-Policy", "no-referrer"),
        // The chat may ask for the place when the person presses its button; nothing else is ever needed.
        new("Permissions-Policy", "geolocation=(self), camera=(), microphone=(self), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("X-Robots-Tag", "noindex, nofollow"),
    ];

    private const string OneYear = "max-age=31536000";

    /// <summary>Adds the headers just before an answer starts. <c>Cache-Control</c> is <c>no-store</c> unless the route set another.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                Add((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    });

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        // What people sent is served under a policy of its own, which is stricter.
        var own = headers.ContentSecurityPolicy;
        foreach (var (name, value) in Always) headers[name] = value;
        if (!StringValues.IsNullOrEmpty(own)) headers.ContentSecurityPolicy = own;
        if (StringValues.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = "no-store";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
    }
}
