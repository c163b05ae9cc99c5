using System.Collections.Concurrent;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>
/// A place for Twilio's API that answers as the test says and keeps what it was asked. Of Twilio it knows only the names in its description: a test that asked for what is not there fails at its end. The
/// functional tests have an emulator that knows more.
/// </summary>
internal sealed class TwilioApi : IAsyncDisposable
{
    public const string NoMessages = """{"messages":[],"next_page_uri":null}""";

    private readonly WebApplication app;
    private readonly Pulse pulse = new();
    private readonly ConcurrentQueue<string> faults = new();

    private TwilioApi()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.KeepRequests();
        app.Run(AnswerAsync);
    }

    public string Url => app.Urls.Single();

    public ConcurrentQueue<TwilioRequest> Requests { get; } = new();

    /// <summary>Status and body; the default takes every message and lists none.</summary>
    public Func<TwilioRequest, (int Status, string Body)> Answer { get; set; } = request => request.Method switch
    {
        "GET" => (200, NoMessages),
        "DELETE" => (204, ""),
        _ => (201, """{"sid":"SM1","status":"queued"}"""),
    };

    /// <summary>The header that every answer carries; null for none.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Keeps Content objects; without it <see cref="Answer"/> speaks for them too.</summary>
    public FakeContents? Contents { get; set; }

    public static async Task<TwilioApi> StartAsync()
    {
        var api = new TwilioApi();
        await api.app.StartAsync();
        return api;
    }

    public Task UntilAsync(Func<IReadOnlyCollection<TwilioRequest>, bool> condition) => pulse.UntilAsync(() => condition([.. Requests]), () => string.Join('\n', Requests));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (!faults.IsEmpty) Assert.Fail(string.Join("; ", faults));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString()) : [];
        var request = new TwilioRequest(
            context.Request.Method, context.Request.Path, context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString()), form, context.Request.Headers.Authorization.ToString())
        {
            Json = context.Request.HasJsonContentType() ? await new StreamReader(context.Request.Body).ReadToEndAsync() : "",
        };
        Requests.Enqueue(request);
        if (request.Path.StartsWith("/2010-04-01/", StringComparison.Ordinal) && TwilioDescription.Fault(request) is { } fault) faults.Enqueue(fault);
        var (status, body) = Contents?.Answer(request.Method, request.Path, request.Query, request.Json) ?? Answer(request);
        pulse.Beat();
        if (status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (RetryAfter is not null) context.Response.Headers.RetryAfter = RetryAfter;
        if (status is not 204) await context.Response.WriteAsync(body);
    }
}
