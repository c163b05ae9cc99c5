using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;
using Hotline.Channels.Telegram.Wire;

namespace Hotline.Channels.Telegram;

/// <summary>
/// The calls of the Bot API that Hotline makes. Never throws for what Telegram or the network does; only cancellation throws. Thread-safe.
/// The token is part of the address of every call, so errors are told in our own words.
/// </summary>
internal sealed partial class TelegramClient : IDisposable
{
    private const string NotReached = "Telegram could not be reached";

    /// <summary>What a file of 20 MB takes on a slow line, beyond an ordinary call.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromSeconds(30);

    private const int LargestAnswer = 16 * 1024 * 1024;

    /// <summary>The kinds of update that a hotline needs.</summary>
    internal static readonly IReadOnlyList<string> Wanted = ["message", "edited_message", "callback_query", "my_chat_member"];

    private readonly ProviderCalls calls;
    private readonly TelegramOptions options;
    private readonly TimeSpan callTimeout;
    private readonly Uri methods;
    private readonly ConcurrentDictionary<string, Uri> addresses = new(StringComparer.Ordinal);

    public TelegramClient(TelegramOptions options, TimeProvider time)
    {
        this.options = options;
        callTimeout = TimeSpan.FromSeconds(options.AnswerSeconds);
        methods = new Uri($"{options.ApiUrl.TrimEnd('/')}/bot{options.Token}/");
        calls = new ProviderCalls(time, methods, LargestAnswer);
    }

    public Task<TelegramCall<JsonElement>> GetMeAsync(CancellationToken cancellationToken) =>
        AskAsync("getMe", cancellationToken);

    public Task<TelegramCall<JsonElement>> GetWebhookInfoAsync(CancellationToken cancellationToken) =>
        AskAsync("getWebhookInfo", cancellationToken);

    public Task<TelegramCall<JsonElement[]>> GetUpdatesAsync(long? offset, CancellationToken cancellationToken) => CallAsync(
        "getUpdates", new GetUpdates(offset, 100, options.PollSeconds, Wanted), TelegramJson.Default.GetUpdates, Each,
        callTimeout + TimeSpan.FromSeconds(options.PollSeconds), cancellationToken);

    public Task<TelegramCall<SentMessage>> SendMessageAsync(SendMessage message, CancellationToken cancellationToken) =>
        CallAsync("sendMessage", message, TelegramJson.Default.SendMessage, SentMessage.Read, callTimeout, cancellationToken);

    public Task<TelegramCall<SentMessage>> SendLocationAsync(SendLocation location, CancellationToken cancellationToken) =>
        CallAsync("sendLocation", location, TelegramJson.Default.SendLocation, SentMessage.Read, callTimeout, cancellationToken);

    /// <summary>Shows "typing" in a chat for five seconds, or until our next message.</summary>
    public Task<TelegramCall<JsonElement>> SendChatActionAsync(long chat, CancellationToken cancellationToken) =>
        CallAsync("sendChatAction", new SendChatAction(chat, "typing"), TelegramJson.Default.SendChatAction, Whole, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement>> AnswerCallbackQueryAsync(string id, CancellationToken cancellationToken) => AnswerCallbackQueryAsync(new AnswerCallbackQuery(id), cancellationToken);

    public Task<TelegramCall<JsonElement>> AnswerCallbackQueryAsync(AnswerCallbackQuery answer, CancellationToken cancellationToken) => CallAsync(
        "answerCallbackQuery", answer, TelegramJson.Default.AnswerCallbackQuery, Whole, callTimeout,
        cancellationToken);

    public Task<TelegramCall<FilePlace>> GetFileAsync(string id, CancellationToken cancellationToken) =>
        CallAsync("getFile", new GetFile(id), TelegramJson.Default.GetFile, FilePlace.Read, callTimeout, cancellationToken);

    /// <summary>The answer with the file's bytes still to come; null when there was none in time. The caller reads within its own time and disposes.</summary>
    public async Task<HttpResponseMessage?> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        var address = new Uri($"{options.ApiUrl.TrimEnd('/')}/file/bot{options.Token}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");
        return await calls.OpenAsync(new HttpRequestMessage(HttpMethod.Get, address), callTimeout, cancellationToken);
    }

    /// <summary>Sends a file in the field of that name, with what else the call needs, within <paramref name="atMost"/> and never longer than a slow line needs.</summary>
    public Task<TelegramCall<SentMessage>> SendFileAsync(
        string method, string field, Stream content, string type, string fileName, IReadOnlyList<KeyValuePair<string, string>> fields, TimeSpan atMost, CancellationToken cancellationToken) =>
        CallAsync(method, FileForm.Of(fields, field, content, type, fileName), SentMessage.Read, TimeSpan.FromTicks(Math.Min((callTimeout + UploadTime).Ticks, atMost.Ticks)), cancellationToken);

    public Task<TelegramCall<JsonElement>> SetWebhookAsync(string url, CancellationToken cancellationToken) => CallAsync(
        "setWebhook", new SetWebhook(url, options.WebhookSecret, Wanted, 40), TelegramJson.Default.SetWebhook, Whole, callTimeout,
        cancellationToken);

    public Task<TelegramCall<JsonElement>> DeleteWebhookAsync(CancellationToken cancellationToken) => CallAsync(
        "deleteWebhook", new DeleteWebhook(), TelegramJson.Default.DeleteWebhook, Whole, callTimeout, cancellationToken);

    public void Dispose() => calls.Dispose();

    private Task<TelegramCall<TResult>> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, Func<JsonElement, TResult?> read, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, requestType));
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return CallAsync(method, body, read, atMost, cancellationToken);
    }

    /// <summary>A call without parameters: its description knows no body, not even an empty object.</summary>
    private Task<TelegramCall<JsonElement>> AskAsync(string method, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The call disposes it.
        return CallAsync(method, new ByteArrayContent([]), Whole, callTimeout, cancellationToken);
#pragma warning restore CA2000
    }

    /// <summary>Disposes the content.</summary>
    private async Task<TelegramCall<TResult>> CallAsync<TResult>(string method, HttpContent content, Func<JsonElement, TResult?> read, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.SendAsync(new HttpRequestMessage(HttpMethod.Post, AddressOf(method)) { Content = content }, atMost, cancellationToken) switch
            {
                ProviderAnswer.Came answer => Understand(answer.Status, answer.Headers.RetryAfter?.Delta, answer.Body, read),
                ProviderAnswer.Lost { Reached: false, Error: var error } => Failed<TResult>(new(0, error is null ? $"{NotReached} in time." : $"{NotReached} ({error}).")),
                ProviderAnswer.Lost { Error: var error } => Failed<TResult>(new(0, error is null ? "Telegram did not answer in time." : $"The connection to Telegram broke ({error}).")),
                _ => throw new InvalidOperationException("An answer either came or was lost."),
            };
        }
        catch (IOException)
        {
            // Ours: the file that was to be sent could not be read to its end.
            return Failed<TResult>(new(0, "The file could not be read."));
        }
    }

    private static TelegramCall<T> Understand<T>(int status, TimeSpan? retryAfter, byte[] body, Func<JsonElement, T?> read)
    {
        using var document = JsonFields.Open(body);
        if (document?.RootElement is { } answer)
        {
            if (answer.IsTrue("ok") && answer.TryGetProperty("result", out var result) && read(result) is { } value) return new TelegramCall<T>.Done(value);
            if (answer.IsFalse("ok"))
            {
                var parameters = answer.Object("parameters");
                var wait = parameters?.Number("retry_after") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) : retryAfter;
                var code = answer.Number("error_code") is > 0 and < 1000 and var given ? (int)given : status;
                return Failed<T>(new(code, answer.Text("description") ?? "", wait, parameters?.Number("migrate_to_chat_id")));
            }
        }

        // A status alone (a proxy's 403, say) decides nothing about the person; only "slow down" is obeyed from anybody.
        return Failed<T>(new(status == 429 ? 429 : 0, $"HTTP status {status} without a readable answer of Telegram.", retryAfter));
    }

    /// <summary>Each method's address is made once; there are few.</summary>
    private Uri AddressOf(string method) => addresses.GetOrAdd(method, static (method, methods) => new Uri(methods, method), methods);

    private static JsonElement Whole(JsonElement result) => result.Clone();

    private static JsonElement[]? Each(JsonElement result) => result.ValueKind == JsonValueKind.Array ? [.. result.Clone().EnumerateArray()] : null;

    private static TelegramCall<T> Failed<T>(TelegramError error) => new TelegramCall<T>.Failed(error);
}
