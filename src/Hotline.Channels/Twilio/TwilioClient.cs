using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Hotline.Channels.Twilio;

/// <summary>
/// The calls of Twilio's API that Hotline makes. Never throws for what Twilio or the network does; only cancellation throws. Thread-safe. Addresses and bodies of calls name people, so
/// this client has its own handler: no factory logging, no trace spans, no redirects, and errors in our own words.
/// </summary>
internal sealed class TwilioClient : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly SocketsHttpHandler handler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly TimeSpan callTimeout;
    private readonly AuthenticationHeaderValue credentials;

    /// <summary>Calls with the API key, or with the auth token when there is none; with <paramref name="byAuthToken"/> always with the latter, to try it.</summary>
    public TwilioClient(TwilioOptions options, TimeProvider time, bool byAuthToken = false)
    {
        this.time = time;
        callTimeout = TimeSpan.FromSeconds(options.AnswerSeconds);
        var (user, password) = options.ApiKey.Length > 0 && !byAuthToken ? (options.ApiKey, options.ApiSecret) : (options.AccountSid, options.AuthToken);
        credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        Account = $"/2010-04-01/Accounts/{options.AccountSid}/";
        Base = new Uri(options.ApiUrl);
        http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    private Uri Base { get; }

    private string Account { get; }

    /// <summary>Sends a message. <paramref name="form"/> holds parameters of Twilio's description alone.</summary>
    public async Task<TwilioCall<TwilioMessage>> CreateAsync(IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken) =>
        await CallAsync(HttpMethod.Post, "Messages.json", form, TwilioMessage.Of, cancellationToken);

    /// <summary>One page of the account's messages, newest first.</summary>
    public async Task<TwilioCall<TwilioPage>> ListAsync(IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken) =>
        await CallAsync(HttpMethod.Get, "Messages.json" + Query(query), null, json => PageOf(json, query), cancellationToken);

    /// <summary>The files of a message.</summary>
    public async Task<TwilioCall<IReadOnlyList<TwilioFile>>> FilesAsync(string sid, CancellationToken cancellationToken) =>
        await CallAsync(HttpMethod.Get, $"Messages/{Uri.EscapeDataString(sid)}/Media.json", null, FilesOf, cancellationToken);

    /// <summary>Takes the words out of a message that Twilio keeps.</summary>
    public async Task<TwilioCall<TwilioMessage>> RedactAsync(string sid, CancellationToken cancellationToken) =>
        await CallAsync(HttpMethod.Post, $"Messages/{Uri.EscapeDataString(sid)}.json", new Dictionary<string, string> { ["Body"] = "" }, TwilioMessage.Of, cancellationToken);

    /// <summary>Deletes a message at Twilio, with its files.</summary>
    public async Task<TwilioCall<bool>> DeleteAsync(string sid, CancellationToken cancellationToken) =>
        await SendAsync<bool>(HttpMethod.Delete, $"Messages/{Uri.EscapeDataString(sid)}.json", null, (status, body) => status == (int)HttpStatusCode.NoContent ? true : null, cancellationToken);

    /// <summary>
    /// Opens a file by the address that came with its message, for whoever fetches it. Credentials go to hosts of twilio.com (and to the host of <c>Twilio:ApiUrl</c>) alone: Twilio
    /// redirects to a store of files elsewhere, which is followed without them. The caller disposes the answer, whose body has not been read, and bounds it. Throws
    /// <see cref="HttpRequestException"/>, without the address in it, when there is no answer.
    /// </summary>
    public async Task<HttpResponseMessage?> OpenFileAsync(string reference, CancellationToken cancellationToken)
    {
        const int mostRedirects = 3;
        if (!Uri.TryCreate(Base, reference, out var address)) return null;
        for (var hop = 0; hop <= mostRedirects; hop++)
        {
            var trusted = IsTwilio(address);
            if (!trusted && (hop == 0 || address.Scheme != Uri.UriSchemeHttps)) return null;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (trusted) request.Headers.Authorization = credentials;
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next) return response;
            response.Dispose();
            address = new Uri(address, next);
        }

        return null;
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private bool IsTwilio(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && (address.Host == "twilio.com" || address.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase)))
        || (address.Scheme == Base.Scheme && address.Authority == Base.Authority);

    private static string Query(IReadOnlyDictionary<string, string> query) =>
        "?" + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    private static TwilioPage? PageOf(JsonElement json, IReadOnlyDictionary<string, string> query)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("messages", out var rows) || rows.ValueKind != JsonValueKind.Array) return null;
        var next = json.TryGetProperty("next_page_uri", out var uri) && uri.ValueKind == JsonValueKind.String ? NextOf(uri.GetString()!, query) : null;
        return new TwilioPage([.. rows.EnumerateArray().Select(TwilioMessage.Of).OfType<TwilioMessage>()], next);
    }

    /// <summary>The same question for another page: of the address that Twilio gives, only what names the page is used.</summary>
    private static Dictionary<string, string>? NextOf(string uri, IReadOnlyDictionary<string, string> query)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        var given = TwilioFields.OfForm(Encoding.UTF8.GetBytes(start < 0 ? "" : uri[(start + 1)..]));
        if (given?["Page"] is not { } page) return null;
        var next = new Dictionary<string, string>(query) { ["Page"] = page };
        if (given["PageToken"] is { } token) next["PageToken"] = token;
        return next;
    }

    private static IReadOnlyList<TwilioFile>? FilesOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("media_list", out var rows) || rows.ValueKind != JsonValueKind.Array) return null;
        return [.. rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(FileOf).OfType<TwilioFile>()];
    }

    private static TwilioFile? FileOf(JsonElement row)
    {
        if (!row.TryGetProperty("uri", out var uri) || uri.ValueKind != JsonValueKind.String) return null;
        var path = uri.GetString()!;
        if (path.EndsWith(".json", StringComparison.Ordinal)) path = path[..^5];
        return new TwilioFile(path, row.TryGetProperty("content_type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "");
    }

    private Task<TwilioCall<T>> CallAsync<T>(HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(method, path, form, (status, body) => status is >= 200 and < 300 ? Parse(body, read) : null, cancellationToken);

    private async Task<TwilioCall<T>> SendAsync<T>(
        HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, Func<int, byte[], object?> read, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(callTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(Base.GetLeftPart(UriPartial.Authority) + Base.AbsolutePath.TrimEnd('/') + Account + path));
            request.Headers.Authorization = credentials;
            request.Content = form is null ? null : new FormUrlEncodedContent(form);
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            var status = (int)response.StatusCode;
            if (read(status, body) is T result) return new TwilioCall<T>.Done(result);
            // A success that cannot be read may well be one.
            return Failed<T>(status is >= 200 and < 300 ? new(TwilioReach.NoAnswer, status) : new(TwilioReach.Answered, status, CodeOf(body)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our deadline, or the shorter one for making a connection.
            return Failed<T>(new(deadline.IsCancellationRequested ? TwilioReach.NoAnswer : TwilioReach.NotReached));
        }
        catch (HttpRequestException fault)
        {
            return Failed<T>(new(IsBeforeSending(fault.HttpRequestError) ? TwilioReach.NotReached : TwilioReach.NoAnswer));
        }
    }

    /// <summary>Whether a request failed while its connection was made: nothing of it can have arrived.</summary>
    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static T? Parse<T>(byte[] body, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int? CodeOf(byte[] body) => Parse(body, json => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("code", out var code) ? code.ToString() : null) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TwilioCall<T> Failed<T>(TwilioError error) => new TwilioCall<T>.Failed(error);
}
