using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// The APIs of all providers on one port, which answer well once and then in every wrong way, in turns for each provider. Whatever they say repeats what they were given: address, token, words. Thread-safe.
/// </summary>
internal sealed class FaultyProviders : IAsyncDisposable
{
    /// <summary>In this order for each kind of call.</summary>
    public static readonly IReadOnlyList<string> Ways = ["well", "500", "garbage", "reset", "401"];

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly Pulse pulse = new();

    private FaultyProviders(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public static async Task<FaultyProviders> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var providers = new FaultyProviders(builder.Build());
        providers.app.KeepRequests();
        providers.app.Run(providers.AnswerAsync);
        await providers.app.StartAsync(cancellationToken);
        return providers;
    }

    /// <summary>Waits until this kind of call was answered in every way.</summary>
    public Task EveryWayAsync(string kind) => pulse.UntilAsync(() => calls.GetValueOrDefault(kind) >= Ways.Count, () => $"every answer to {kind}; there were {string.Join(", ", calls)}");

    /// <summary>How often this kind of call was made.</summary>
    public int Asked(string kind) => calls.GetValueOrDefault(kind);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Sending is counted apart from everything else that a client asks.</summary>
    private static string Kind(HttpRequest request, string body)
    {
        var path = request.Path.Value!;
        if (path.Contains("/bot", StringComparison.Ordinal)) return path.EndsWith("/sendMessage", StringComparison.Ordinal) ? "telegram" : "telegram beside";
        if (path == "/v1/Content") return $"{request.Method} content";
        if (path.StartsWith("/v", StringComparison.Ordinal)) return body.Contains("\"to\"", StringComparison.Ordinal) ? "whatsapp" : "whatsapp beside";
        return HttpMethods.IsPost(request.Method) && path.EndsWith("/Messages.json", StringComparison.Ordinal) ? "twilio" : "twilio beside";
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var kind = Kind(context.Request, body);
        var way = Ways[(calls.AddOrUpdate(kind, 1, (_, before) => before + 1) - 1) % Ways.Count];
        var said = $"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization} {body}";
        if (way == "reset") context.Abort();
        else await AnswerAsync(context, way, said);
        pulse.Beat();
    }

    private static Task AnswerAsync(HttpContext context, string way, string said)
    {
        context.Response.StatusCode = way switch { "401" => 401, "500" => 500, _ => 200 };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(way switch
        {
            "well" when context.Request.Path == "/v1/Content" => """{"contents":[],"meta":{},"sid":"HX00000000000000000000000000000001"}""",
            "well" => """{"ok":true,"result":{"message_id":1},"messages":[{"id":"wamid.1"}],"sid":"SM00000000000000000000000000000001","status":"queued"}""",
            "garbage" => $"<html>{said}</html>",
            "401" => Error(401, 190, 20003, said),
            _ => Error(500, 1, 20500, said),
        });
    }

    private static string Error(int status, int meta, int twilio, string said) => JsonSerializer.Serialize(new
    {
        ok = false,
        error_code = status,
        description = said,
        error = new { message = said, type = said, code = meta, error_data = new { details = said }, fbtrace_id = said },
        code = twilio,
        message = said,
        more_info = said,
        status,
    });
}
