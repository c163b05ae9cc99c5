using System.Net;
using Hotline.Server.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace Hotline.Server.Security;

/// <summary>Forwarded headers count only from the proxies named in <c>TrustedProxies</c>; from anybody else they are ignored.</summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        if (configuration["TrustedProxies"] is not { Length: > 0 } named) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            options.KnownProxies.Add(IPAddress.TryParse(text, out var address)
                ? address
                : throw new SettingsException($"TrustedProxies names '{text}', which is no IP address. Write addresses separated by commas, for example 127.0.0.1."));
        app.UseForwardedHeaders(options);
    }
}
