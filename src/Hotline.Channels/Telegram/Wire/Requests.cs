namespace Hotline.Channels.Telegram.Wire;

// What we send: exactly the fields that the Bot API knows; null ones are left out.

internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, IReadOnlyList<string> AllowedUpdates);

internal sealed record SetWebhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates, int MaxConnections);

internal sealed record DeleteWebhook;

internal sealed record GetFile(string FileId);

internal sealed record SendMessage(long ChatId, string Text, LinkPreviewOptions LinkPreviewOptions, InlineKeyboardMarkup? ReplyMarkup)
{
    /// <summary>The topic of a group. The general one must not be named.</summary>
    public long? MessageThreadId { get; init; }

    /// <summary>Whether it can be forwarded and saved.</summary>
    public bool? ProtectContent { get; init; }
}

internal sealed record EditMessageText(long ChatId, long MessageId, string Text, LinkPreviewOptions LinkPreviewOptions, InlineKeyboardMarkup? ReplyMarkup);

internal sealed record CreateForumTopic(long ChatId, string Name);

internal sealed record EditForumTopic(long ChatId, long MessageThreadId, string Name);

internal sealed record DeleteForumTopic(long ChatId, long MessageThreadId);

internal sealed record GetChat(long ChatId);

internal sealed record GetChatMember(long ChatId, long UserId);

internal sealed record LinkPreviewOptions(bool IsDisabled);

internal sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard);

internal sealed record InlineKeyboardButton(string Text, string CallbackData);

internal sealed record AnswerCallbackQuery(string CallbackQueryId)
{
    /// <summary>Names the method where the call is the body of a webhook's answer.</summary>
    public string? Method { get; init; }

    /// <summary>What whoever pressed reads, at most 200 characters.</summary>
    public string? Text { get; init; }

    public bool? ShowAlert { get; init; }
}

internal sealed record SendLocation(long ChatId, double Latitude, double Longitude);

internal sealed record SendChatAction(long ChatId, string Action);
