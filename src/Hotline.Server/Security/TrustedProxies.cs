using System.Net;
using Hotline.Server.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Hotline.Server.Security;

/// <summary>
/// Forwarded headers count only from the proxies named in <c>TrustedProxies</c>; from anybody else they are ignored. Who the person is and whether they came over TLS is
/// taken from them, never the host: what this program is called is the setting <c>PublicUrl</c>.
/// </summary>
internal static class TrustedProxies
{
    public const string Setting = "TrustedProxies";

    public static void UseTrustedProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        if (Named(configuration) is not { Length: > 0 } named) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in named) options.KnownIPNetworks.Add(Parse(text) ?? throw new SettingsException(Fault(text)));
        app.UseForwardedHeaders(options);
    }

    /// <summary>A sentence for every value that names no proxy.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) => Named(configuration).Where(text => Parse(text) is null).Select(Fault);

    private static string[] Named(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One address, or a whole network (<c>10.0.0.0/8</c>).</summary>
    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        // "10" alone would be the address 0.0.0.10, which nobody means.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(c => c == '.') != 3) return null;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    private static string Fault(string text) =>
        $"{Setting} names '{text}', which is neither an IP address nor a network. Write addresses and networks separated by commas, for example 127.0.0.1, 10.0.0.0/8.";
}
