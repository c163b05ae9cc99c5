using System.Net.Http.Json;
using System.Text.Json;

namespace Hotline.Tests.Support;

/// <summary>What the desk's page is to the server: cookies, the antiforgery value, JSON.</summary>
internal sealed class DeskClient(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>What changes carry; a test may forge it.</summary>
    public string? Antiforgery { get; set; }

    /// <summary>The languages that the page asks for; null when it does not say.</summary>
    public string? Languages { get; init; }

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>The <c>Set-Cookie</c> lines of the last answer.</summary>
    public IReadOnlyList<string> LastSetCookie { get; private set; } = [];

    /// <summary>Another page with a copy of this one's cookies.</summary>
    public void Steal(DeskClient from)
    {
        foreach (var (name, value) in from._cookies) _cookies[name] = value;
        Antiforgery = from.Antiforgery;
    }

    public async Task<DeskAnswer> MeAsync() => await GetAsync("me");

    public Task<DeskAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<DeskAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public async Task<DeskAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = Request(method, path, content);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Keep(response);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("antiforgery", out var value)) Antiforgery = value.GetString();
        return new DeskAnswer((int)response.StatusCode, json, response.Headers) { Language = response.Content.Headers.ContentLanguage.FirstOrDefault() };
    }

    /// <summary>The answer as it is, for what is no JSON.</summary>
    public Task<HttpResponseMessage> RawAsync(string path, string? range = null)
    {
        var request = Request(HttpMethod.Get, path, null);
        if (range is not null) request.Headers.Add("Range", range);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The open stream of events; the caller reads lines.</summary>
    public async Task<(HttpResponseMessage Response, StreamReader Lines)> EventsAsync()
    {
        var response = await http.SendAsync(Request(HttpMethod.Get, "events", null), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = content };
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        if (Languages is { } languages) request.Headers.Add("Accept-Language", languages);
        if (Antiforgery is { } value && method != HttpMethod.Get) request.Headers.Add("X-Hotline-Antiforgery", value);
        return request;
    }

    private void Keep(HttpResponseMessage response)
    {
        LastSetCookie = response.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];
        foreach (var line in LastSetCookie)
        {
            var (name, value) = (line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..line.IndexOf(';')]);
            if (value.Length == 0) _cookies.Remove(name);
            else _cookies[name] = value;
        }
    }
}

/// <summary>One answer of the API.</summary>
internal sealed record DeskAnswer(int Status, JsonElement Json, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    /// <summary>In which language it speaks, where it says so.</summary>
    public string? Language { get; init; }

    public string? Text(string property) => Json.GetProperty(property).GetString();

    public string? Error => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("error", out var code) ? code.GetString() : null;
}
