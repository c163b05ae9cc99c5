using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// How a person's address on WhatsApp is written: <c>+</c> and the digits of their number where Meta shows it, else their business-scoped user id (<c>KZ.1a2b…</c>). The country in front
/// of such an id is Meta's guess about the person, and a number may be missing: neither says where somebody is. Pure.
/// </summary>
internal static partial class WhatsAppAddress
{
    /// <summary>The address, by the number if there is one; null when neither can be one.</summary>
    public static Address? Of(string? number, string? userId) => Number(number) ?? UserId(userId) ?? UserId(number);

    /// <summary>The address of a user id; null when it is none.</summary>
    public static Address? UserId(string? text) => text is not null && UserIdShape().IsMatch(text) ? new Address(ChannelId.WhatsApp, text) : null;

    /// <summary>Where to send: the digits of a number (<c>to</c>) or a user id (<c>recipient</c>); neither when the address is not one of ours.</summary>
    public static (string? To, string? Recipient) Target(Address address) =>
        NumberShape().IsMatch(address.Value) ? (address.Value.TrimStart('+'), null) : UserIdShape().IsMatch(address.Value) ? (null, address.Value) : default;

    private static Address? Number(string? text) => text is not null && NumberShape().IsMatch(text) ? new Address(ChannelId.WhatsApp, $"+{text.TrimStart('+')}") : null;

    [GeneratedRegex("^\\+?[0-9]{1,20}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberShape();

    [GeneratedRegex("^[A-Z]{2}\\.(ENT\\.)?[0-9A-Za-z]{1,128}\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserIdShape();
}
