using System.Text.Json;
using Hotline.Channels.Telegram.Operators;
using Hotline.Core.Channels.Operators;

namespace Hotline.Tests.Channels.Telegram.Operators;

public sealed class GroupReaderTests
{
    private const long Group = -1001900000077;
    private const long Bot = 5000000001;
    private const string Chat = """ "chat":{"id":-1001900000077,"type":"supergroup","is_forum":true} """;
    private const string From = """ "from":{"id":42,"is_bot":false} """;

    private static GroupEvent? Read(string json) => GroupReader.Read(JsonDocument.Parse(json).RootElement, Group, Bot);

    private static GroupEvent? Message(string fields) => Read($$$$"""{"update_id":7,"message":{"message_id":9,"date":1,{{{{Chat}}}},{{{{fields}}}}}}""");

    [Fact]
    public void A_message_in_a_topic_says_who_where_and_what() =>
        Assert.Equal(new GroupEvent.Wrote("42", 5, 9, "слова"), Message($""" {From},"message_thread_id":5,"is_topic_message":true,"text":"слова" """));

    [Fact]
    public void A_plain_reply_has_a_thread_and_is_in_no_topic() =>
        Assert.Equal(new GroupEvent.Wrote("42", null, 9, "слова"), Message($""" {From},"message_thread_id":5,"text":"слова" """));

    [Fact]
    public void Who_hides_behind_the_group_is_nobody() => Assert.Equal(
        new GroupEvent.Wrote(null, 5, 9, "слова"),
        Message(""" "from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":-1001900000077},"message_thread_id":5,"is_topic_message":true,"text":"слова" """));

    [Theory]
    [InlineData("photo", """[{"file_id":"a"}]""")]
    [InlineData("voice", """{"file_id":"a"}""")]
    public void A_message_without_words_has_none(string field, string value) => Assert.Equal(new GroupEvent.Wrote("42", null, 9, null), Message($$""" {{From}},"{{field}}":{{value}} """));

    [Theory]
    [InlineData(""" "from":{"id":42,"is_bot":false},"new_chat_members":[{"id":43}] """)]
    [InlineData(""" "from":{"id":43,"is_bot":true},"text":"another bot" """)]
    [InlineData(""" "from":{"id":42,"is_bot":false},"forum_topic_created":{"name":"Lunch"},"message_thread_id":9 """)]
    [InlineData(""" "from":{"id":42,"is_bot":false},"forum_topic_closed":{} """)]
    public void Notes_of_the_platform_other_bots_and_other_peoples_topics_mean_nothing(string fields) => Assert.Null(Message(fields));

    [Fact]
    public void A_topic_that_our_bot_made_is_known() =>
        Assert.Equal(new GroupEvent.TopicMade(9, "AAAAA-AAAAA unpaid wages"), Message(""" "from":{"id":5000000001,"is_bot":true},"forum_topic_created":{"name":"AAAAA-AAAAA unpaid wages"} """));

    [Fact]
    public void A_tap_says_by_whom_also_when_they_are_an_administrator() => Assert.Equal(
        new GroupEvent.Tapped("42", "77", 5, "take:AAAAAAAAAA:1"),
        Read($$$$"""{"update_id":7,"callback_query":{"id":"77",{{{{From}}}},"data":"take:AAAAAAAAAA:1","message":{"message_id":9,"date":1,{{{{Chat}}}},"message_thread_id":5,"is_topic_message":true}}}"""));

    [Fact]
    public void An_edit_is_told() => Assert.Equal(
        new GroupEvent.Edited("42", 5), Read($$$$"""{"update_id":7,"edited_message":{"message_id":9,"date":1,{{{{Chat}}}},{{{{From}}}},"message_thread_id":5,"is_topic_message":true,"text":"x"}}"""));

    [Theory]
    [InlineData("""{"update_id":7,"message":{"message_id":9,"chat":{"id":42,"type":"private"},"from":{"id":42},"text":"слова"}}""")]
    [InlineData("""{"update_id":7,"message":{"message_id":9,"chat":{"id":-1001900000078,"type":"supergroup"},"from":{"id":42},"text":"слова"}}""")]
    [InlineData("""{"update_id":7,"callback_query":{"id":"77","from":{"id":42},"data":"x"}}""")]
    [InlineData("""{"update_id":7}""")]
    [InlineData("""[]""")]
    public void What_is_not_of_this_group_is_none_of_it(string json) => Assert.Null(Read(json));
}
