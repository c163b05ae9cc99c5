using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>Everything the server knows, but for its updates. Whoever touches it holds <see cref="Gate"/>.</summary>
internal sealed class World(FastClock clock)
{
    private long messages = 100;
    private int files;

    public Lock Gate { get; } = new();

    public FastClock Clock { get; } = clock;

    public string Token { get; set; } = "5000000001:AAFakeTokenOfTheFakeTelegram-0123456789_";

    public Dictionary<long, FakeChat> Chats { get; } = [];

    /// <summary>Taps that wait for an answer, and until when they may get one.</summary>
    public Dictionary<string, DateTimeOffset> Taps { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeFile> Files { get; } = new(StringComparer.Ordinal);

    public JsonArray Commands { get; set; } = [];

    public static JsonObject Bot => new() { ["id"] = 5000000001, ["is_bot"] = true, ["first_name"] = "Fake hotline", ["username"] = "fake_hotline_bot" };

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public FakeChat Chat(long id) => Chats.GetValueOrDefault(id) ?? throw BotException.Bad("chat not found");

    /// <summary>A new message in a chat, by anybody.</summary>
    public JsonObject NewMessage(FakeChat chat, JsonObject from)
    {
        var id = ++messages;
        chat.MessageIds.Add(id);
        return new JsonObject { ["message_id"] = id, ["from"] = from, ["chat"] = chat.ToJson(), ["date"] = Now };
    }

    public FakeFile NewFile(byte[] content, string? mimeType, long? size)
    {
        var n = ++files;
        var file = new FakeFile($"FAKE_file_{n:D8}", $"FAKEuniq{n:D6}", $"files/file_{n}", content, mimeType, size ?? content.Length);
        Files.Add(file.Id, file);
        return file;
    }
}

/// <summary>A file that a person sent. <paramref name="Size"/> may be said larger than the content is.</summary>
internal sealed record FakeFile(string Id, string UniqueId, string Path, byte[] Content, string? MimeType, long Size)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["file_id"] = Id, ["file_unique_id"] = UniqueId, ["file_size"] = Size };
        if (MimeType is not null) json["mime_type"] = MimeType;
        return json;
    }
}
