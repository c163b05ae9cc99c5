using System.Globalization;
using Hotline.Channels.Twilio.Calls;
using Hotline.Core.Channels;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>Turns a status callback into a receipt. Words that nobody knew when this was written, and those that say nothing new, are none. Pure.</summary>
internal static class TwilioStatus
{
    public static string? SidOf(TwilioFields fields) => fields["MessageSid"] ?? fields["SmsSid"];

    /// <summary>Whether Twilio is done with the message, so that it may be redacted.</summary>
    public static bool IsFinal(TwilioFields fields) => WordOf(fields) is "delivered" or "undelivered" or "failed" or "read";

    /// <summary>Whether it tells of a message that we sent; a person's carries <c>received</c>.</summary>
    public static bool IsOfSent(TwilioFields fields) => WordOf(fields) is not (null or "received" or "receiving");

    /// <summary>WhatsApp refuses much only after Twilio took it: what went out with buttons or as a map and was refused for good goes out once more, in words.</summary>
    public static DeliveryReceipt? Read(TwilioFields fields, DeliveryMark mark, bool keyboard, DateTimeOffset now) => Read(WordOf(fields), CodeOf(fields), mark, keyboard, now);

    /// <summary>The same, as Twilio's list tells it, maybe long after.</summary>
    public static DeliveryReceipt? Read(TwilioMessage row, DeliveryMark mark, bool keyboard, DateTimeOffset now) => Read(row.Status, row.ErrorCode, mark, keyboard, row.Updated ?? now);

    private static DeliveryReceipt? Read(string? word, int? code, DeliveryMark mark, bool keyboard, DateTimeOffset now) => word switch
    {
        "failed" or "undelivered" => new DeliveryReceipt(mark, ReceiptStage.Failed, now, Failure(TwilioErrors.OfStatus(code, now), keyboard)),
        "sent" => new DeliveryReceipt(mark, ReceiptStage.Sent, now),
        "delivered" => new DeliveryReceipt(mark, ReceiptStage.Delivered, now),
        "read" => new DeliveryReceipt(mark, ReceiptStage.Read, now),
        _ => null,
    };

    private static SendResult Failure(SendResult failure, bool keyboard) =>
        keyboard && failure is SendResult.Refused refused ? new SendResult.RetryAfter(TimeSpan.Zero, refused.Words) { InWords = true } : failure;

    private static string? WordOf(TwilioFields fields) => (fields["MessageStatus"] ?? fields["SmsStatus"])?.Trim().ToLowerInvariant();

    private static int? CodeOf(TwilioFields fields) => int.TryParse(fields["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
}
