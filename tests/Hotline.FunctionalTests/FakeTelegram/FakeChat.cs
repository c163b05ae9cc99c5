using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>A chat as the server knows it. Its fields are touched under the lock of <see cref="World"/>.</summary>
internal sealed class FakeChat(long id, string type, string name)
{
    public long Id { get; } = id;

    public bool IsPrivate => type == "private";

    public bool IsForum { get; init; }

    /// <summary>The bot may write: the person wrote first, or the bot is a member.</summary>
    public bool Open { get; set; }

    /// <summary>The error that every message to the chat gets: blocked, deactivated, kicked, moved.</summary>
    public BotException? Closed { get; set; }

    /// <summary>Topics by thread id; the value says whether one is closed. Deleted ones are gone.</summary>
    public Dictionary<long, bool> Topics { get; } = [];

    /// <summary>What the topics are called.</summary>
    public Dictionary<long, string> TopicNames { get; } = [];

    /// <summary>Anybody may find and read the group.</summary>
    public bool IsPublic { get; set; }

    /// <summary>What the bot may do as an administrator; null when it is none.</summary>
    public (bool Topics, bool Deletes)? BotRights { get; set; } = (true, true);

    /// <summary>Errors waiting for the next messages; null lets one pass.</summary>
    public Queue<BotException?> Errors { get; } = new();

    /// <summary>How the answers of the next messages that are taken get lost.</summary>
    public Queue<LostAnswer> AnswersToLose { get; } = new();

    /// <summary>Connections to cut before anything was taken.</summary>
    public int Cuts { get; set; }

    public List<SentMessage> Sent { get; } = [];

    /// <summary>How many of <see cref="Sent"/> the test has asked for.</summary>
    public int Seen { get; set; }

    public HashSet<long> MessageIds { get; } = [];

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = type, [IsPrivate ? "first_name" : "title"] = name };
        if (IsForum) json["is_forum"] = true;
        if (IsPublic) json["username"] = "test_group";
        return json;
    }
}
