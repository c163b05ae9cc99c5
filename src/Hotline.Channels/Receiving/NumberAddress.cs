using System.Text.RegularExpressions;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Receiving;

/// <summary>
/// How a person's address is written where they are reached by their phone number, whoever carries it, so that a deployment that changes its way to WhatsApp keeps its people: <c>+</c> and the digits of the number,
/// or on WhatsApp their business-scoped user id (<c>KZ.1a2b…</c>). The country in front of such an id is Meta's guess about the person. Numbers come with or without their plus. Pure.
/// </summary>
internal static partial class NumberAddress
{
    /// <summary>A number in E.164. Null for short codes and names: nobody can answer to these.</summary>
    public static Address? Sms(string? number) => number is not null && Number().IsMatch(number) ? Of(ChannelId.Sms, number) : null;

    /// <summary>Any digits: behind whatever WhatsApp names under its signature there is somebody who can be answered. Null for what is no number.</summary>
    public static Address? WhatsApp(string? number) => number is not null && Digits().IsMatch(number) ? Of(ChannelId.WhatsApp, number) : null;

    /// <summary>The address of a user id; null when it is none.</summary>
    public static Address? UserId(string? text) => text is not null && ScopedId().IsMatch(text) ? new Address(ChannelId.WhatsApp, text) : null;

    private static Address Of(ChannelId channel, string number) => new(channel, $"+{number.TrimStart('+')}");

    [GeneratedRegex("^\\+?[0-9]{1,20}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex("^\\+?[1-9][0-9]{6,14}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Z]{2}\\.(ENT\\.)?[0-9A-Za-z]{1,128}\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScopedId();
}
