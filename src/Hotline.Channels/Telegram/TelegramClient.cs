using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Channels.Receiving;
using Hotline.Channels.Telegram.Wire;

namespace Hotline.Channels.Telegram;

/// <summary>
/// The calls of the Bot API that Hotline makes. Never throws for what Telegram or the network does; only cancellation throws. Thread-safe.
/// The token is part of the address of every call, so this client has its own handler: no factory logging, no trace spans, and errors in our own words.
/// </summary>
internal sealed class TelegramClient : IDisposable
{
    private const string NotReached = "Telegram could not be reached";
    /// <summary>What a file of 20 MB takes on a slow line, beyond an ordinary call.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromSeconds(30);

    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>The kinds of update that a hotline needs.</summary>
    private static readonly IReadOnlyList<string> Wanted = ["message", "edited_message", "callback_query", "my_chat_member"];

    private readonly SocketsHttpHandler handler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
    };

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly TelegramOptions options;
    private readonly TimeSpan callTimeout;

    public TelegramClient(TelegramOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        callTimeout = TimeSpan.FromSeconds(options.AnswerSeconds);
        http = new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = new Uri($"{options.ApiUrl.TrimEnd('/')}/bot{options.Token}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    public Task<TelegramCall<JsonElement>> GetMeAsync(CancellationToken cancellationToken) =>
        CallAsync("getMe", new GetMe(), TelegramJson.Default.GetMe, Whole, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement[]>> GetUpdatesAsync(long? offset, CancellationToken cancellationToken) => CallAsync(
        "getUpdates", new GetUpdates(offset, 100, options.PollSeconds, Wanted), TelegramJson.Default.GetUpdates, Each,
        callTimeout + TimeSpan.FromSeconds(options.PollSeconds), cancellationToken);

    public Task<TelegramCall<SentMessage>> SendMessageAsync(SendMessage message, CancellationToken cancellationToken) =>
        CallAsync("sendMessage", message, TelegramJson.Default.SendMessage, SentMessage.Read, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement>> AnswerCallbackQueryAsync(string id, CancellationToken cancellationToken) => CallAsync(
        "answerCallbackQuery", new AnswerCallbackQuery(id), TelegramJson.Default.AnswerCallbackQuery, Whole, callTimeout,
        cancellationToken);

    public Task<TelegramCall<FilePlace>> GetFileAsync(string id, CancellationToken cancellationToken) =>
        CallAsync("getFile", new GetFile(id), TelegramJson.Default.GetFile, FilePlace.Read, callTimeout, cancellationToken);

    /// <summary>The answer with the file's bytes still to come; null when there was none in time. The caller reads within its own time and disposes.</summary>
    public async Task<HttpResponseMessage?> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(callTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var address = new Uri($"{options.ApiUrl.TrimEnd('/')}/file/bot{options.Token}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");
        try
        {
            return await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException || fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Sends a file in the field of that name, with what else the call needs.</summary>
    public Task<TelegramCall<SentMessage>> SendFileAsync(string method, string field, Stream content, string fileName, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The form is disposed by the call, and its parts with it.
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new StreamContent(content), field, fileName);
#pragma warning restore CA2000
        return CallAsync(method, form, SentMessage.Read, callTimeout + UploadTime, cancellationToken);
    }

    public Task<TelegramCall<JsonElement>> SetWebhookAsync(string url, CancellationToken cancellationToken) => CallAsync(
        "setWebhook", new SetWebhook(url, options.WebhookSecret, Wanted, 40), TelegramJson.Default.SetWebhook, Whole, callTimeout,
        cancellationToken);

    public Task<TelegramCall<JsonElement>> DeleteWebhookAsync(CancellationToken cancellationToken) => CallAsync(
        "deleteWebhook", new DeleteWebhook(), TelegramJson.Default.DeleteWebhook, Whole, callTimeout, cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private Task<TelegramCall<TResult>> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, Func<JsonElement, TResult?> read, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, requestType));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return CallAsync(method, body, read, atMost, cancellationToken);
    }

    /// <summary>Disposes the body.</summary>
    private async Task<TelegramCall<TResult>> CallAsync<TResult>(string method, HttpContent content, Func<JsonElement, TResult?> read, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var body = content;
        using var deadline = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var response = await http.PostAsync(new Uri(method, UriKind.Relative), body, either.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Understand((int)response.StatusCode, response.Headers.RetryAfter?.Delta, bytes, read);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our deadline, or the shorter one for making a connection.
            return Failed<TResult>(new(0, deadline.IsCancellationRequested ? "Telegram did not answer in time." : $"{NotReached} in time."));
        }
        catch (IOException)
        {
            // Ours: the file that was to be sent could not be read to its end.
            return Failed<TResult>(new(0, "The file could not be read."));
        }
        catch (HttpRequestException e)
        {
            return Failed<TResult>(new(0, IsBeforeSending(e.HttpRequestError) ? $"{NotReached} ({e.HttpRequestError})." : $"The connection to Telegram broke ({e.HttpRequestError})."));
        }
    }

    /// <summary>Whether a request failed while its connection was made: nothing of it can have arrived.</summary>
    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static TelegramCall<T> Understand<T>(int status, TimeSpan? retryAfter, byte[] body, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var answer = document.RootElement;
            if (answer.IsTrue("ok") && answer.TryGetProperty("result", out var result) && read(result) is { } value) return new TelegramCall<T>.Done(value);
            if (answer.IsFalse("ok"))
            {
                var parameters = answer.Object("parameters");
                var wait = parameters?.Number("retry_after") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) : retryAfter;
                var code = answer.Number("error_code") is > 0 and < 1000 and var given ? (int)given : status;
                return Failed<T>(new(code, answer.Text("description") ?? "", wait, parameters?.Number("migrate_to_chat_id")));
            }
        }
        catch (JsonException)
        {
            // Not Telegram's answer: a proxy's page, or one cut off.
        }

        // A status alone (a proxy's 403, say) decides nothing about the person; only "slow down" is obeyed from anybody.
        return Failed<T>(new(status == 429 ? 429 : 0, $"HTTP status {status} without a readable answer of Telegram.", retryAfter));
    }

    /// <summary>The result as it is, beyond the answer that it came in.</summary>
    private static JsonElement Whole(JsonElement result) => result.Clone();

    private static JsonElement[]? Each(JsonElement result) => result.ValueKind == JsonValueKind.Array ? [.. result.Clone().EnumerateArray()] : null;

    private static TelegramCall<T> Failed<T>(TelegramError error) => new TelegramCall<T>.Failed(error);
}
