using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>The APIs of all providers, on one port of its own, in one mood at a time. Thread-safe.</summary>
internal sealed class ProviderStub : IAsyncDisposable
{
    private const string Accepted = """{"ok":true,"result":{"message_id":1},"messages":[{"id":"wamid.1"}],"sid":"SM00000000000000000000000000000001","status":"queued"}""";
    private const string EmptyList = """{"messages":[],"next_page_uri":null}""";

    private readonly WebApplication app;
    private volatile ProviderMood mood = ProviderMood.Quick;
    private int calls;

    private ProviderStub(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>Calls that came, whatever became of them.</summary>
    public int Calls => Volatile.Read(ref calls);

    public ProviderMood Mood
    {
        get => mood;
        set => mood = value;
    }

    public static async Task<ProviderStub> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{FreePort.Find()}");
        var stub = new ProviderStub(builder.Build());
        stub.app.Run(stub.AnswerAsync);
        await stub.app.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>Calls that hang in silence are cut, not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref calls);
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        switch (mood)
        {
            case ProviderMood.Silent:
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult)) await gone.Task;
                break;
            case ProviderMood.Broken:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            default:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(HttpMethods.IsGet(context.Request.Method) ? EmptyList : Accepted, context.RequestAborted);
                break;
        }
    }
}
