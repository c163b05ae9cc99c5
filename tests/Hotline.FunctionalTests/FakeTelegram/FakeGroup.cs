namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>A group that the bot is a member of.</summary>
public sealed class FakeGroup
{
    private readonly FakeTelegramServer server;

    internal FakeGroup(FakeTelegramServer server, FakeChat chat) => (this.server, Chat) = (server, chat);

    public long Id => Chat.Id;

    internal FakeChat Chat { get; }

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
