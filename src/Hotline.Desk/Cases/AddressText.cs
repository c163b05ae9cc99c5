using Hotline.Core.Messaging;

namespace Hotline.Desk.Cases;

/// <summary>An address as somebody types it.</summary>
internal static class AddressText
{
    private const string Between = " -().\u00a0";

    /// <summary>A phone number may come with spaces, dashes and brackets, and without its plus; everything else is taken as it is.</summary>
    public static Address Read(string channel, string value)
    {
        var id = new ChannelId(channel.Trim().ToLowerInvariant());
        var digits = string.Concat(value.Where(c => !Between.Contains(c)));
        var isNumber = (id == ChannelId.Sms || id == ChannelId.WhatsApp) && digits.TrimStart('+').All(char.IsAsciiDigit);
        return new Address(id, isNumber ? $"+{digits.TrimStart('+')}" : value.Trim());
    }
}
