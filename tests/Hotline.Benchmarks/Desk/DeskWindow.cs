using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Desk;

/// <summary>One signed-in desk as a browser has it: cookies, antiforgery value, JSON, and the open stream of events.</summary>
internal sealed class DeskWindow : IAsyncDisposable
{
    private const string EventName = "event: case";
    private const string AgainName = "event: again";

    private readonly HttpClient http;
    private readonly CancellationTokenSource closed = new();
    private readonly ConcurrentDictionary<string, long> seen = new(StringComparer.Ordinal);
    private string antiforgery = "";
    private long again;
    private Task listening = Task.CompletedTask;

    /// <summary><paramref name="number"/> gives it a place of its own on the network: sign-ins from one place are few.</summary>
    private DeskWindow(string url, int number)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = new Uri($"{url}/api/v1/") };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.18.{number / 250}.{(number % 250) + 1}");
    }

    /// <summary>Makes an account with the code of an invitation, and is signed in with it.</summary>
    public static async Task<DeskWindow> WelcomeAsync(string url, int number, string code, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var window = new DeskWindow(url, number);
        await window.RefreshAsync(cancellationToken);
        await window.AskAsync(HttpMethod.Post, "welcome", new { code, name = $"operator-{number}", alias = $"Operator {number}", password = "a long enough pass phrase", languages }, cancellationToken);
        await window.RefreshAsync(cancellationToken);
        return window;
    }

    /// <summary>A code for a colleague's account.</summary>
    public async Task<string> InviteAsync(CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Post, "invitations", new { roles = new[] { "operator" } }, cancellationToken)).GetProperty("code").GetString()!;

    /// <summary>Lets this account see addresses; for one who has every role.</summary>
    public async Task AllowAddressesAsync(CancellationToken cancellationToken)
    {
        var accounts = await AskAsync(HttpMethod.Get, "accounts", body: null, cancellationToken);
        var me = accounts.EnumerateArray().Single(account => account.GetProperty("you").GetBoolean());
        await AskAsync(HttpMethod.Post, $"accounts/{me.GetProperty("id").GetString()}", new { version = me.GetProperty("version").GetString(), grants = new[] { "reveal_address" } }, cancellationToken);
        await RefreshAsync(cancellationToken);
    }

    /// <summary>Asks, and reads the whole answer; it must be one of success. What is too much at once is asked again when it may be.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (method != HttpMethod.Get) request.Headers.Add("X-Hotline-Antiforgery", antiforgery);
            using var answer = await http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter?.Delta is { } wait)
            {
                await Task.Delay(wait, cancellationToken);
                continue;
            }

            if (!answer.IsSuccessStatusCode) throw new BenchmarkException($"{method} {path} was answered {(int)answer.StatusCode}: {text}");
            return text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        }
    }

    /// <summary>Opens the stream of events; returns when it is open.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync("events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new BenchmarkException($"The stream of events was answered {(int)answer.StatusCode}.");
        var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        // The first line says that it is open.
        await lines.ReadLineAsync(cancellationToken);
        listening = Task.Run(() => ListenAsync(answer, lines), CancellationToken.None);
    }

    /// <summary>When it first heard of this case, or was told after <paramref name="since"/> to read everything anew, as a page then does; null while neither.</summary>
    public long? SeenAt(string caseId, long since)
    {
        if (seen.TryGetValue(caseId, out var at)) return at;
        return Volatile.Read(ref again) is var told && told > since ? told : null;
    }

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        await listening;
        http.Dispose();
        closed.Dispose();
    }

    private async Task ListenAsync(HttpResponseMessage answer, StreamReader lines)
    {
        using (answer)
        using (lines)
        {
            try
            {
                while (await lines.ReadLineAsync(closed.Token) is { } line)
                {
                    if (line == AgainName) Volatile.Write(ref again, Stopwatch.GetTimestamp());
                    if (line != EventName || await lines.ReadLineAsync(closed.Token) is not { } data) continue;
                    var id = JsonSerializer.Deserialize<JsonElement>(data["data: ".Length..]).GetProperty("id").GetString()!;
                    seen.TryAdd(id, Stopwatch.GetTimestamp());
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                // This window is closed, or the server has stopped: what was not heard is told as missed.
            }
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken) =>
        antiforgery = (await AskAsync(HttpMethod.Get, "me", body: null, cancellationToken)).GetProperty("antiforgery").GetString()!;
}
