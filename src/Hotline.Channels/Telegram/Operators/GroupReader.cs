using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>Turns an update of the operators' group into what a member did there. Pure; never throws, whatever the JSON holds.</summary>
internal static class GroupReader
{
    /// <summary>What a message holds that is no note of the platform.</summary>
    private static readonly string[] Contents =
        ["photo", "voice", "audio", "video", "video_note", "document", "sticker", "location", "venue", "contact", "animation", "poll", "dice", "story", "paid_media"];

    /// <summary>Null for what is not of this group, or means nothing there. <paramref name="bot"/>: our own number.</summary>
    public static GroupEvent? Read(JsonElement update, long group, long bot)
    {
        if (update.Object("message") is { } message && IsIn(message, group)) return ReadMessage(message, bot);
        if (update.Object("edited_message") is { } edited && IsIn(edited, group)) return IsBot(edited) ? null : new GroupEvent.Edited(Member(edited), Topic(edited));
        if (update.Object("callback_query") is { } tap && tap.Object("message") is { } under && IsIn(under, group)) return ReadTap(tap, under);
        return null;
    }

    private static GroupEvent? ReadMessage(JsonElement message, long bot)
    {
        if (message.Number("message_id") is not { } id) return null;
        if (message.Object("forum_topic_created") is { } made)
            return message.Object("from")?.Number("id") == bot && made.Text("name") is { } name ? new GroupEvent.TopicMade(message.Number("message_thread_id") ?? id, name) : null;
        if (IsBot(message)) return null;
        if (message.Text("text") is { } text) return new GroupEvent.Wrote(Member(message), Topic(message), id, TextCutter.Shorten(text, MessagingLimits.InboundText));
        return Contents.Any(field => message.Has(field)) ? new GroupEvent.Wrote(Member(message), Topic(message), id, Text: null) : null;
    }

    private static GroupEvent.Tapped? ReadTap(JsonElement tap, JsonElement under) => tap.Text("id") is { } id && tap.Text("data") is { } data && tap.Object("from")?.Number("id") is { } member
        ? new GroupEvent.Tapped(member.ToString(CultureInfo.InvariantCulture), id, Topic(under), data)
        : null;

    private static bool IsIn(JsonElement message, long group) => message.Object("chat")?.Number("id") == group;

    /// <summary>Plain replies carry a thread's number too; only a topic's message says that it is one.</summary>
    private static long? Topic(JsonElement message) => message.IsTrue("is_topic_message") ? message.Number("message_thread_id") : null;

    /// <summary>Who writes for a chat, as an anonymous administrator does, is nobody that we could know.</summary>
    private static string? Member(JsonElement message) => message.Has("sender_chat") ? null : message.Object("from")?.Number("id")?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The one that stands in for anonymous administrators is a bot by its own word.</summary>
    private static bool IsBot(JsonElement message) => !message.Has("sender_chat") && message.Object("from")?.IsTrue("is_bot") == true;
}
