using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The chat page's half over plain HTTP: a token, its own if none is given, posts, and a stream that it takes up again where it stopped.</summary>
internal sealed class WebChatPage(RunningHotline hotline, string? token = null)
{
    private readonly string _token = token ?? NewToken();
    private int _sent;

    /// <summary>The id of the last event seen.</summary>
    public string? LastEventId { get; private set; }

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public Task<HttpResponseMessage> StartsAsync(string language) => PostAsync(new { id = $"m{_sent++}", start = true, language });

    public Task<HttpResponseMessage> WritesAsync(string text) => PostAsync(new { id = $"m{_sent++}", text });

    public Task<HttpResponseMessage> TapsAsync(string data) => PostAsync(new { id = $"m{_sent++}", tap = data });

    public async Task<HttpResponseMessage> LeavesAsync()
    {
        using var request = Request(HttpMethod.Post, "/chat/leave");
        return await hotline.Http.SendAsync(request);
    }

    /// <summary>Listens after the last event seen until a message holds what is looked for. Returns the messages of this stream, in order.</summary>
    public async Task<List<JsonElement>> HearsAsync(Func<JsonElement, bool> wanted)
    {
        var heard = new List<JsonElement>();
        await ListenAsync((name, data) =>
        {
            if (name != "message") return false;
            heard.Add(JsonDocument.Parse(data).RootElement.Clone());
            return wanted(heard[^1]);
        });
        return heard;
    }

    /// <summary>Listens until the server says that the session is over.</summary>
    public Task HearsTheEndAsync() => ListenAsync((name, _) => name == "ended");

    public static string? Choice(JsonElement message, string id) =>
        message.GetProperty("choices").EnumerateArray().Where(c => c.GetProperty("id").GetString() == id).Select(c => c.GetProperty("data").GetString()).FirstOrDefault();

    private async Task<HttpResponseMessage> PostAsync(object body)
    {
        using var request = Request(HttpMethod.Post, "/chat/messages");
        request.Content = JsonContent.Create(body);
        return await hotline.Http.SendAsync(request);
    }

    /// <summary>The events after the last one seen, on one open line, until the server ends it.</summary>
    public async IAsyncEnumerable<(string Name, string Data)> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, "/chat/events");
        if (LastEventId is { } last) request.Headers.Add("Last-Event-ID", last);
        using var answer = await hotline.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var (name, data) = ("", "");
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) LastEventId = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0 && name.Length > 0)
            {
                yield return (name, data);
                (name, data) = ("", "");
            }
        }
    }

    private async Task ListenAsync(Func<string, string, bool> until)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var (name, data) in EventsAsync(limit.Token))
            if (until(name, data)) return;
        Assert.Fail("The stream ended before what was waited for.");
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return request;
    }
}
