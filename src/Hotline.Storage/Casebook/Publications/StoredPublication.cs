namespace Hotline.Storage.Casebook.Publications;

/// <summary>What the folders held when they were used (git mode), as packed source files. Kept while a conversation is pinned to its structure.</summary>
public sealed class StoredPublication
{
    public required string Structure { get; init; }

    public required string Text { get; init; }

    public required byte[] Source { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}
