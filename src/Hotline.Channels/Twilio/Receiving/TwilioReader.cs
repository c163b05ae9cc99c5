using System.Globalization;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Files;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using static Hotline.Channels.Twilio.Receiving.TwilioReading;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// Turns an inbound message, from the webhook or from Twilio's list, into what a person said, or into a reason for leaving it alone. Pure; never throws, whatever the fields hold.
/// </summary>
internal static class TwilioReader
{
    private const int LongestSid = 64;

    /// <summary><paramref name="at"/> is when it came, which a webhook does not say.</summary>
    public static TwilioReading Read(TwilioFields fields, OurNumbers ours, DateTimeOffset at)
    {
        if ((fields["MessageSid"] ?? fields["SmsMessageSid"] ?? fields["SmsSid"]) is not { Length: <= LongestSid } sid || !sid.All(char.IsAsciiLetterOrDigit)) return new Unreadable();
        if (IsOwnStatus(fields, ours)) return new Ignored(sid, TwilioIgnored.OwnStatus);
        if (ChannelOf(fields, ours) is not { } channel) return new Ignored(sid, TwilioIgnored.OtherChannel);
        // Where it does not say which number it was written to, nothing speaks against ours.
        if (fields["To"] is { } to && !ours.IsOurs(channel, to)) return new Ignored(sid, TwilioIgnored.OtherNumber);
        if (SenderOf(fields, channel) is not { } from) return new Ignored(sid, TwilioIgnored.NoSender);
        if (Is(fields, "reaction")) return fields["Body"] is { } sign ? Say(sid, from, at, new InboundAside(Cut(sign))) : new Ignored(sid, TwilioIgnored.Reaction);
        var files = TwilioFiles.Of(fields, channel).ToList();
        var choice = TwilioOptOut.Find(fields, channel == ChannelId.Sms);
        // A picture is kept before the word under it is obeyed.
        if (choice is not null && files.Count > 0) files = [.. files.Where(file => file is not InboundText).Select(file => file is InboundFile { Caption: not null } picture ? picture with { Caption = null } : file), choice];
        var heard = files.Count == 0
            ? Say(sid, from, at, choice ?? Content(fields, channel))
            : new Heard(sid, [.. files.Select((file, i) => new InboundMessage(from, i == 0 ? sid : string.Create(CultureInfo.InvariantCulture, $"{sid}.{i}"), at, file))], HasFiles: true);
        return AlsoKnown(fields, channel, from) is { } also ? heard with { Messages = [.. heard.Messages.Select(message => message with { AlsoKnown = also })] } : heard;
    }

    /// <summary>The user id that Twilio names beside a number: the same person, by the word of WhatsApp.</summary>
    private static Address? AlsoKnown(TwilioFields fields, ChannelId channel, Address from) =>
        channel == ChannelId.WhatsApp && fields["ExternalUserId"] is { } id && TwilioAddress.WhatsApp(id) is { } also && also != from ? also : null;

    public static string Cut(string text) => TextCutter.Shorten(text, MessagingLimits.InboundText);

    private static Heard Say(string sid, Address from, DateTimeOffset at, InboundContent content) => new(sid, [new InboundMessage(from, sid, at, content)], HasFiles: false);

    /// <summary>Which of ours it came over. Some relays drop the prefix of WhatsApp: then the number written to, or a field that only WhatsApp has, tells.</summary>
    private static ChannelId? ChannelOf(TwilioFields fields, OurNumbers ours)
    {
        var (from, to) = (fields["From"] ?? "", fields["To"] ?? "");
        var whatsApp = TwilioAddress.IsWhatsApp(from) || TwilioAddress.IsWhatsApp(to);
        if (!whatsApp && (from.Contains(':', StringComparison.Ordinal) || to.Contains(':', StringComparison.Ordinal))) return null;
        whatsApp |= fields["WaId"] is not null || fields["ExternalUserId"] is not null || (ours.IsOurs(ChannelId.WhatsApp, to) && !ours.IsOurs(ChannelId.Sms, to));
        if (whatsApp) return ours.WhatsApp.Length > 0 ? ChannelId.WhatsApp : null;
        return ours.Sms.Length > 0 ? ChannelId.Sms : null;
    }

    /// <summary>What became of a message of ours, told at the address for messages.</summary>
    private static bool IsOwnStatus(TwilioFields fields, OurNumbers ours) =>
        TwilioStatus.IsOfSent(fields) && fields["From"] is { } from && (ours.IsOurs(ChannelId.Sms, from) || ours.IsOurs(ChannelId.WhatsApp, from));

    private static Address? SenderOf(TwilioFields fields, ChannelId channel)
    {
        if (channel == ChannelId.Sms) return fields["From"] is { } number ? TwilioAddress.Sms(number) : null;
        // The number when it is shown, as in Twilio's list; else the id that stands in its place.
        foreach (var name in new[] { "From", "WaId", "ExternalUserId" })
        {
            if (fields[name] is { } value && TwilioAddress.WhatsApp(value) is { } address) return address;
        }

        return null;
    }

    private static bool Is(TwilioFields fields, string type) => string.Equals(fields["MessageType"], type, StringComparison.OrdinalIgnoreCase);

    private static InboundContent Content(TwilioFields fields, ChannelId channel)
    {
        if ((fields["ButtonPayload"] ?? fields["ListId"]) is { } data && IsOurs(data)) return new InboundTap(data);
        if ((fields["ButtonText"] ?? fields["ListTitle"]) is { } label) return new InboundText(Cut(label));
        if (Place(fields) is { } place) return place;
        if (Is(fields, "location")) return new InboundUnsupported("location");
        if (TextOf(fields, channel) is { } text) return text;
        // An empty message is how some people knock: they hear what can be read here.
        return new InboundUnsupported(Kind(fields));
    }

    /// <summary>The words of a message; null when there are none.</summary>
    public static InboundText? TextOf(TwilioFields fields, ChannelId channel) =>
        fields["Body"] is { } body ? new InboundText(Cut(channel == ChannelId.Sms ? TwilioBase64.Decoded(body) : body)) { Forwarded = ForwardedOf(fields) } : null;

    /// <summary>WhatsApp alone says it.</summary>
    public static Forwarding ForwardedOf(TwilioFields fields) => IsTrue(fields["FrequentlyForwarded"]) ? Forwarding.Often : IsTrue(fields["Forwarded"]) ? Forwarding.Once : Forwarding.No;

    private static bool IsTrue(string? text) => string.Equals(text?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private static string Kind(TwilioFields fields) =>
        fields["MessageType"] is { Length: <= LongestSid } type && type.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? type.ToLowerInvariant() : "empty";

    /// <summary>What a button of ours carries: <c>dialog.node:choice:step</c>, its hash, or a reserved one. Only looks; the engine compares it with what it would write.</summary>
    private static bool IsOurs(string data)
    {
        if (data.Length > 64 || !data.All(char.IsAscii)) return false;
        if (data.StartsWith("_always:", StringComparison.Ordinal) || data.StartsWith("_locale:", StringComparison.Ordinal)) return true;
        var step = data.LastIndexOf(':');
        if (step <= 0 || step == data.Length - 1 || !data.AsSpan(step + 1).ContainsOnlyDigits()) return false;
        if (data[0] == '#') return true;
        var (dot, colon) = (data.IndexOf('.', StringComparison.Ordinal), data.IndexOf(':', StringComparison.Ordinal));
        return dot > 0 && colon > dot + 1 && step > colon + 1;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static InboundLocation? Place(TwilioFields fields) =>
        Degrees(fields["Latitude"], 90) is { } latitude && Degrees(fields["Longitude"], 180) is { } longitude
            ? new InboundLocation(latitude, longitude) { Words = PlaceWords.Of(fields["Label"], fields["Address"]) }
            : null;

    private static double? Degrees(string? text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
