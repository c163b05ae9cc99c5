namespace Hotline.Storage.Casebook.Conversations;

/// <summary>What a line says; sealed as a whole.</summary>
public sealed record LineContent(string Text, IReadOnlyList<string> Choices)
{
    /// <summary>The file that it came or went with, by its id.</summary>
    public string? Media { get; init; }
}
