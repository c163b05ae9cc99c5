using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>
/// A person with a private chat with the bot. Each act makes one update and returns its id. Ids are the person's and the chat's alike.
/// </summary>
public sealed class FakePerson
{
    private readonly FakeTelegramServer server;
    private readonly FakeChat chat;
    private readonly string? languageCode;

    internal FakePerson(FakeTelegramServer server, FakeChat chat, string? languageCode) => (this.server, this.chat, this.languageCode) = (server, chat, languageCode);

    public long Id => chat.Id;

    /// <summary>Writes a text; the first also opens the chat.</summary>
    public long Writes(string text) => Sends(message =>
    {
        message["text"] = text;
        if (Command(text) is { } length)
            message["entities"] = new JsonArray(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = length });
    });

    /// <summary>Presses Start, maybe behind a deep link.</summary>
    public long Starts(string? payload = null) => Writes(payload is null ? "/start" : $"/start {payload}");

    public long SendsLocation(double latitude, double longitude) =>
        Sends(m => m["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude });

    /// <summary>Sends a contact: their own, or anybody's.</summary>
    public long SendsContact(string phone, bool own) => Sends(m =>
    {
        var contact = new JsonObject { ["phone_number"] = phone, ["first_name"] = "Aziz" };
        if (own) contact["user_id"] = Id;
        m["contact"] = contact;
    });

    public long SendsVoice(byte[] content) => Sends(m =>
    {
        var voice = server.World.NewFile(content, "audio/ogg", null).ToJson();
        voice["duration"] = 3;
        m["voice"] = voice;
    });

    public long SendsPhoto(byte[] content, string? caption = null) => Sends(m =>
    {
        m["photo"] = new JsonArray([.. new[] { (content[..(content.Length / 2)], 90), (content, 800) }.Select(size =>
        {
            var photo = server.World.NewFile(size.Item1, null, null).ToJson();
            photo["width"] = size.Item2;
            photo["height"] = size.Item2;
            return photo;
        })]);
        if (caption is not null) m["caption"] = caption;
    });

    /// <summary>Sends a document; <paramref name="size"/> makes it look larger than it is.</summary>
    public long SendsDocument(byte[] content, string name, long? size = null) => Sends(m =>
    {
        var document = server.World.NewFile(content, "application/pdf", size).ToJson();
        document["file_name"] = name;
        m["document"] = document;
    });

    /// <summary>Presses a button under the newest message that has one so labelled.</summary>
    public long Taps(string label)
    {
        lock (server.World.Gate)
        {
            var message = chat.Sent.FindLast(m => !m.Deleted && m.Labels.Contains(label, StringComparer.Ordinal))
                ?? throw new InvalidOperationException(
                    $"No message has a button '{label}'. Buttons: {string.Join(", ", chat.Sent.SelectMany(m => m.Labels).Select(l => $"'{l}'"))}");
            return Tap(message, message.Rows.SelectMany(row => row).First(b => b.Label == label).Data);
        }
    }

    /// <summary>Presses a button of the newest message in a group's topic that has one so labelled.</summary>
    public long TapsIn(FakeGroup group, long topic, string label)
    {
        lock (server.World.Gate)
        {
            var message = group.Chat.Sent.FindLast(m => !m.Deleted && m.ThreadId == topic && m.Labels.Contains(label, StringComparer.Ordinal))
                ?? throw new InvalidOperationException($"No message of the topic has a button '{label}'.");
            return Tap(message, message.Rows.SelectMany(row => row).First(b => b.Label == label).Data);
        }
    }

    /// <summary>Presses any button ever sent, also one that was edited away.</summary>
    public long Taps(SentMessage message, string data)
    {
        lock (server.World.Gate) return Tap(message, data);
    }

    /// <summary>Changes the text of an earlier message of their own.</summary>
    public long Edits(long messageId, string text)
    {
        lock (server.World.Gate)
        {
            var message = new JsonObject
            {
                ["message_id"] = messageId,
                ["from"] = From(),
                ["chat"] = chat.ToJson(),
                ["date"] = server.World.Now,
                ["edit_date"] = server.World.Now,
                ["text"] = text,
            };
            return server.Updates.Add("edited_message", message, $"chat {Id}");
        }
    }

    public long Blocks() => Membership("kicked", new BotException(403, "Forbidden: bot was blocked by the user"));

    public long Unblocks() => Membership("member", null);

    /// <summary>The account is closed: no update tells of it.</summary>
    public void Deactivates()
    {
        lock (server.World.Gate) chat.Closed = new(403, "Forbidden: user is deactivated");
    }

    /// <summary>Writes in a group that the bot is in.</summary>
    public long WritesIn(FakeGroup group, string text, long? topic = null)
    {
        lock (server.World.Gate)
        {
            var message = server.World.NewMessage(group.Chat, From());
            message["text"] = text;
            if (topic is not null) (message["message_thread_id"], message["is_topic_message"]) = (topic, true);
            return server.Updates.Add("message", message, $"chat {group.Id}");
        }
    }

    private long Sends(Action<JsonObject> fill)
    {
        lock (server.World.Gate)
        {
            chat.Open = true;
            chat.Closed = null;
            var message = server.World.NewMessage(chat, From());
            fill(message);
            return server.Updates.Add("message", message, $"chat {Id}");
        }
    }

    private long Tap(SentMessage message, string data)
    {
        var id = $"{Id}{server.World.Taps.Count + message.MessageId}{Guid.NewGuid():N}"[..20];
        server.World.Taps[id] = server.World.Clock.GetUtcNow() + TimeSpan.FromSeconds(150);
        return server.Updates.Add("callback_query", new()
        {
            ["id"] = id,
            ["from"] = From(),
            ["message"] = message.Json.DeepClone(),
            ["chat_instance"] = "-7133992681844504977",
            ["data"] = data,
        }, $"tap {Id}");
    }

    private long Membership(string status, BotException? closed)
    {
        lock (server.World.Gate)
        {
            var before = chat.Closed is null ? "member" : "kicked";
            chat.Closed = closed;
            return server.Updates.Add("my_chat_member", new()
            {
                ["chat"] = chat.ToJson(),
                ["from"] = From(),
                ["date"] = server.World.Now,
                ["old_chat_member"] = Member(before),
                ["new_chat_member"] = Member(status),
            }, $"member {Id}");
        }
    }

    private static JsonObject Member(string status)
    {
        var member = new JsonObject { ["user"] = World.Bot, ["status"] = status };
        if (status == "kicked") member["until_date"] = 0;
        return member;
    }

    private JsonObject From()
    {
        var from = new JsonObject { ["id"] = Id, ["is_bot"] = false, ["first_name"] = $"Person {Id}" };
        if (languageCode is not null) from["language_code"] = languageCode;
        return from;
    }

    /// <summary>Only commands of ASCII letters are recognised by the real server.</summary>
    private static int? Command(string text)
    {
        if (!text.StartsWith('/')) return null;
        var length = 1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '@')) length++;
        return length > 1 ? length : null;
    }
}
