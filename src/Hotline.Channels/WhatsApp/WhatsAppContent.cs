using System.Collections.Frozen;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WhatsApp;

/// <summary>What stands in a message, by its type. Pure; never throws.</summary>
internal static class WhatsAppContent
{
    private const int LongestFileId = 512;
    private const int LongestKind = 32;
    private const int LongestPhone = 64;

    private static readonly FrozenDictionary<string, Func<JsonElement, Address, InboundContent?>> Readers = new Dictionary<string, Func<JsonElement, Address, InboundContent?>>(StringComparer.Ordinal)
    {
        ["text"] = (message, _) => Words(message.Object("text")?.Text("body")) is { } words ? words with { Forwarded = ForwardedOf(message) } : null,
        ["interactive"] = (message, _) => Reply(message.Object("interactive")),
        ["button"] = (message, _) => Words(message.Object("button") is { } button ? button.Text("text") ?? button.Text("payload") : null),
        ["image"] = (message, _) => File(message, "image", MediaKind.Photo),
        ["voice"] = (message, _) => File(message, "voice", MediaKind.Voice),
        ["audio"] = (message, _) => File(message, "audio", message.Object("audio")?.IsTrue("voice") == true ? MediaKind.Voice : MediaKind.Audio),
        ["video"] = (message, _) => File(message, "video", MediaKind.Video),
        ["document"] = (message, _) => File(message, "document", MediaKind.Document),
        ["sticker"] = (message, _) => File(message, "sticker", MediaKind.Sticker),
        // No answer, but the operator sees it, and danger rules too.
        ["reaction"] = (message, _) => message.Object("reaction")?.Text("emoji") is { } sign ? new InboundAside(Cut(sign)) : null,
        ["location"] = (message, _) => Place(message.Object("location")),
        ["contacts"] = (message, from) => Phone(message, from),
        ["request_welcome"] = (_, _) => new InboundStart(null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of a message that does not say it: the one whose field is there.</summary>
    public static string? TypeOf(JsonElement message) => Readers.Keys.Order(StringComparer.Ordinal).FirstOrDefault(type => message.Has(type));

    /// <summary>Null when there is neither a type nor anything that we know. A person who sent something else is told kindly what we can read.</summary>
    public static InboundContent? Of(JsonElement message, string? type, Address from) => type switch
    {
        null => null,
        // The words under a file that cannot be had are heard without it.
        _ when Readers.TryGetValue(type, out var read) => read(message, from) ?? (InboundContent?)Words(message.Object(type)?.Text("caption")) ?? new InboundUnsupported(type),
        _ => new InboundUnsupported(IsWord(type) ? type : "unknown"),
    };

    private static InboundText? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : new InboundText(Cut(text));

    /// <summary>A tap brings back what we put into the button; without that its words are the answer.</summary>
    private static InboundContent? Reply(JsonElement? interactive)
    {
        if ((interactive?.Object("button_reply") ?? interactive?.Object("list_reply")) is not { } reply) return null;
        return reply.Text("id") is { } data ? new InboundTap(Cut(data)) : Words(reply.Text("title"));
    }

    private static InboundFile? File(JsonElement message, string field, MediaKind kind)
    {
        if (message.Object(field) is not { } file || file.Text("id") is not { Length: <= LongestFileId } id) return null;
        return new InboundFile(kind, id, file.Text("caption") is { } caption ? Cut(caption) : null, file.Number("file_size") is >= 0 and var bytes ? bytes : null, file.Text("mime_type") is { Length: <= 128 } mime ? mime : null)
        {
            Name = FileNames.Of(file.Text("filename")),
            Forwarded = ForwardedOf(message),
        };
    }

    private static Forwarding ForwardedOf(JsonElement message) => message.Object("context") switch
    {
        { } context when context.IsTrue("frequently_forwarded") => Forwarding.Often,
        { } context when context.IsTrue("forwarded") => Forwarding.Once,
        _ => Forwarding.No,
    };

    private static InboundLocation? Place(JsonElement? location) =>
        location?.Degrees("latitude") is >= -90 and <= 90 and var latitude && location?.Degrees("longitude") is >= -180 and <= 180 and var longitude
            ? new InboundLocation(latitude, longitude) { Words = PlaceWords.Of(location?.Text("name"), location?.Text("address")) }
            : null;

    /// <summary>
    /// The first number of the first card that has one. It is the sender's own only when WhatsApp knows it as theirs; of somebody else the operator reads what the cards say.
    /// </summary>
    private static InboundPhone? Phone(JsonElement message, Address from)
    {
        foreach (var phone in message.Items("contacts").SelectMany(card => card.Items("phones")))
        {
            var known = WhatsAppAddress.Of(phone.Text("wa_id"), null);
            if (known is null && phone.Text("phone") is not { Length: <= LongestPhone }) continue;
            return new InboundPhone(known?.Value ?? phone.Text("phone")!, Own: known == from) { Card = known == from ? null : CardWords.Of(message.Items("contacts").SelectMany(Lines)) };
        }

        return null;
    }

    private static IEnumerable<string?> Lines(JsonElement card)
    {
        yield return card.Object("name") is { } name ? name.Text("formatted_name") ?? name.Text("first_name") : null;
        yield return card.Object("org")?.Text("company");
        foreach (var phone in card.Items("phones")) yield return phone.Text("phone") ?? WhatsAppAddress.Of(phone.Text("wa_id"), null)?.Value;
    }

    private static bool IsWord(string type) => type.Length <= LongestKind && type.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static string Cut(string text) => TextCutter.Shorten(text, MessagingLimits.InboundText);
}
