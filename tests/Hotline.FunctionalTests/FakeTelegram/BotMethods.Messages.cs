using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

internal sealed partial class BotMethods
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LongestTopic = 128;

    /// <summary>The chat, or the reason why the bot may not write there now.</summary>
    private FakeChat Writable(JsonObject p)
    {
        var chat = world.Chat(p.RequiredNumber("chat_id"));
        if (chat.Errors.TryDequeue(out var error) && error is not null) throw error;
        if (chat.Closed is { } closed) throw closed;
        return chat.Open ? chat : throw new BotException(403, "Forbidden: bot can't initiate conversation with a user");
    }

    private JsonObject SendMessage(JsonObject p)
    {
        var chat = Writable(p);
        var text = CheckedText(p);
        var rows = Keyboards.Read(p["reply_markup"]);
        var thread = CheckedThread(chat, p.Number("message_thread_id"));
        CheckReply(chat, p["reply_parameters"]);

        var json = world.NewMessage(chat, World.Bot);
        json["text"] = text;
        if (rows.Count > 0) json["reply_markup"] = p["reply_markup"]!.DeepClone();
        if (thread is not null) (json["message_thread_id"], json["is_topic_message"]) = (thread, true);
        chat.Sent.Add(new()
        {
            MessageId = (long)json["message_id"]!,
            ChatId = chat.Id,
            Text = text,
            ThreadId = thread,
            Rows = rows,
            LinkPreviewsOff = p["link_preview_options"]?["is_disabled"]?.GetValue<bool>() ?? false,
            Json = json,
        });
        return json.DeepClone().AsObject();
    }

    /// <summary>A file with a caption, which came as a part of a form.</summary>
    private JsonObject SendFile(JsonObject p, string field)
    {
        var chat = Writable(p);
        var caption = p.Text("caption");
        if (caption.EnumerateRunes().Count() > LongestCaption) throw BotException.Bad("message caption is too long");
        if (p[field] is not JsonObject part || part["content"]?.GetValue<string>() is not { Length: > 0 } content) throw BotException.Bad($"there is no {field} in the request");
        var bytes = Convert.FromBase64String(content);
        var json = world.NewMessage(chat, World.Bot);
        var file = world.NewFile(bytes, part["type"]?.GetValue<string>(), null).ToJson();
        json[field] = field == "photo" ? new JsonArray(Sized(file)) : file;
        if (caption.Length > 0) json["caption"] = caption;
        chat.Sent.Add(new() { MessageId = (long)json["message_id"]!, ChatId = chat.Id, Text = caption, File = (field, bytes), Json = json });
        return json.DeepClone().AsObject();
    }

    private JsonObject SendLocation(JsonObject p)
    {
        var chat = Writable(p);
        if (p["latitude"]?.GetValue<double>() is not { } latitude || p["longitude"]?.GetValue<double>() is not { } longitude || Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180) throw BotException.Bad("bad location");
        var json = world.NewMessage(chat, World.Bot);
        json["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        chat.Sent.Add(new() { MessageId = (long)json["message_id"]!, ChatId = chat.Id, Text = "", Place = (latitude, longitude), Json = json });
        return json.DeepClone().AsObject();
    }

    private static JsonObject Sized(JsonObject photo)
    {
        (photo["width"], photo["height"]) = (24, 16);
        return photo;
    }

    private JsonObject EditMessageText(JsonObject p)
    {
        var message = Editable(p);
        var text = CheckedText(p);
        var rows = Keyboards.Read(p["reply_markup"]);
        if (text == message.Text && Same(rows, message.Rows)) throw NotModified();
        message.Text = text;
        message.Json["text"] = text;
        return Edited(message, rows, p["reply_markup"]);
    }

    private JsonObject EditMessageReplyMarkup(JsonObject p)
    {
        var message = Editable(p);
        var rows = Keyboards.Read(p["reply_markup"]);
        return Same(rows, message.Rows) ? throw NotModified() : Edited(message, rows, p["reply_markup"]);
    }

    private JsonNode DeleteMessage(JsonObject p)
    {
        Editable(p, "delete").Deleted = true;
        return true;
    }

    private SentMessage Editable(JsonObject p, string what = "edit")
    {
        var id = p.RequiredNumber("message_id");
        return Writable(p).Sent.Find(m => m.MessageId == id && !m.Deleted) ?? throw BotException.Bad($"message to {what} not found");
    }

    private JsonObject Edited(SentMessage message, IReadOnlyList<IReadOnlyList<(string Label, string Data)>> rows, JsonNode? markup)
    {
        message.Rows = rows;
        message.Edits++;
        message.Json["edit_date"] = world.Now;
        message.Json.Remove("reply_markup");
        if (rows.Count > 0) message.Json["reply_markup"] = markup!.DeepClone();
        return message.Json.DeepClone().AsObject();
    }

    private static BotException NotModified() => BotException.Bad(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");

    private static bool Same(IReadOnlyList<IReadOnlyList<(string Label, string Data)>> one, IReadOnlyList<IReadOnlyList<(string Label, string Data)>> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.SequenceEqual(pair.Second));

    private static string CheckedText(JsonObject p)
    {
        var text = p.Text("text").Trim();
        if (text.Length == 0) throw BotException.Bad("message text is empty");
        return text.EnumerateRunes().Count() <= LongestText ? text : throw BotException.Bad("message is too long");
    }

    /// <summary>The General topic has id 1 and may not be named; deleted and unknown topics are refused, closed ones too.</summary>
    private static long? CheckedThread(FakeChat chat, long? thread)
    {
        if (thread is null) return null;
        if (!chat.Topics.TryGetValue(thread.Value, out var closed)) throw BotException.Bad("message thread not found");
        return closed ? throw BotException.Bad("TOPIC_CLOSED") : thread;
    }

    private static void CheckReply(FakeChat chat, JsonNode? reply)
    {
        if (reply is not JsonObject to || to.Flag("allow_sending_without_reply")) return;
        if (to.Number("message_id") is not { } id || !chat.MessageIds.Contains(id)) throw BotException.Bad("message to be replied not found");
    }

    private JsonObject CreateForumTopic(JsonObject p)
    {
        var chat = Writable(p);
        if (!chat.IsForum) throw BotException.Bad("the chat is not a forum");
        if (chat.BotRights is not { Topics: true }) throw BotException.Bad("not enough rights to create a topic");
        var name = p.Text("name");
        if (name.Length is 0 or > LongestTopic) throw BotException.Bad("TOPIC_TITLE_EMPTY");
        var thread = (long)world.NewMessage(chat, World.Bot)["message_id"]!;
        chat.Topics[thread] = false;
        chat.TopicNames[thread] = name;
        // The one service message that a bot hears of its own doing, so that a topic whose answer was lost is known.
        var note = new JsonObject { ["message_id"] = thread, ["message_thread_id"] = thread, ["from"] = World.Bot, ["chat"] = chat.ToJson(), ["date"] = world.Now, ["is_topic_message"] = true };
        note["forum_topic_created"] = new JsonObject { ["name"] = name, ["icon_color"] = 7322096 };
        updates.Add("message", note, $"chat {chat.Id}");
        return new() { ["message_thread_id"] = thread, ["name"] = name, ["icon_color"] = 7322096 };
    }

    /// <summary>With every message in it.</summary>
    private static void Delete(FakeChat chat, long topic)
    {
        chat.Topics.Remove(topic);
        chat.TopicNames.Remove(topic);
        foreach (var message in chat.Sent.Where(m => m.ThreadId == topic)) message.Deleted = true;
    }

    private JsonObject GetChatMember(JsonObject p)
    {
        var chat = world.Chat(p.RequiredNumber("chat_id"));
        var user = p.RequiredNumber("user_id");
        if (user != (long)World.Bot["id"]! || chat.BotRights is not { } rights)
            return new JsonObject { ["user"] = new JsonObject { ["id"] = user, ["is_bot"] = user == (long)World.Bot["id"]!, ["first_name"] = $"Person {user}" }, ["status"] = "member" };
        var member = new JsonObject { ["user"] = World.Bot, ["status"] = "administrator", ["can_manage_topics"] = rights.Topics, ["can_delete_messages"] = rights.Deletes };
        foreach (var other in new[]
        {
            "can_be_edited", "is_anonymous", "can_manage_chat", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
            "can_delete_stories",
        })
            member[other] = false;
        return member;
    }

    private JsonNode ChangeTopic(JsonObject p, Action<FakeChat, long> change)
    {
        var chat = Writable(p);
        var thread = p.RequiredNumber("message_thread_id");
        if (!chat.Topics.ContainsKey(thread)) throw BotException.Bad("TOPIC_ID_INVALID");
        change(chat, thread);
        return true;
    }
}
