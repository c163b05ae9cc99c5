using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Receiving;

/// <summary>
/// How a person's address is written where they are reached by their phone number, whoever carries it, so that a deployment that changes its way to WhatsApp keeps its people: <c>+</c> and the digits of E.164,
/// or on WhatsApp their business-scoped user id (<c>KZ.1a2b…</c>). The country in front of such an id is Meta's guess about the person. Short codes and names, which nobody can answer to, are none. Pure.
/// </summary>
internal static partial class NumberAddress
{
    /// <summary>With or without its plus; null for what is no number.</summary>
    public static Address? Of(ChannelId channel, string? number) => number is not null && Number().IsMatch(number) ? new Address(channel, $"+{number.TrimStart('+')}") : null;

    /// <summary>The address of a user id; null when it is none.</summary>
    public static Address? UserId(string? text) => text is not null && ScopedId().IsMatch(text) ? new Address(ChannelId.WhatsApp, text) : null;

    [GeneratedRegex("^\\+?[1-9][0-9]{6,14}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Z]{2}\\.(ENT\\.)?[0-9A-Za-z]{1,128}\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScopedId();
}
