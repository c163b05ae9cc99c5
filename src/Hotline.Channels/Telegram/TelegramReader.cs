using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Telegram.Wire;
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

    /// <summary>What people send and we cannot read: they are told so. Everything else that is unknown passes in silence.</summary>
    private static readonly FrozenSet<string> Unsupported = FrozenSet.ToFrozenSet(
    [
        "poll", "dice", "story", "game", "animation", "paid_media", "live_photo", "checklist", "rich_message", "giveaway", "invoice", "web_app_data",
        "users_shared", "chat_shared", "gift", "unique_gift", "passport_data",
    ]);

    /// <summary><paramref name="now"/> stands in where an update carries no time of its own (taps), or an impossible one.</summary>
    public static TelegramReading Read(JsonElement json, DateTimeOffset now)
    {
        if (json.ValueKind != JsonValueKind.Object) return new Unreadable();
        Update? update;
        try
        {
            update = json.Deserialize(TelegramJson.Default.Update);
        }
        catch (JsonException)
        {
            return new Unreadable();
        }

        if (update?.UpdateId is not { } id) return new Unreadable();
        return update switch
        {
            { Message: { } message } => ReadMessage(id, message, message.Date, now, Content, WhyNothing),
            { EditedMessage: { } edited } => ReadMessage(id, edited, edited.EditDate ?? edited.Date, now, EditedContent, _ => IgnoredReason.NoContent),
            { CallbackQuery: { } query } => ReadTap(id, query, now),
            { MyChatMember: { } member } => ReadMembership(id, member, now),
            _ => new Ignored(id, IgnoredReason.UnknownKind),
        };
    }

    private static TelegramReading ReadMessage(
        long id, Message message, long? date, DateTimeOffset now, Func<Message, InboundContent?> content, Func<Message, IgnoredReason> whyNothing)
    {
        if (message.Chat?.Id is not { } chat) return new Ignored(id, IgnoredReason.NoSender);
        if (message.Chat.Type != "private") return new Ignored(id, IgnoredReason.NotPrivate);
        if (message.From?.IsBot == true) return new Ignored(id, IgnoredReason.FromBot);
        return content(message) is { } said
            ? Say(id, chat, Time(date, now), said, message.From?.LanguageCode)
            : new Ignored(id, whyNothing(message));
    }

    private static TelegramReading ReadTap(long id, CallbackQuery query, DateTimeOffset now)
    {
        // In a private chat the chat's id is the person's. A tap under an inline message belongs to no chat of ours.
        if (query.Message?.Chat is not { } chat || query.From?.Id is not { } person) return new Ignored(id, IgnoredReason.NoSender, query.Id);
        if (chat.Type is not (null or "private") || (chat.Id ?? person) != person) return new Ignored(id, IgnoredReason.NotPrivate, query.Id);
        if (string.IsNullOrEmpty(query.Data)) return new Ignored(id, IgnoredReason.TapWithoutData, query.Id);
        return Say(id, person, now, new InboundTap(TextCutter.Shorten(query.Data, MessagingLimits.InboundText)), query.From.LanguageCode, query.Id);
    }

    private static TelegramReading ReadMembership(long id, ChatMemberUpdated member, DateTimeOffset now)
    {
        if (member.Chat?.Id is not { } chat) return new Ignored(id, IgnoredReason.NoSender);
        if (member.Chat.Type != "private") return new Ignored(id, IgnoredReason.NotPrivate);
        return member.NewChatMember?.Status switch
        {
            "kicked" => Say(id, chat, Time(member.Date, now), new InboundLeft(), member.From?.LanguageCode),
            "member" => Say(id, chat, Time(member.Date, now), new InboundReturned(), member.From?.LanguageCode),
            _ => new Ignored(id, IgnoredReason.MembershipUnchanged),
        };
    }

    private static InboundContent? Content(Message message) => message switch
    {
        { Text: { Length: > 0 } text } => Words(text),
        { Photo: [.., { FileId: { } photo } largest] } => File(MediaKind.Photo, photo, largest, message),
        { Voice: { FileId: { } voice } file } => File(MediaKind.Voice, voice, file, message),
        { Audio: { FileId: { } audio } file } => File(MediaKind.Audio, audio, file, message),
        { Video: { FileId: { } video } file } => File(MediaKind.Video, video, file, message),
        { VideoNote: { FileId: { } note } file } => File(MediaKind.Video, note, file, message),
        { Document: { FileId: { } document } file } => File(MediaKind.Document, document, file, message),
        { Sticker: { FileId: { } sticker } file } => File(MediaKind.Sticker, sticker, file, message),
        { Location: { } location } when Place(location) is { } place => place,
        { Venue.Location: { } location } when Place(location) is { } place => place,
        { Contact.PhoneNumber: { Length: > 0 and <= 64 } number } =>
            new InboundPhone(number, message.Contact.UserId is { } owner && owner == message.From?.Id),
        { Caption: { Length: > 0 } caption } => new InboundText(Cut(caption)),
        _ => Unreadable(message) is { } kind ? new InboundUnsupported(kind) : null,
    };

    private static InboundEdit? EditedContent(Message message) => (message.Text ?? message.Caption) is { Length: > 0 } text ? new InboundEdit(Cut(text)) : null;

    /// <summary>Telegram's word for something that the person sent and we cannot read, or null.</summary>
    private static string? Unreadable(Message message) => message switch
    {
        { Photo: not null } or { Voice: not null } or { Audio: not null } or { Video: not null } or { VideoNote: not null } => "file",
        { Document: not null } or { Sticker: not null } => "file",
        { Contact: not null } => "contact",
        { Location: not null } or { Venue: not null } => "location",
        _ => message.Other?.Keys.FirstOrDefault(Unsupported.Contains),
    };

    private static IgnoredReason WhyNothing(Message message) => message.Other is { Count: > 0 } ? IgnoredReason.ServiceNote : IgnoredReason.NoContent;

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

    private static InboundContent File(MediaKind kind, string reference, TelegramFile file, Message message) =>
        reference.Length is 0 or > LongestFileId
            ? new InboundUnsupported("file")
            : new InboundFile(kind, reference, message.Caption is { Length: > 0 } caption ? Cut(caption) : null, file.FileSize, file.MimeType);

    private static InboundLocation? Place(Location location) =>
        location is { Latitude: >= -90 and <= 90 and var latitude, Longitude: >= -180 and <= 180 and var longitude }
            ? new InboundLocation(latitude, longitude)
            : null;

    private static Heard Say(long id, long chat, DateTimeOffset at, InboundContent content, string? language, string? tap = null) => new(
        id,
        new InboundMessage(
            new Address(ChannelId.Telegram, chat.ToString(CultureInfo.InvariantCulture)), id.ToString(CultureInfo.InvariantCulture), at, content,
            language is { Length: > 0 and <= 35 } ? language : null),
        tap);

    private static DateTimeOffset Time(long? seconds, DateTimeOffset now) =>
        seconds is > 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : now;

    private static string Cut(string text) => TextCutter.Shorten(text, MessagingLimits.InboundText);
}
