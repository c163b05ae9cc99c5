using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Channels;

/// <summary>The provider of the README's sample channel: takes replies under a key, and signs what people write. Thread-safe.</summary>
internal sealed class FakePigeon : IAsyncDisposable
{
    public const string Key = "a-key-of-pigeon";
    public const string Secret = "a-secret-of-pigeon";

    private readonly WebApplication app;
    private readonly Pulse pulse = new();
    private int posted;

    private FakePigeon(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>What came under the right key, in order.</summary>
    public ConcurrentQueue<JsonElement> Sent { get; } = new();

    public static async Task<FakePigeon> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var pigeon = new FakePigeon(builder.Build());
        pigeon.app.MapPost("/messages", pigeon.TakeAsync);
        await pigeon.app.StartAsync(cancellationToken);
        return pigeon;
    }

    /// <summary>Posts what a person did to Hotline, rightly signed unless told otherwise; the status.</summary>
    public async Task<int> PostAsync(HttpClient hotline, string what, string said, string? signature = null)
    {
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = $"p{Interlocked.Increment(ref posted)}", ["from"] = "loft-7", [what] = said }));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-Pigeon-Signature", signature ?? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)));
        using var answer = await hotline.PostAsync(new Uri("/webhooks/pigeon", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>The first message that is as wanted, as soon as there is one.</summary>
    public async Task<JsonElement> HeardAsync(Func<JsonElement, bool> wanted, string missing)
    {
        await pulse.UntilAsync(() => Sent.Any(wanted), () => $"{missing}; sent: {string.Join("; ", Sent)}");
        return Sent.First(wanted);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        if (context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        Sent.Enqueue(body.RootElement.Clone());
        pulse.Beat();
    }
}
