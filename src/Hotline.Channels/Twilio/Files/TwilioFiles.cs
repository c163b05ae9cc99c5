using System.Globalization;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Files;

/// <summary>The files of a message: <c>MediaUrl0</c> and on, with the words of the message under the first. Contacts come as a file too (vCard). Pure.</summary>
internal static class TwilioFiles
{
    /// <summary>Twilio sends ten at most.</summary>
    private const int Most = 10;

    private const int LongestReference = 1024;
    private const int LongestType = 128;

    public static IEnumerable<InboundContent> Of(TwilioFields fields, ChannelId channel)
    {
        var caption = fields["Body"] is { } body ? TwilioReader.Cut(body) : null;
        var (found, lost) = (0, 0);
        for (var i = 0; i < Most; i++)
        {
            // One that is missing must not hide those after it.
            if (Field(fields, "MediaUrl", i) is not { } url) continue;
            if (url.Length > LongestReference)
            {
                lost++;
                continue;
            }

            var type = Field(fields, "MediaContentType", i) is { Length: <= LongestType } told ? told.Split(';')[0].Trim().ToLowerInvariant() : null;
            var words = found++ == 0 ? caption : null;
            yield return new InboundFile(Kind(type, fields["MessageType"], channel), url, words, Bytes: null, type) { Forwarded = TwilioReader.ForwardedOf(fields) };
        }

        // What cannot be had hides neither the words nor the other files.
        if (found == 0 && lost > 0 && TwilioReader.TextOf(fields, channel) is { } alone) yield return alone;
        for (var i = 0; i < lost; i++) yield return new InboundUnsupported("file");
        // Said to be there, and not; words beside it are heard without it.
        if (found == 0 && lost == 0 && caption is null && fields["NumMedia"] is { } count && count.Trim() != "0" && count.All(char.IsAsciiDigit)) yield return new InboundUnsupported("file");
    }

    private static string? Field(TwilioFields fields, string name, int index) => fields[name + index.ToString(CultureInfo.InvariantCulture)];

    /// <summary>A voice note and a song are both <c>audio</c> to Twilio; phones record OGG and AMR.</summary>
    private static MediaKind Kind(string? type, string? messageType, ChannelId channel) => type?.Split('/')[0] switch
    {
        "image" when string.Equals(messageType, "sticker", StringComparison.OrdinalIgnoreCase) || (type == "image/webp" && channel == ChannelId.WhatsApp) => MediaKind.Sticker,
        "image" => MediaKind.Photo,
        "audio" when type is "audio/ogg" or "audio/amr" or "audio/opus" => MediaKind.Voice,
        "audio" => MediaKind.Audio,
        "video" => MediaKind.Video,
        _ => MediaKind.Document,
    };
}
