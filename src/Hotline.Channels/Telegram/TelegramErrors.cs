using Hotline.Core.Channels;
using static Hotline.Channels.Telegram.TelegramDecision;

namespace Hotline.Channels.Telegram;

/// <summary>
/// What each error of the Bot API means for a message. Telegram's errors are words, not codes, so a row matches by status and a piece of the description,
/// lower case; the first that fits decides, and each status ends with a row that always fits.
/// </summary>
internal static class TelegramErrors
{
    /// <summary>Waited when Telegram names no time.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    internal static readonly IReadOnlyList<TelegramErrorRow> Rows =
    [
        // No connection; no answer, or none that can be read.
        new(0, TelegramError.NotReached, NotReached, "not_reached", "Telegram could not be reached; nothing was sent."),
        new(0, "", Unknown, "no_answer", "Telegram did not answer; the message may or may not have arrived."),

        // 400: the message or the chat.
        new(400, "group chat was upgraded to a supergroup", Move, "moved", "The group became a supergroup with a new id."),
        new(400, "chat not found", Gone, "chat_not_found", "Telegram knows no such chat: the person deleted it or never wrote to this bot."),
        new(400, "user is deactivated", Gone, "deactivated", "The person's Telegram account is closed."),
        new(400, "peer_id_invalid", Gone, "chat_not_found", "Telegram knows no such chat: the person deleted it or never wrote to this bot."),
        new(400, "message is not modified", Fine, "not_modified", "The message already reads so."),
        new(400, "query is too old", Fine, "query_too_old", "The tap was answered too late for the sign on the button; it counts all the same."),
        new(400, "message thread not found", Refuse, "topic_gone", "The topic in the group was deleted."),
        new(400, "topic_", Refuse, "topic_gone", "The topic in the group was deleted or closed."),
        new(400, "message to edit not found", Refuse, "not_editable", "The message to change is not there any more."),
        new(400, "message can't be edited", Refuse, "not_editable", "The message cannot be changed any more."),
        new(400, "message to be replied not found", Refuse, "reply_target_gone", "The message that this one answers is not there any more."),
        new(400, "can't parse entities", Refuse, "bad_entities", "Telegram could not read the text's formatting. This is a fault of Hotline."),
        new(400, "message is too long", Refuse, "too_long", "The text is longer than Telegram allows. This is a fault of Hotline."),
        new(400, "message text is empty", Refuse, "empty", "There was no text to send."),
        new(400, "text must be non-empty", Refuse, "empty", "There was no text to send."),
        new(400, "button_data_invalid", Refuse, "bad_button", "A button holds more than Telegram allows. This is a fault of Hotline."),
        new(400, "reply markup is too long", Refuse, "too_many_buttons", "There are more buttons than Telegram allows."),
        new(400, "file is too big", Refuse, "file_too_big", "The file is larger than Telegram allows."),
        new(400, "wrong file_id or the file is temporarily unavailable", Wait, "file_unavailable", "Telegram cannot find the file at the moment."),
        new(400, "", Refuse, "bad_request", "Telegram refused the message as wrongly made."),

        // 401, 404: the token.
        new(401, "", Stop, "token_refused", "Telegram refuses the bot's token: it is wrong or was revoked. Set Telegram:Token anew and restart."),
        new(404, "", Stop, "token_unknown", "Telegram does not know this bot or this call. Check Telegram:Token and Telegram:ApiUrl."),

        // 403: the person or the group does not want us.
        new(403, "bot was blocked by the user", Gone, "blocked", "The person blocked the bot."),
        new(403, "user is deactivated", Gone, "deactivated", "The person's Telegram account is closed."),
        new(403, "bot can't initiate conversation with a user", Gone, "never_started", "The person never pressed Start, so the bot may not write first."),
        new(403, "bot was kicked from", Gone, "kicked", "The bot was removed from the group."),
        new(403, "bot is not a member of", Gone, "not_member", "The bot is not a member of the group."),
        new(403, "", Gone, "forbidden", "Telegram does not let the bot write to this chat."),

        // Slow down; another poller.
        new(409, "", Wait, "conflict", "Another program uses the same bot token."),
        new(413, "", Refuse, "file_too_big", "The message is larger than Telegram allows."),
        new(429, "", Wait, "slow_down", "Telegram asks to wait."),
    ];

    private static readonly TelegramErrorRow ServerTrouble =
        new(500, "", Unknown, "server_trouble", "Telegram has trouble of its own; the message may or may not have arrived.");

    private static readonly TelegramErrorRow Other = new(0, "", Refuse, "refused", "Telegram refused the message for a reason that Hotline does not know.");

    /// <summary>The row that decides.</summary>
    public static TelegramErrorRow Find(TelegramError error)
    {
        foreach (var row in Rows)
        {
            if (row.Status == error.Status && error.Description.Contains(row.Contains, StringComparison.OrdinalIgnoreCase)) return row;
        }

        return error.Status >= 500 ? ServerTrouble : Other;
    }

    /// <summary>How long to wait before the same call.</summary>
    public static TimeSpan WaitOf(TelegramError error) => error.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : DefaultWait;

    /// <summary>The decision as the sender understands it.</summary>
    public static SendResult ToResult(TelegramError error)
    {
        var row = Find(error);
        return row.Decision switch
        {
            Fine => new SendResult.Sent(),
            Wait => new SendResult.RetryAfter(WaitOf(error), row.Words),
            Gone => new SendResult.ContactGone(row.Words),
            Stop => new SendResult.AccountBroken(row.Words),
            Unknown => new SendResult.Unknown(row.Words),
            NotReached => new SendResult.RetryAfter(TimeSpan.Zero, row.Words, RetryScope.Provider),
            _ => new SendResult.Refused(row.Code, row.Words),
        };
    }
}
