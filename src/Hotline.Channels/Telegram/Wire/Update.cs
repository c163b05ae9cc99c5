using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Channels.Telegram.Wire;

// What we read of an update. Names are Telegram's. Only fields that we use are declared, all may be absent, and one of a wrong shape counts as absent:
// recorded updates are years old, and new ones will hold what nobody knows today.

internal sealed record Update(
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? UpdateId,
    [property: JsonConverter(typeof(LenientConverter<Message>))] Message? Message,
    [property: JsonConverter(typeof(LenientConverter<Message>))] Message? EditedMessage,
    [property: JsonConverter(typeof(LenientConverter<CallbackQuery>))] CallbackQuery? CallbackQuery,
    [property: JsonConverter(typeof(LenientConverter<ChatMemberUpdated>))] ChatMemberUpdated? MyChatMember);

internal sealed record User(
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? Id,
    [property: JsonConverter(typeof(LenientConverter<bool?>))] bool? IsBot,
    [property: JsonConverter(typeof(LenientConverter<string>))] string? LanguageCode);

internal sealed record Chat(
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? Id,
    [property: JsonConverter(typeof(LenientConverter<string>))] string? Type);

internal sealed record Message
{
    [JsonConverter(typeof(LenientConverter<long?>))]
    public long? MessageId { get; init; }

    [JsonConverter(typeof(LenientConverter<User>))]
    public User? From { get; init; }

    [JsonConverter(typeof(LenientConverter<Chat>))]
    public Chat? Chat { get; init; }

    [JsonConverter(typeof(LenientConverter<long?>))]
    public long? Date { get; init; }

    [JsonConverter(typeof(LenientConverter<long?>))]
    public long? EditDate { get; init; }

    [JsonConverter(typeof(LenientConverter<string>))]
    public string? Text { get; init; }

    [JsonConverter(typeof(LenientConverter<string>))]
    public string? Caption { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile[]>))]
    public TelegramFile[]? Photo { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? Voice { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? Audio { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? Video { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? VideoNote { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? Document { get; init; }

    [JsonConverter(typeof(LenientConverter<TelegramFile>))]
    public TelegramFile? Sticker { get; init; }

    [JsonConverter(typeof(LenientConverter<Location>))]
    public Location? Location { get; init; }

    [JsonConverter(typeof(LenientConverter<Venue>))]
    public Venue? Venue { get; init; }

    [JsonConverter(typeof(LenientConverter<Contact>))]
    public Contact? Contact { get; init; }

    /// <summary>Every other field, for naming what we cannot read.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

internal sealed record TelegramFile(
    [property: JsonConverter(typeof(LenientConverter<string>))] string? FileId,
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? FileSize,
    [property: JsonConverter(typeof(LenientConverter<string>))] string? MimeType);

internal sealed record Location(
    [property: JsonConverter(typeof(LenientConverter<double?>))] double? Latitude,
    [property: JsonConverter(typeof(LenientConverter<double?>))] double? Longitude);

internal sealed record Venue([property: JsonConverter(typeof(LenientConverter<Location>))] Location? Location);

internal sealed record Contact(
    [property: JsonConverter(typeof(LenientConverter<string>))] string? PhoneNumber,
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? UserId);

internal sealed record CallbackQuery(
    [property: JsonConverter(typeof(LenientConverter<string>))] string? Id,
    [property: JsonConverter(typeof(LenientConverter<User>))] User? From,
    [property: JsonConverter(typeof(LenientConverter<TappedMessage>))] TappedMessage? Message,
    [property: JsonConverter(typeof(LenientConverter<string>))] string? Data);

/// <summary>The message under which a button was pressed: ours, so nothing of it is read but where it stands.</summary>
internal sealed record TappedMessage([property: JsonConverter(typeof(LenientConverter<Chat>))] Chat? Chat);

internal sealed record ChatMemberUpdated(
    [property: JsonConverter(typeof(LenientConverter<Chat>))] Chat? Chat,
    [property: JsonConverter(typeof(LenientConverter<User>))] User? From,
    [property: JsonConverter(typeof(LenientConverter<long?>))] long? Date,
    [property: JsonConverter(typeof(LenientConverter<ChatMember>))] ChatMember? NewChatMember);

internal sealed record ChatMember([property: JsonConverter(typeof(LenientConverter<string>))] string? Status);
