using System.Net;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Server;
using Hotline.Server.Commands;
using Hotline.Server.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;

namespace Hotline.FunctionalTests.Program;

/// <summary>What every route of the real program answers a stranger with. The routes are the program's own, read from its composition.</summary>
public sealed class RouteHeadersTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_carries_the_security_headers_and_lets_no_stranger_change_anything()
    {
        await using var telegram = await FakeTelegramServer.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Telegram:Token"] = telegram.Token,
            ["Telegram:ApiUrl"] = telegram.Url,
            ["Telegram:WebhookSecret"] = "a-secret",
            ["Twilio:AccountSid"] = "AC00000000000000000000000000000000",
            ["Twilio:AuthToken"] = "a-token",
            ["Twilio:SmsFrom"] = "+15551234567",
            ["Twilio:ApiUrl"] = "http://127.0.0.1:9",
        };
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: true);
        var routes = await RoutesAsync(settings);
        Assert.Contains(("POST", "/webhooks/telegram"), routes);
        Assert.Contains(("POST", "/webhooks/twilio"), routes);
        Assert.Contains(("POST", "/webhooks/twilio/status"), routes);
        Assert.Contains(("POST", "/api/v1/cases/X/reply"), routes);
        Assert.Contains(routes, r => r.Path.StartsWith("/assets/", StringComparison.Ordinal));

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = hotline.Http.BaseAddress };
        var wrong = new List<string>();
        // Two that no route has: an unknown address, and a known one asked in another way.
        foreach (var (method, path) in routes.Append(("GET", "/nothing-here")).Append(("DELETE", "/chat")))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Now);
            wrong.AddRange(Faults(method, path, response).Select(fault => $"{method} {path} ({(int)response.StatusCode}): {fault}"));
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Faults(string method, string path, HttpResponseMessage response)
    {
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        string Header(string name) => headers.GetValueOrDefault(name, "");
        if ((int)response.StatusCode >= 500) yield return "it fails";
        if (method is not ("GET" or "HEAD") && response.StatusCode < HttpStatusCode.BadRequest) yield return "it lets a stranger in";
        foreach (var part in new[] { "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'" })
            if (!Header("Content-Security-Policy").Contains(part, StringComparison.Ordinal)) yield return $"no {part}";
        if (Header("Content-Security-Policy").Contains("unsafe", StringComparison.Ordinal)) yield return "an unsafe policy";
        if (Header("X-Content-Type-Options") != "nosniff") yield return "no nosniff";
        if (Header("X-Frame-Options") != "DENY") yield return "may be framed";
        if (Header("Referrer-Policy") != "no-referrer") yield return "tells where people come from";
        // A file whose name is the hash of its content is the one thing that may be kept.
        var kept = path.StartsWith("/assets/", StringComparison.Ordinal) ? "immutable" : "no-store";
        if (!Header("Cache-Control").Contains(kept, StringComparison.Ordinal)) yield return $"not {kept}";
        if (headers.ContainsKey("Server")) yield return "names its software";
        if (Header("Set-Cookie") is not { Length: > 0 } cookies) yield break;
        if (!path.StartsWith("/api/v1/", StringComparison.Ordinal)) yield return "sets a cookie";
        if (!cookies.Contains("httponly", StringComparison.OrdinalIgnoreCase) || !cookies.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)) yield return "a loose cookie";
    }

    /// <summary>Every method and path of the program as <c>serve</c> composes it, with something in place of parameters.</summary>
    private static async Task<IReadOnlyList<(string Method, string Path)>> RoutesAsync(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-routes-").FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .AddInMemoryCollection([new("Data", folder), new("PublicUrl", "http://127.0.0.1")])
            .Build();
        await using var log = LogSetup.Create(configuration, toTerminal: false);
        await using var app = ServeCommand.Build(configuration, log, ChannelModules.All);
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(Asked).Distinct()];
    }

    private static IEnumerable<(string Method, string Path)> Asked(RouteEndpoint endpoint)
    {
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Filled))));
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return (methods is { Count: > 0 } named ? named : ["GET", "POST"]).Select(method => (method, path));
    }

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { IsCatchAll: true } => "nothing-here",
        _ => "X",
    };
}
