using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Hotline.Channels.Receiving;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Receives updates at <c>POST /webhooks/telegram</c>. Nothing is looked at before the secret was compared, in constant time. Answers 200 once the update is
/// durable (or is none that we could ever read: Telegram would repeat it for a day), 503 with Retry-After when the store is away or the conversation full,
/// 401/403 for a missing or wrong secret, 413 for more than 1 MB, 400 for what is no JSON in UTF-8. Thread-safe.
/// </summary>
internal sealed partial class TelegramWebhook
{
    internal const string Path = "/webhooks/telegram";
    internal const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    private readonly TelegramIntake intake;
    private readonly ILogger<TelegramWebhook> logger;
    private readonly byte[] secret;

    public TelegramWebhook(TelegramOptions options, TelegramIntake intake, ILogger<TelegramWebhook> logger)
    {
        this.intake = intake;
        this.logger = logger;
        secret = Hash(options.WebhookSecret);
    }

    public async Task HandleAsync(HttpContext context)
    {
        var (status, tap) = Admit(context.Request) is { } refused ? (refused, null) : await ReceiveAsync(context);
        context.Response.StatusCode = status;
        if (tap is not null) await AnswerTapAsync(context.Response, tap, context.RequestAborted);
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = ((int)Later.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Null when the caller knows the secret.</summary>
    private int? Admit(HttpRequest request)
    {
        if (request.Headers[SecretHeader] is not [{ Length: > 0 } given]) return StatusCodes.Status401Unauthorized;
        // Hashes have one length, so the comparison tells nothing about the secret's.
        return CryptographicOperations.FixedTimeEquals(Hash(given), secret) ? null : StatusCodes.Status403Forbidden;
    }

    /// <summary>The status, and the tap to answer, if any.</summary>
    private async Task<(int Status, string? Tap)> ReceiveAsync(HttpContext context)
    {
        if (await BoundedBody.ReadAsync(context.Request, MessagingLimits.WebhookBody, context.RequestAborted) is not { } body) return (StatusCodes.Status413PayloadTooLarge, null);
        if (Parse(body) is not { } document)
        {
            Log.NoJson(logger, body.Length);
            return (StatusCodes.Status400BadRequest, null);
        }

        using (document)
        {
            var reading = intake.Read(document.RootElement);
            var status = await StoreAsync(reading, context.RequestAborted);
            return (status, status == StatusCodes.Status200OK ? reading.TapId : null);
        }
    }

    private async Task<int> StoreAsync(TelegramReading reading, CancellationToken cancellationToken)
    {
        try
        {
            if (reading is TelegramReading.Unreadable) Log.NoUpdate(logger);
            return await intake.StoreAsync(reading, cancellationToken) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        }
        catch (StoreUnavailableException e)
        {
            Log.NotStored(logger, e.Message);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>
    /// The button stops spinning: a method call may be the body of the 200 answer, which spares a request for each tap. Its result is never seen, and need not be: the
    /// tap is stored (https://core.telegram.org/bots/api#making-requests-when-getting-updates).
    /// </summary>
    private static Task AnswerTapAsync(HttpResponse response, string tap, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new AnswerCallbackQuery(tap) { Method = "answerCallbackQuery" }, TelegramJson.Default.AnswerCallbackQuery);
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, cancellationToken).AsTask();
    }

    private static JsonDocument? Parse(byte[] body)
    {
        if (!Utf8.IsValid(body)) return null;
        try
        {
            return JsonDocument.Parse(body, JsonFields.Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A Telegram webhook call of {Bytes} bytes held no JSON in UTF-8 and was refused")]
        public static partial void NoJson(ILogger logger, int bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A Telegram webhook call held JSON that is no update; it was acknowledged and dropped")]
        public static partial void NoUpdate(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A Telegram update could not be stored, Telegram sends it again: {Words}")]
        public static partial void NotStored(ILogger logger, string words);
    }
}
