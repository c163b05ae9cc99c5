using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Faults;

/// <summary>
/// The proxy before several programs, as a host has one: each call goes to the next program that listens. One that dies in the middle of a call gives 502, and the
/// caller cannot know whether the call was carried out. Thread-safe.
/// </summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) });
    private volatile int[] ports = [];
    private int turn;

    private FrontDoor()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapFallback(ForwardAsync);
    }

    public string Url => app.Urls.Single();

    public static async Task<FrontDoor> OpenAsync()
    {
        var door = new FrontDoor();
        await door.app.StartAsync();
        return door;
    }

    public void LeadTo(IEnumerable<int> programs) => ports = [.. programs];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        for (var tries = 0; tries < ports.Length; tries++)
            if (await TryAsync(context, copy.ToArray(), ports[(uint)Interlocked.Increment(ref turn) % ports.Length])) return;
    }

    /// <summary>False when nobody listens there.</summary>
    private async Task<bool> TryAsync(HttpContext context, byte[] body, int port)
    {
        try
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}{context.Request.Path}") { Content = new ByteArrayContent(body) };
            foreach (var header in context.Request.Headers)
                if (header.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase)) call.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            using var answer = await http.SendAsync(call, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            if (answer.Headers.RetryAfter is { } later) context.Response.Headers.RetryAfter = later.ToString();
            return true;
        }
        catch (HttpRequestException nobody) when (nobody.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
