using System.Globalization;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Reconciling;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// Receives messages at <c>POST /webhooks/twilio</c> and what became of ours at <c>POST /webhooks/twilio/status</c>. Nothing is looked at before the signature was checked, over the bytes as they came and the address
/// from the settings. Answers 200 with an empty <c>Response</c> once everything is durable (or is nothing that we could ever read), 503 when the store is away or the conversation full, 403 without a
/// right signature, 413 for more than 1 MB. Thread-safe.
/// </summary>
internal sealed partial class TwilioWebhook(
    TwilioOptions options, TwilioIntake intake, TwilioRedactor redactor, TwilioUnended unended, TwilioReconciliation reconciliation, IReceipts receipts, TimeProvider time, ILogger<TwilioWebhook> logger)
{
    internal const string Path = "/webhooks/twilio";
    internal const string SignatureHeader = "X-Twilio-Signature";
    private const string BodyHash = "bodySHA256";
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    private readonly TwilioSignature signature = new(options.AuthToken);

    public Task HandleMessageAsync(HttpContext context) => HandleAsync(context, MessageAsync);

    public Task HandleStatusAsync(HttpContext context) => HandleAsync(context, StatusAsync);

    private async Task HandleAsync(HttpContext context, Func<TwilioFields, HttpRequest, CancellationToken, Task<bool>> take)
    {
        var status = await AnswerAsync(context.Request, take, context.RequestAborted);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = ((int)Later.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            // Twilio may not come again.
            reconciliation.AfterOutage();
        }

        if (status != StatusCodes.Status200OK) return;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync("<Response/>", context.RequestAborted);
    }

    private async Task<int> AnswerAsync(HttpRequest request, Func<TwilioFields, HttpRequest, CancellationToken, Task<bool>> take, CancellationToken cancellationToken)
    {
        if (request.Headers[SignatureHeader] is not [{ Length: > 0 } given]) return StatusCodes.Status403Forbidden;
        if (await BoundedBody.ReadAsync(request, MessagingLimits.WebhookBody, cancellationToken) is not { } body) return StatusCodes.Status413PayloadTooLarge;
        var (signed, fields) = Check(request, given, body);
        if (!signed) return StatusCodes.Status403Forbidden;
        if (fields is null) return Unreadable(body.Length);
        try
        {
            return await take(fields, request, cancellationToken) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        }
        catch (StoreUnavailableException away)
        {
            Log.NotStored(logger, away.Message);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Whether Twilio signed it, and what it holds. A body that is no form is signed by its hash in the address, or not at all.</summary>
    private (bool Signed, TwilioFields? Fields) Check(HttpRequest request, string given, byte[] body)
    {
        var url = options.Address + Target(request);
        if (request.Query[BodyHash] is [{ } hash, ..])
            return Either(url, address => signature.SignsBody(given, address, hash, body)) ? (true, IsForm(request) ? TwilioFields.OfForm(body) : TwilioFields.OfJson(body)) : (false, null);
        if (body.Length > 0 && !IsForm(request)) return (false, null);
        return TwilioFields.OfForm(body) is { } fields && Either(url, address => signature.SignsForm(given, address, fields.All)) ? (true, fields) : (false, null);
    }

    /// <summary>With and without the fragment that asks for retries: Twilio leaves it out, others that sign like it keep it.</summary>
    private static bool Either(string url, Func<string, bool> signs) => signs(url) || signs(url + TwilioCallback.Retries);

    private static bool IsForm(HttpRequest request) => request.ContentType is not { } type || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Path and query, byte for byte.</summary>
    private static string Target(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/' ? raw : request.Path + request.QueryString.ToString();

    private async Task<bool> MessageAsync(TwilioFields fields, HttpRequest request, CancellationToken cancellationToken) =>
        await intake.TakeAsync(fields, time.GetUtcNow(), hasWords: true, cancellationToken) != TwilioTaken.Full;

    private async Task<bool> StatusAsync(TwilioFields fields, HttpRequest request, CancellationToken cancellationToken)
    {
        var ours = DeliveryMark.TryParse(request.Query[TwilioCallback.MarkName], out var mark);
        if (ours && TwilioStatus.Read(fields, mark, request.Query.ContainsKey(TwilioCallback.KeyboardName), time.GetUtcNow()) is { } receipt) await receipts.NoteAsync(receipt, cancellationToken);
        if (!ours || !TwilioStatus.IsFinal(fields) || TwilioStatus.SidOf(fields) is not { } sid) return true;
        unended.Remove(sid);
        redactor.AddSent(sid, time.GetUtcNow());
        return true;
    }

    /// <summary>Twilio signed it, so it is no attack; it would only come again.</summary>
    private int Unreadable(int bytes)
    {
        Log.Unreadable(logger, bytes);
        return StatusCodes.Status200OK;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A Twilio webhook call of {Bytes} bytes is signed and holds nothing that can be read; it was acknowledged and dropped")]
        public static partial void Unreadable(ILogger logger, int bytes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A call of Twilio's could not be stored; Twilio's list is read when the store is back: {Words}")]
        public static partial void NotStored(ILogger logger, string words);
    }
}
