using System.Globalization;
using Hotline.Channels.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Receives notifications at <c>POST /webhooks/whatsapp</c>. Nothing is looked at before the signature was checked on the raw bytes. Answers 200 once everything that can be read is durable, 503 with
/// Retry-After when the store is away or a conversation full (Meta repeats the whole for days, and what was stored is a duplicate then), 403 for a missing or wrong signature, 413 for more than
/// 3 MB, 400 for what is no JSON. Thread-safe.
/// </summary>
internal sealed partial class WhatsAppWebhook(WhatsAppOptions options, WhatsAppIntake intake, ILogger<WhatsAppWebhook> logger)
{
    internal const string Path = "/webhooks/whatsapp";

    /// <summary>Largest notification, in bytes, as Meta names it.</summary>
    internal const int LargestBody = 3 * 1024 * 1024;

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);
    private readonly MetaSignature signature = new(options.AppSecret);

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.StatusCode = await ReceiveAsync(context);
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = ((int)Later.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private async Task<int> ReceiveAsync(HttpContext context)
    {
        if (context.Request.Headers[MetaSignature.Header] is not [{ } given] || !MetaSignature.HasShape(given)) return StatusCodes.Status403Forbidden;
        // Meta's notifications may be larger than what the server allows elsewhere.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestBody;
        if (await BoundedBody.ReadAsync(context.Request, LargestBody, context.RequestAborted) is not { } body) return StatusCodes.Status413PayloadTooLarge;
        if (!signature.IsRight(given, body)) return StatusCodes.Status403Forbidden;
        if (JsonFields.Parse(body) is not { } notification)
        {
            Log.NoJson(logger, body.Length);
            return StatusCodes.Status400BadRequest;
        }

        return await intake.StoreAsync(notification, context.RequestAborted) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A signed WhatsApp notification of {Bytes} bytes held no JSON and was refused")]
        public static partial void NoJson(ILogger logger, int bytes);
    }
}
