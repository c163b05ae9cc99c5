using System.Text.Json.Serialization;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>What a line says; sealed as a whole.</summary>
public sealed record LineContent(string Text, IReadOnlyList<string> Choices)
{
    /// <summary>The file that it came or went with, by its id.</summary>
    public string? Media { get; init; }

    /// <summary>How a message of the person was played; null in what an older program wrote, and for what the bot or a helper said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LineTurn? Turn { get; init; }
}
