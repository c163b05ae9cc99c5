using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Addresses as we keep them and as Twilio writes them. SMS: E.164 with its plus, as Twilio has it. WhatsApp: the same, or the business-scoped id (<c>UZ.123</c>), as the channel that
/// speaks with Meta keeps them, so that a deployment that changes its WhatsApp transport keeps its people; Twilio's have <c>whatsapp:</c> before them. Pure.
/// </summary>
internal static partial class TwilioAddress
{
    public const string WhatsAppPrefix = "whatsapp:";

    public static string WithoutPrefix(string address) =>
        address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) ? address[WhatsAppPrefix.Length..] : address;

    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for what nobody can answer to: a short code, a name, nothing.</summary>
    public static Address? Sms(string from)
    {
        // A plus that was not escaped in the form arrives as a space.
        var digits = from.Trim().TrimStart('+');
        return Number().IsMatch(digits) ? new Address(ChannelId.Sms, "+" + digits) : null;
    }

    /// <summary>With or without the prefix; null for what is neither a number nor a business-scoped id.</summary>
    public static Address? WhatsApp(string from)
    {
        var value = WithoutPrefix(from.Trim()).Trim().TrimStart('+');
        return Number().IsMatch(value) ? new Address(ChannelId.WhatsApp, "+" + value) : ScopedId().IsMatch(value) ? new Address(ChannelId.WhatsApp, value) : null;
    }

    /// <summary>What Twilio is told to send to; null when the stored address is none.</summary>
    public static string? ToTwilio(Address to)
    {
        if (to.Channel == ChannelId.Sms) return Sms(to.Value)?.Value;
        return WhatsApp(to.Value) is { Value: var value } ? WhatsAppPrefix + value : null;
    }

    [GeneratedRegex("^[1-9][0-9]{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScopedId();
}
