using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>A group that the bot is a member of.</summary>
public sealed class FakeGroup
{
    private readonly FakeTelegramServer server;

    internal FakeGroup(FakeTelegramServer server, FakeChat chat) => (this.server, Chat) = (server, chat);

    public long Id => Chat.Id;

    internal FakeChat Chat { get; }

    /// <summary>Topics that are there now, with what they are called.</summary>
    public IReadOnlyDictionary<long, string> Topics
    {
        get
        {
            lock (server.World.Gate) return new Dictionary<long, string>(Chat.TopicNames);
        }
    }

    /// <summary>Becomes one that anybody may find and read.</summary>
    public void BecomesPublic()
    {
        lock (server.World.Gate) Chat.IsPublic = true;
    }

    /// <summary>What the bot may do from now on; null: it is no administrator.</summary>
    public void LetsBot((bool Topics, bool Deletes)? rights)
    {
        lock (server.World.Gate) Chat.BotRights = rights;
    }

    /// <summary>An administrator who hides who they are writes: for the group itself, by the account that stands in for all such.</summary>
    public long WritesAnonymously(string text, long topic)
    {
        lock (server.World.Gate)
        {
            var message = server.World.NewMessage(Chat, new JsonObject { ["id"] = 1087968824, ["is_bot"] = true, ["first_name"] = "Group", ["username"] = "GroupAnonymousBot" });
            (message["sender_chat"], message["text"], message["message_thread_id"], message["is_topic_message"]) = (Chat.ToJson(), text, topic, true);
            return server.Updates.Add("message", message, $"chat {Id}");
        }
    }

    public void RemovesBot()
    {
        lock (server.World.Gate) Chat.Closed = new(403, "Forbidden: bot was kicked from the supergroup chat");
    }

    /// <summary>Becomes a supergroup with another id, which is returned as its own group; the bot is told by an update as well.</summary>
    public FakeGroup Migrates(long newId)
    {
        var moved = server.Group(newId);
        lock (server.World.Gate)
        {
            Chat.Closed = new(400, "Bad Request: group chat was upgraded to a supergroup chat", migrateToChatId: newId);
            var message = server.World.NewMessage(Chat, World.Bot);
            message["migrate_to_chat_id"] = newId;
            server.Updates.Add("message", message, $"chat {Id}");
        }

        return moved;
    }
}
