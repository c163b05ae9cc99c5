using Hotline.Channels.Telegram;
using Hotline.Core.Channels;

namespace Hotline.Tests.Channels.Telegram;

public sealed class TelegramErrorsTests
{
    [Theory]
    [InlineData(0, "Telegram did not answer in time.", "Unknown", "no_answer")]
    [InlineData(0, "Telegram could not be reached (ConnectionError).", "NotReached", "not_reached")]
    [InlineData(0, "The connection to Telegram broke (ResponseEnded).", "Unknown", "no_answer")]
    [InlineData(400, "Bad Request: group chat was upgraded to a supergroup chat", "Move", "moved")]
    [InlineData(400, "Bad Request: chat not found", "Gone", "chat_not_found")]
    [InlineData(400, "Bad Request: user is deactivated", "Gone", "deactivated")]
    [InlineData(400, "Bad Request: PEER_ID_INVALID", "Gone", "chat_not_found")]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", "Fine", "not_modified")]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "Fine", "query_too_old")]
    [InlineData(400, "Bad Request: message thread not found", "Refuse", "topic_gone")]
    [InlineData(400, "Bad Request: TOPIC_DELETED", "Refuse", "topic_gone")]
    [InlineData(400, "Bad Request: message to edit not found", "Refuse", "not_editable")]
    [InlineData(400, "Bad Request: message can't be edited", "Refuse", "not_editable")]
    [InlineData(400, "Bad Request: message to be replied not found", "Refuse", "reply_target_gone")]
    [InlineData(400, "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 0", "Refuse", "bad_entities")]
    [InlineData(400, "Bad Request: message is too long", "Refuse", "too_long")]
    [InlineData(400, "Bad Request: message text is empty", "Refuse", "empty")]
    [InlineData(400, "Bad Request: text must be non-empty", "Refuse", "empty")]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", "Refuse", "bad_button")]
    [InlineData(400, "Bad Request: reply markup is too long", "Refuse", "too_many_buttons")]
    [InlineData(400, "Bad Request: file is too big", "Refuse", "file_too_big")]
    [InlineData(400, "Bad Request: wrong file_id or the file is temporarily unavailable", "Wait", "file_unavailable")]
    [InlineData(400, "Bad Request: something nobody has seen", "Refuse", "bad_request")]
    [InlineData(401, "Unauthorized", "Stop", "token_refused")]
    [InlineData(403, "Forbidden: bot was blocked by the user", "Gone", "blocked")]
    [InlineData(403, "Forbidden: user is deactivated", "Gone", "deactivated")]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", "Gone", "never_started")]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", "Gone", "kicked")]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", "Gone", "not_member")]
    [InlineData(403, "Forbidden: something new", "Gone", "forbidden")]
    [InlineData(404, "Not Found", "Stop", "token_unknown")]
    [InlineData(409, "Conflict: terminated by other getUpdates request", "Wait", "conflict")]
    [InlineData(413, "Request Entity Too Large", "Refuse", "file_too_big")]
    [InlineData(429, "Too Many Requests: retry after 5", "Wait", "slow_down")]
    [InlineData(500, "Internal Server Error", "Unknown", "server_trouble")]
    [InlineData(502, "Bad Gateway", "Unknown", "server_trouble")]
    [InlineData(418, "I'm a teapot", "Refuse", "refused")]
    public void Each_error_is_decided_by_one_row(int status, string description, string decision, string code)
    {
        var row = TelegramErrors.Find(new(status, description));
        Assert.Equal((decision, code), (row.Decision.ToString(), row.Code));
    }

    [Fact]
    public void Every_row_can_be_reached()
    {
        foreach (var row in TelegramErrors.Rows) Assert.Same(row, TelegramErrors.Find(new(row.Status, $"Bad Request: {row.Contains}")));
    }

    [Fact]
    public void The_stated_wait_is_obeyed_and_a_missing_one_is_not_zero()
    {
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Telegram asks to wait."), TelegramErrors.ToResult(new(429, "", TimeSpan.FromSeconds(17))));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(5), "Telegram asks to wait."), TelegramErrors.ToResult(new(429, "", TimeSpan.Zero)));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(5), "Telegram asks to wait."), TelegramErrors.ToResult(new(429, "")));
    }

    [Fact]
    public void Words_for_the_operator_never_repeat_what_telegram_wrote()
    {
        const string secret = "123456:AAsecret";
        foreach (var row in TelegramErrors.Rows)
            Assert.DoesNotContain(secret, TelegramErrors.ToResult(new(row.Status, $"{row.Contains} {secret}")).ToString(), StringComparison.Ordinal);
    }
}
