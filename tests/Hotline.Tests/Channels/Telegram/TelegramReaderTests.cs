using System.Text.Json;
using Hotline.Channels.Telegram;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.Telegram;

public sealed class TelegramReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private static TelegramReading Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TelegramReader.Read(document.RootElement, Now);
    }

    private static InboundContent Content(string fields) => Assert.IsType<TelegramReading.Heard>(Private(fields)).Message.Content;

    private static TelegramReading Private(string fields) =>
        Read($$$$"""{"update_id":7,"message":{"message_id":1,"date":1700000000,"chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false},{{{{fields}}}}}}""");

    private static IgnoredReason Reason(TelegramReading reading) => Assert.IsType<TelegramReading.Ignored>(reading).Reason;

    [Theory]
    [InlineData("/start", null)]
    [InlineData("/start abc-1_Z", "abc-1_Z")]
    [InlineData("/START  abc ", "abc")]
    [InlineData("/start@hotline_bot abc", "abc")]
    [InlineData("/start@hotline_bot", null)]
    [InlineData("/start два", null)]
    [InlineData("/start <script>", null)]
    [InlineData("/start aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public void Start_carries_a_source_only_when_it_is_a_deep_link_payload(string text, string? source) =>
        Assert.Equal(new InboundStart(source), Content($"\"text\":\"{text}\""));

    [Theory]
    [InlineData("/stop")]
    [InlineData("/started")]
    [InlineData("start")]
    [InlineData("/помощь")]
    public void Other_commands_are_words(string text) => Assert.Equal(new InboundText(text), Content($"\"text\":\"{text}\""));

    [Fact]
    public void Only_the_senders_own_contact_is_their_number()
    {
        Assert.Equal(new InboundPhone("+77010000000", true), Content("""  "contact":{"phone_number":"+77010000000","user_id":42} """));
        Assert.Equal(new InboundPhone("+77010000000", false) { Card = "Ахмед\n+77010000000" }, Content("""  "contact":{"phone_number":"+77010000000","first_name":"Ахмед","user_id":43} """));
        Assert.Equal(new InboundPhone("+77010000000", false) { Card = "+77010000000" }, Content("""  "contact":{"phone_number":"+77010000000"} """));
    }

    [Fact]
    public void What_was_passed_on_is_marked_and_a_document_has_its_name()
    {
        Assert.Equal(new InboundText("rumour") { Forwarded = Forwarding.Once }, Content(""" "text":"rumour","forward_origin":{"type":"hidden_user"} """));
        Assert.Equal(
            new InboundFile(MediaKind.Document, "f1", null, null, null) { Name = "Договор.pdf", Forwarded = Forwarding.Once },
            Content(""" "document":{"file_id":"f1","file_name":"C:\\temp\\Договор.pdf"},"forward_date":1700000000 """));
    }

    [Theory]
    [InlineData("poll")]
    [InlineData("dice")]
    [InlineData("story")]
    [InlineData("animation")]
    [InlineData("rich_message")]
    public void What_a_person_sent_and_we_cannot_read_is_named(string kind) =>
        Assert.Equal(new InboundUnsupported(kind), Content($"\"{kind}\":{{\"id\":1}}"));

    [Theory]
    [InlineData("\"pinned_message\":{\"message_id\":1}", "ServiceNote")]
    [InlineData("\"some_future_field\":{\"a\":1}", "ServiceNote")]
    [InlineData("\"text\":\"\"", "NoContent")]
    [InlineData("\"text\":5", "NoContent")]
    public void Notes_of_the_platform_pass_in_silence(string field, string reason) => Assert.Equal(reason, Reason(Private(field)).ToString());

    [Theory]
    [InlineData("\"location\":{\"latitude\":91,\"longitude\":0}")]
    [InlineData("\"location\":{\"latitude\":\"NaN\",\"longitude\":0}")]
    [InlineData("\"location\":{\"longitude\":0}")]
    public void A_place_that_is_nowhere_is_unsupported(string field) => Assert.Equal(new InboundUnsupported("location"), Content(field));

    [Fact]
    public void A_circle_video_is_a_video() =>
        Assert.Equal(new InboundFile(MediaKind.Video, "f1", null, 9, null), Content("""  "video_note":{"file_id":"f1","file_size":9,"length":240} """));

    [Fact]
    public void A_text_of_more_than_ten_thousand_units_is_cut_at_a_whole_character()
    {
        var text = Assert.IsType<InboundText>(Content($"\"text\":\"a{string.Concat(Enumerable.Repeat("😀", 9000))}\"")).Text;
        Assert.True(text.Length <= MessagingLimits.InboundText);
        Assert.Equal('…', text[^1]);
        Assert.True(char.IsLowSurrogate(text[^2]));
    }

    [Theory]
    [InlineData("‮مرحبا‬ abc")]
    [InlineData("Z̸̡̢̛̗̘̙̜̝̞̟")]
    [InlineData("\\u0000\\u0007")]
    public void Odd_characters_are_kept_as_they_came(string json)
    {
        using var said = JsonDocument.Parse($"\"{json}\"");
        Assert.Equal(new InboundText(said.RootElement.GetString()!), Content($"\"text\":\"{json}\""));
    }

    [Theory]
    [InlineData("group")]
    [InlineData("supergroup")]
    [InlineData("channel")]
    [InlineData("something_new")]
    public void Only_private_chats_are_heard(string type)
    {
        Assert.Equal(IgnoredReason.NotPrivate, Reason(Read($$$$"""{"update_id":1,"message":{"chat":{"id":-5,"type":"{{{{type}}}}"},"text":"a"}}""")));
        Assert.Equal(IgnoredReason.NotPrivate, Reason(Read(
            $$$$"""{"update_id":1,"my_chat_member":{"chat":{"id":-5,"type":"{{{{type}}}}"},"new_chat_member":{"status":"kicked"}}}""")));
    }

    [Fact]
    public void Bots_are_not_heard() =>
        Assert.Equal(IgnoredReason.FromBot, Reason(Read("""{"update_id":1,"message":{"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":true},"text":"a"}}""")));

    [Theory]
    [InlineData("kicked", typeof(InboundLeft))]
    [InlineData("member", typeof(InboundReturned))]
    public void Blocking_and_its_end_are_events(string status, Type content)
    {
        var reading = Read($$$$"""{"update_id":1,"my_chat_member":{"date":1700000000,"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"{{{{status}}}}"}}}""");
        Assert.IsType(content, Assert.IsType<TelegramReading.Heard>(reading).Message.Content);
    }

    [Theory]
    [InlineData("""{"id":"q","from":{"id":5},"data":"d","inline_message_id":"i"}""", "NoSender")]
    [InlineData("""{"id":"q","from":{"id":5},"data":"d","message":{"chat":{"id":-9,"type":"group"}}}""", "NotPrivate")]
    [InlineData("""{"id":"q","from":{"id":6},"data":"d","message":{"chat":{"id":5,"type":"private"}}}""", "NotPrivate")]
    [InlineData("""{"id":"q","from":{"id":5},"game_short_name":"g","message":{"chat":{"id":5,"type":"private"}}}""", "TapWithoutData")]
    public void A_tap_that_is_not_ours_is_answered_all_the_same(string query, string reason)
    {
        var reading = Read($$$$"""{"update_id":1,"callback_query":{{{{query}}}}}""");
        Assert.Equal(reason, Reason(reading).ToString());
        Assert.Equal("q", reading.TapId);
    }

    [Fact]
    public void A_tap_under_a_message_that_telegram_forgot_still_counts()
    {
        var reading = Read("""{"update_id":1,"callback_query":{"id":"q","from":{"id":5},"data":"d","message":{"chat":{"id":5,"type":"private"},"message_id":3,"date":0}}}""");
        var heard = Assert.IsType<TelegramReading.Heard>(reading);
        Assert.Equal(new InboundTap("d"), heard.Message.Content);
        Assert.Equal(Now, heard.Message.SentAt);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":null}")]
    [InlineData("{\"update_id\":{}}")]
    [InlineData("{\"update_id\":1.5}")]
    [InlineData("{\"update_id\":\"x\",\"message\":{}}")]
    public void What_is_no_update_is_unreadable(string json) => Assert.IsType<TelegramReading.Unreadable>(Read(json));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void An_impossible_time_becomes_now(long date) =>
        Assert.Equal(Now, Assert.IsType<TelegramReading.Heard>(Read(
            $$$$"""{"update_id":1,"message":{"date":{{{{date}}}},"chat":{"id":5,"type":"private"},"text":"a"}}""")).Message.SentAt);
}
