using System.Text;
using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>
/// Delivers updates to the bot's webhook as the real server does: one in flight per queue, an immediate second try, then after 2, 4, 8 … seconds, or when the
/// bot's Retry-After says. Runs from <c>setWebhook</c> until disposed.
/// </summary>
internal sealed class Webhook : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(3600);

    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private readonly UpdateQueue queue;
    private readonly FastClock clock;
    private readonly Pulse pulse;
    private readonly SemaphoreSlim connections;
    private readonly HashSet<string> inFlight = new(StringComparer.Ordinal);
    private readonly List<WebhookDelivery> deliveries;
    private readonly Func<string, JsonObject, Task> call;
    private readonly Task run;

    public Webhook(string url, string? secret, int maxConnections, UpdateQueue queue, FastClock clock, Pulse pulse, List<WebhookDelivery> deliveries, Func<string, JsonObject, Task> call)
    {
        (Url, Secret, MaxConnections) = (url, secret, maxConnections);
        (this.queue, this.clock, this.pulse, this.deliveries, this.call) = (queue, clock, pulse, deliveries, call);
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = maxConnections });
        connections = new(maxConnections);
        run = RunAsync();
    }

    public string Url { get; }

    public string? Secret { get; }

    public int MaxConnections { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await run;
        http.Dispose();
        stop.Dispose();
        connections.Dispose();
    }

    private async Task RunAsync()
    {
        var tasks = new List<Task>();
        var stopped = Task.Delay(Timeout.Infinite, stop.Token);
        while (!stop.IsCancellationRequested)
        {
            var changed = queue.Changed.Next;
            tasks.AddRange(Next().Select(DeliverAsync));
            tasks.RemoveAll(t => t.IsCompleted);
            await Task.WhenAny(changed, stopped);
        }

        await Task.WhenAll(tasks);
    }

    /// <summary>
    /// The first of each queue that has none in flight. Looked at under one lock: a queue that falls free while its updates are gone through would let a later one pass
    /// those before it.
    /// </summary>
    private List<PendingUpdate> Next()
    {
        lock (inFlight) return [.. queue.Pending.Where(update => inFlight.Add(update.Queue))];
    }

    private async Task DeliverAsync(PendingUpdate update)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (status, retryAfter) = await PostAsync(update);
                lock (deliveries) deliveries.Add(new(update.Id, attempt, status));
                pulse.Beat();
                if (status is >= 200 and < 300 || update.Expires <= clock.GetUtcNow()) break;
                await Task.Delay(retryAfter ?? Pause(attempt), clock, stop.Token);
            }

            queue.Remove(update);
            lock (inFlight) inFlight.Remove(update.Queue);
            queue.Changed.Beat();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The update stays for whoever fetches next.
        }
    }

    private static TimeSpan Pause(int attempt)
    {
        if (attempt == 1) return TimeSpan.Zero;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt - 1, 10)));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>The status of the answer, 0 when there was none.</summary>
    private async Task<(int Status, TimeSpan? RetryAfter)> PostAsync(PendingUpdate update)
    {
        await connections.WaitAsync(stop.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(update.Json, Encoding.UTF8, "application/json") };
            if (Secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
            using var response = await http.SendAsync(request, stop.Token);
            if (response.IsSuccessStatusCode) await CallAsync(await response.Content.ReadAsStringAsync(stop.Token));
            var wait = response.Headers.RetryAfter?.Delta is { } asked && asked < LongestRetryAfter ? asked : response.Headers.RetryAfter is null ? null : (TimeSpan?)LongestRetryAfter;
            return ((int)response.StatusCode, wait);
        }
        catch (Exception none) when (none is HttpRequestException or IOException || none is OperationCanceledException && !stop.IsCancellationRequested)
        {
            return (0, null);
        }
        finally
        {
            connections.Release();
        }
    }

    /// <summary>A method call in the body of the answer is carried out; its result is shown to nobody.</summary>
    private async Task CallAsync(string body)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not JsonObject parameters || (string?)parameters["method"] is not { } method) return;
        parameters.Remove("method");
        await call(method, parameters);
    }
}

/// <summary>One try to deliver an update to the webhook; status 0 is no answer.</summary>
public sealed record WebhookDelivery(long UpdateId, int Attempt, int Status);
