using System.Text.Json.Serialization;

namespace Hotline.Channels.Telegram.Wire;

/// <summary>Source-generated JSON of what we ask of the Bot API: snake_case, nulls left out. What it says is read field by field.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(DeleteWebhook))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendLocation))]
[JsonSerializable(typeof(SendChatAction))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(CreateForumTopic))]
[JsonSerializable(typeof(EditForumTopic))]
[JsonSerializable(typeof(DeleteForumTopic))]
[JsonSerializable(typeof(GetChat))]
[JsonSerializable(typeof(GetChatMember))]
[JsonSerializable(typeof(GetFile))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
internal sealed partial class TelegramJson : JsonSerializerContext;
