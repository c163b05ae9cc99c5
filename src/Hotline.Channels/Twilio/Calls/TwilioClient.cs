using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;
using Hotline.Channels.Twilio.Content;
using Hotline.Channels.Twilio.Receiving;

namespace Hotline.Channels.Twilio.Calls;

/// <summary>
/// The calls of Twilio's API that Hotline makes. Never throws for what Twilio or the network does; only cancellation throws. Thread-safe. Errors are told in our own
/// words.
/// </summary>
internal sealed class TwilioClient : IDisposable
{
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly ProviderCalls calls;
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
        calls = new ProviderCalls(time, Base, LargestAnswer);
    }

    /// <summary>Whom this client believes on TLS. A test that stands in for Twilio's store of files has a certificate of its own.</summary>
    internal SslClientAuthenticationOptions Tls => calls.Tls;

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

    /// <summary>One page of the account's Content objects at <paramref name="place"/>.</summary>
    public async Task<TwilioCall<TwilioContentPage>> ContentsAsync(Uri place, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken) => await SendAsync<TwilioContentPage>(
        HttpMethod.Get, new Uri(place.AbsoluteUri + Query(query)), null, (status, body) => status is >= 200 and < 300 && JsonFields.Parse(body) is { } json ? ContentsOf(json, query) : null, cancellationToken);

    /// <summary>Makes a Content object; its id. <paramref name="content"/> holds fields of Twilio's description alone.</summary>
    public async Task<TwilioCall<string>> CreateContentAsync(Uri place, JsonObject content, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The call disposes its request, and the content with it.
        var json = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json");
#pragma warning restore CA2000
        return await SendAsync<string>(HttpMethod.Post, place, json, (status, body) => status is >= 200 and < 300 ? JsonFields.Parse(body)?.Text("sid") : null, cancellationToken);
    }

    /// <summary>What Twilio tells of one of the account's settings, which may lie on another of its hosts.</summary>
    public async Task<TwilioCall<JsonElement>> ReadAsync(Uri address, CancellationToken cancellationToken) => await SendAsync<JsonElement>(
        HttpMethod.Get, address, null, (status, body) => status is >= 200 and < 300 && JsonFields.Parse(body) is { ValueKind: JsonValueKind.Object } json ? json : (object?)null, cancellationToken);

    /// <summary>Takes the words out of a message that Twilio keeps.</summary>
    public async Task<TwilioCall<TwilioMessage>> RedactAsync(string sid, CancellationToken cancellationToken) =>
        await CallAsync(HttpMethod.Post, $"Messages/{Uri.EscapeDataString(sid)}.json", new Dictionary<string, string> { ["Body"] = "" }, TwilioMessage.Of, cancellationToken);

    /// <summary>Deletes a message at Twilio, with its files.</summary>
    public async Task<TwilioCall<bool>> DeleteAsync(string sid, CancellationToken cancellationToken) =>
        await SendAsync<bool>(HttpMethod.Delete, $"Messages/{Uri.EscapeDataString(sid)}.json", null, (status, body) => status == (int)HttpStatusCode.NoContent ? true : null, cancellationToken);

    /// <summary>Deletes one file of a message at Twilio; the message stays.</summary>
    public async Task<TwilioCall<bool>> DeleteFileAsync(TwilioFilePath file, CancellationToken cancellationToken) => await SendAsync<bool>(
        HttpMethod.Delete, $"Messages/{Uri.EscapeDataString(file.Message)}/Media/{Uri.EscapeDataString(file.File)}.json", null, (status, body) => status == (int)HttpStatusCode.NoContent ? true : null, cancellationToken);

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
#pragma warning disable CA2000 // The call disposes its request.
            var request = new HttpRequestMessage(HttpMethod.Get, address);
#pragma warning restore CA2000
            if (trusted) request.Headers.Authorization = credentials;
            var response = await calls.OpenAsync(request, callTimeout, cancellationToken) ?? throw new HttpRequestException("Twilio did not answer.");
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next) return response;
            response.Dispose();
            address = new Uri(address, next);
        }

        return null;
    }

    public void Dispose() => calls.Dispose();

    private bool IsTwilio(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && (address.Host == "twilio.com" || address.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase)))
        || (address.Scheme == Base.Scheme && address.Authority == Base.Authority);

    private static string Query(IReadOnlyDictionary<string, string> query) =>
        "?" + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));

    private static TwilioPage? PageOf(JsonElement json, IReadOnlyDictionary<string, string> query) =>
        json.List("messages") is { } rows ? new TwilioPage([.. rows.Select(TwilioMessage.Of).OfType<TwilioMessage>()], json.Text("next_page_uri") is { } uri ? NextOf(uri, query) : null) : null;

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

    private static TwilioContentPage? ContentsOf(JsonElement json, IReadOnlyDictionary<string, string> query)
    {
        if (json.List("contents") is not { } rows) return null;
        var sids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (row.Text("friendly_name") is { } name && row.Text("sid") is { } sid) sids.TryAdd(name, sid);
        return new TwilioContentPage(sids, json.Object("meta")?.Text("next_page_url") is { } uri ? NextOf(uri, query) : null);
    }

    private static IReadOnlyList<TwilioFile>? FilesOf(JsonElement json) => json.List("media_list") is { } rows ? [.. rows.Select(FileOf).OfType<TwilioFile>()] : null;

    private static TwilioFile? FileOf(JsonElement row)
    {
        if (row.Text("uri") is not { } path) return null;
        return new TwilioFile(path.EndsWith(".json", StringComparison.Ordinal) ? path[..^5] : path, row.Text("content_type") ?? "");
    }

    private Task<TwilioCall<T>> CallAsync<T>(HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        SendAsync<T>(method, path, form, (status, body) => status is >= 200 and < 300 && JsonFields.Parse(body) is { } json ? read(json) : null, cancellationToken);

    private Task<TwilioCall<T>> SendAsync<T>(HttpMethod method, string path, IReadOnlyDictionary<string, string>? form, Func<int, byte[], object?> read, CancellationToken cancellationToken) =>
        SendAsync<T>(method, new Uri(Base.GetLeftPart(UriPartial.Authority) + Base.AbsolutePath.TrimEnd('/') + Account + path), form is null ? null : new FormUrlEncodedContent(form), read, cancellationToken);

    private async Task<TwilioCall<T>> SendAsync<T>(HttpMethod method, Uri address, HttpContent? content, Func<int, byte[], object?> read, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The call disposes its request, and the content with it.
        var request = new HttpRequestMessage(method, address);
#pragma warning restore CA2000
        request.Headers.Authorization = credentials;
        request.Content = content;
        return await calls.SendAsync(request, callTimeout, cancellationToken) switch
        {
            ProviderAnswer.Came answer when read(answer.Status, answer.Body) is T result => new TwilioCall<T>.Done(result),
            // A success that cannot be read may well be one.
            ProviderAnswer.Came { Status: >= 200 and < 300 and var status } => Failed<T>(new(TwilioReach.NoAnswer, status)),
            ProviderAnswer.Came answer => Failed<T>(new(TwilioReach.Answered, answer.Status, CodeOf(answer.Body), AskedWait.Of(answer.Headers, time.GetUtcNow()))),
            ProviderAnswer.Lost lost => Failed<T>(new(lost.Reached ? TwilioReach.NoAnswer : TwilioReach.NotReached)),
            _ => throw new InvalidOperationException("An answer either came or was lost."),
        };
    }

    private static int? CodeOf(byte[] body) => JsonFields.Parse(body)?.Number("code") is >= 0 and <= int.MaxValue and var code ? (int)code : null;

    private static TwilioCall<T> Failed<T>(TwilioError error) => new TwilioCall<T>.Failed(error);
}
