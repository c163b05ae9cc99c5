using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>One call that came to the fake: what stood in it.</summary>
public sealed record GraphCall(string Method, string Path, string Query, string Body, string Authorization, string UserAgent)
{
    /// <summary>The body as JSON; an empty object when it is none.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body.StartsWith('{') ? Body : "{}");
            return document.RootElement.Clone();
        }
    }
}

/// <summary>What the fake answers.</summary>
public sealed record GraphAnswer(int Status, string Body, IReadOnlyList<(string Name, string Value)>? Headers = null);

/// <summary>
/// Stands in for Meta's Graph API: takes every call, keeps it, and answers as Meta does to a message that it accepted, unless told otherwise. Thread-safe.
/// </summary>
public sealed class FakeGraph : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Support.Pulse pulse = new();
    private int sent;

    private FakeGraph(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public ConcurrentQueue<GraphCall> Calls { get; } = new();

    /// <summary>Messages that were asked to be sent, in order.</summary>
    public IReadOnlyList<JsonElement> Messages => [.. Calls.Where(c => c.Method == "POST").Select(c => c.Json).Where(json => json.TryGetProperty("type", out _))];

    /// <summary>Decides an answer; null leaves it to the fake.</summary>
    public Func<GraphCall, GraphAnswer?>? Otherwise { get; set; }

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var graph = new FakeGraph(builder.Build());
        Support.KeepingRequests.KeepRequests(graph.app);
        graph.app.Run(graph.AnswerAsync);
        await graph.app.StartAsync();
        return graph;
    }

    public static GraphAnswer Error(int status, long code, long? subcode = null, params (string Name, string Value)[] headers) => new(
        status,
        JsonSerializer.Serialize(new { error = new { message = $"(#{code}) words that repeat +998900000201", type = "OAuthException", code, error_subcode = subcode, fbtrace_id = "A" } }),
        headers);

    /// <summary>Waits until it is so, looking again after every call.</summary>
    public Task UntilAsync(Func<FakeGraph, bool> condition, string missing) =>
        pulse.UntilAsync(() => condition(this), () => $"{missing}; calls: {string.Join("; ", Calls.Select(c => $"{c.Method} {c.Path} {c.Body}"))}");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = context.Request;
        var call = new GraphCall(request.Method, request.Path, request.QueryString.Value ?? "", await reader.ReadToEndAsync(), request.Headers.Authorization.ToString(), request.Headers.UserAgent.ToString());
        var answer = Otherwise?.Invoke(call) ?? Accept(call);
        Calls.Enqueue(call);
        pulse.Beat();
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in answer.Headers ?? []) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }

    private GraphAnswer Accept(GraphCall call)
    {
        if (!call.Json.TryGetProperty("type", out _)) return new GraphAnswer(200, """{"success":true}""");
        var to = call.Json.TryGetProperty("to", out var number) ? number.GetString() : call.Json.GetProperty("recipient").GetString();
        return new GraphAnswer(200, JsonSerializer.Serialize(new
        {
            messaging_product = "whatsapp",
            contacts = new[] { new { input = to, wa_id = to } },
            messages = new[] { new { id = $"wamid.OUT{Interlocked.Increment(ref sent)}" } },
        }));
    }
}
