using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using static Hotline.Channels.Telegram.TelegramReading;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Turns an update into what a person said, or into a reason for leaving it alone. Pure; never throws, whatever the JSON holds.
/// </summary>
internal static class TelegramReader
{
    private const int LongestPayload = 64;
    private const int LongestFileId = 512;
    private const int LongestNumber = 64;

    /// <summary>What people send and we cannot read: they are told so. Everything else that is unknown passes in silence.</summary>
    private static readonly FrozenSet<string> Unsupported = FrozenSet.ToFrozenSet(
    [
        "poll", "dice", "story", "game", "animation", "paid_media", "live_photo", "checklist", "rich_message", "giveaway", "invoice", "web_app_data",
        "users_shared", "chat_shared", "gift", "unique_gift", "passport_data",
    ]);

    /// <summary>Where a message keeps a file, and what kind of file that is. A photo is a list of its sizes, and read apart.</summary>
    private static readonly (string Field, MediaKind Kind)[] Files =
    [
        ("voice", MediaKind.Voice), ("audio", MediaKind.Audio), ("video", MediaKind.Video), ("video_note", MediaKind.Video), ("document", MediaKind.Document), ("sticker", MediaKind.Sticker),
    ];

    /// <summary>What every message may carry besides its content.</summary>
    private static readonly FrozenSet<string> Frame = FrozenSet.ToFrozenSet(["message_id", "from", "chat", "date", "edit_date", "text", "caption"]);

    /// <summary><paramref name="now"/> stands in where an update carries no time of its own (taps), or an impossible one.</summary>
    public static TelegramReading Read(JsonElement update, DateTimeOffset now)
    {
        if (update.Number("update_id") is not { } id) return new Unreadable();
        if (update.Object("message") is { } message)
            return ReadMessage(id, message, message.Time("date") ?? now, Content, WhyNothing);
        if (update.Object("edited_message") is { } edited)
            return ReadMessage(id, edited, edited.Time("edit_date") ?? edited.Time("date") ?? now, EditedContent, _ => IgnoredReason.NoContent);
        if (update.Object("callback_query") is { } query) return ReadTap(id, query, now);
        return update.Object("my_chat_member") is { } member ? ReadMembership(id, member, now) : new Ignored(id, IgnoredReason.UnknownKind);
    }

    private static TelegramReading ReadMessage(
        long id, JsonElement message, DateTimeOffset at, Func<JsonElement, InboundContent?> content, Func<JsonElement, IgnoredReason> whyNothing)
    {
        if (message.Object("chat") is not { } place || place.Number("id") is not { } chat) return new Ignored(id, IgnoredReason.NoSender);
        if (place.Text("type") != "private") return new Ignored(id, IgnoredReason.NotPrivate);
        var from = message.Object("from");
        if (from?.IsTrue("is_bot") == true) return new Ignored(id, IgnoredReason.FromBot);
        return content(message) is { } said ? Say(id, chat, at, said, from) : new Ignored(id, whyNothing(message));
    }

    private static TelegramReading ReadTap(long id, JsonElement query, DateTimeOffset now)
    {
        var tap = query.Text("id");
        // In a private chat the chat's id is the person's. A tap under an inline message belongs to no chat of ours.
        if (query.Object("message")?.Object("chat") is not { } chat || query.Object("from") is not { } from || from.Number("id") is not { } person)
            return new Ignored(id, IgnoredReason.NoSender, tap);
        if (chat.Text("type") is not (null or "private") || (chat.Number("id") ?? person) != person) return new Ignored(id, IgnoredReason.NotPrivate, tap);
        if (query.Text("data") is not { } data) return new Ignored(id, IgnoredReason.TapWithoutData, tap);
        return Say(id, person, now, new InboundTap(Cut(data)), from, tap);
    }

    private static TelegramReading ReadMembership(long id, JsonElement member, DateTimeOffset now)
    {
        if (member.Object("chat") is not { } place || place.Number("id") is not { } chat) return new Ignored(id, IgnoredReason.NoSender);
        if (place.Text("type") != "private") return new Ignored(id, IgnoredReason.NotPrivate);
        return member.Object("new_chat_member")?.Text("status") switch
        {
            "kicked" => Say(id, chat, member.Time("date") ?? now, new InboundLeft(), member.Object("from")),
            "member" => Say(id, chat, member.Time("date") ?? now, new InboundReturned(), member.Object("from")),
            _ => new Ignored(id, IgnoredReason.MembershipUnchanged),
        };
    }

    /// <summary>The first of these that the message has. A caption alone is words too.</summary>
    private static InboundContent? Content(JsonElement message)
    {
        if (message.Text("text") is { } text) return Words(text) switch { InboundText words => words with { Forwarded = ForwardedOf(message) }, var start => start };
        if (FileOf(message) is { } file) return file;
        if ((message.Object("location") ?? message.Object("venue")?.Object("location")) is { } place) return Place(place, message.Object("venue"));
        if (message.Object("contact") is { } contact) return Phone(contact, message);
        if (message.Text("caption") is { } caption) return new InboundText(Cut(caption));
        foreach (var field in message.EnumerateObject())
            if (Unsupported.Contains(field.Name)) return new InboundUnsupported(field.Name);
        return null;
    }

    private static InboundEdit? EditedContent(JsonElement message) => (message.Text("text") ?? message.Text("caption")) is { } text ? new InboundEdit(Cut(text)) : null;

    private static IgnoredReason WhyNothing(JsonElement message) =>
        message.EnumerateObject().Any(field => !Frame.Contains(field.Name)) ? IgnoredReason.ServiceNote : IgnoredReason.NoContent;

    private static InboundContent? FileOf(JsonElement message)
    {
        // One picture in several sizes, the largest last.
        if (message.Items("photo").LastOrDefault() is { ValueKind: JsonValueKind.Object } largest) return File(MediaKind.Photo, largest, message);
        foreach (var (field, kind) in Files)
            if (message.Object(field) is { } file) return File(kind, file, message);
        return null;
    }

    /// <summary>Text, or the start command: <c>/start</c>, <c>/start payload</c>, <c>/start@bot payload</c>. Entities are not asked: old updates lack them.</summary>
    private static InboundContent Words(string text)
    {
        const string start = "/start";
        if (!text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return new InboundText(Cut(text));
        var rest = text.AsSpan(start.Length);
        if (rest.StartsWith("@")) rest = rest.IndexOf(' ') is >= 0 and var space ? rest[space..] : [];
        if (rest.Length > 0 && !char.IsWhiteSpace(rest[0])) return new InboundText(Cut(text));
        var payload = rest.Trim();
        return new InboundStart(IsPayload(payload) ? payload.ToString() : null);
    }

    private static bool IsPayload(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestPayload) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')) return false;
        }

        return true;
    }

    private static InboundContent File(MediaKind kind, JsonElement file, JsonElement message) => file.Text("file_id") is { Length: <= LongestFileId } reference
        ? new InboundFile(kind, reference, message.Text("caption") is { } caption ? Cut(caption) : null, file.Number("file_size"), file.Text("mime_type"))
        {
            Name = FileNames.Of(file.Text("file_name")),
            Forwarded = ForwardedOf(message),
        }
        : new InboundUnsupported("file");

    private static InboundContent Place(JsonElement place, JsonElement? venue) =>
        place.Degrees("latitude") is >= -90 and <= 90 and var latitude && place.Degrees("longitude") is >= -180 and <= 180 and var longitude
            ? new InboundLocation(latitude, longitude) { Words = PlaceWords.Of(venue?.Text("title"), venue?.Text("address")) }
            : new InboundUnsupported("location");

    private static InboundContent Phone(JsonElement contact, JsonElement message)
    {
        if (contact.Text("phone_number") is not { Length: <= LongestNumber } number) return new InboundUnsupported("contact");
        var own = contact.Number("user_id") is { } owner && owner == message.Object("from")?.Number("id");
        return new InboundPhone(number, own) { Card = own ? null : CardWords.Of([$"{contact.Text("first_name")} {contact.Text("last_name")}", number]) };
    }

    /// <summary>The field's name before 2024 too: what old programs relay still has it.</summary>
    private static Forwarding ForwardedOf(JsonElement message) => message.Has("forward_origin") || message.Has("forward_date") ? Forwarding.Once : Forwarding.No;

    private static Heard Say(long id, long chat, DateTimeOffset at, InboundContent content, JsonElement? from, string? tap = null) => new(
        id,
        new InboundMessage(
            new Address(ChannelId.Telegram, chat.ToString(CultureInfo.InvariantCulture)), id.ToString(CultureInfo.InvariantCulture), at, content,
            from?.Text("language_code") is { Length: <= 35 } language ? language : null),
        tap);

    private static string Cut(string text) => TextCutter.Shorten(text, MessagingLimits.InboundText);
}
