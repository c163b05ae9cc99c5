using Hotline.Channels.Receiving;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>A person's address as Twilio writes it, with <c>whatsapp:</c> before those of WhatsApp, and as we do (<see cref="NumberAddress"/>). Pure.</summary>
internal static class TwilioAddress
{
    public const string WhatsAppPrefix = "whatsapp:";

    public static string WithoutPrefix(string address) =>
        address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) ? address[WhatsAppPrefix.Length..] : address;

    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for what nobody can answer to. A plus that was not escaped in the form arrives as a space.</summary>
    public static Address? Sms(string from) => NumberAddress.Sms(from.Trim());

    /// <summary>With or without the prefix; null for what is neither a number nor a business-scoped id.</summary>
    public static Address? WhatsApp(string from)
    {
        var value = WithoutPrefix(from.Trim()).Trim();
        return NumberAddress.WhatsApp(value) ?? NumberAddress.UserId(value);
    }

    /// <summary>What Twilio is told to send to; null when the stored address is none.</summary>
    public static string? ToTwilio(Address to)
    {
        if (to.Channel == ChannelId.Sms) return Sms(to.Value)?.Value;
        return WhatsApp(to.Value) is { Value: var value } ? WhatsAppPrefix + value : null;
    }
}
