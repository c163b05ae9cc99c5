using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using static Hotline.Channels.WhatsApp.WhatsAppReading;

namespace Hotline.Channels.WhatsApp;

/// <summary>Turns one element of <c>statuses</c> into a receipt for a message of ours. Pure; never throws.</summary>
internal static class WhatsAppStatuses
{
    public static WhatsAppReading Read(JsonElement status, DateTimeOffset now)
    {
        if (status.ValueKind != JsonValueKind.Object) return new Unreadable();
        if (!DeliveryMark.TryParse(status.Text("biz_opaque_callback_data"), out var mark) || Stage(status.Text("status")) is not { } stage) return new Ignored(IgnoredReason.OtherStatus);
        return new Receipt(new DeliveryReceipt(mark, stage, status.Time("timestamp") ?? now, stage == ReceiptStage.Failed ? Failure(status) : null));
    }

    /// <summary>Words that say nothing about the way of a message (<c>deleted</c>, <c>warning</c>), and those that nobody knew when this was written, give none.</summary>
    private static ReceiptStage? Stage(string? word) => word switch
    {
        "sent" => ReceiptStage.Sent,
        "delivered" => ReceiptStage.Delivered,
        "read" or "played" => ReceiptStage.Read,
        "failed" => ReceiptStage.Failed,
        _ => null,
    };

    private static SendResult Failure(JsonElement status) => WhatsAppErrors.OfStatus(status.Items("errors").Select(error => error.Number("code")).FirstOrDefault(code => code is not null));
}
