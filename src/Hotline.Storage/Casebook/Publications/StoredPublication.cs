namespace Hotline.Storage.Casebook.Publications;

/// <summary>
/// What was used and is in no <see cref="PublicationEntry"/> under its structure, as packed source files: what the folders held (git mode), and what an older program published, whose structure this one counts otherwise. Kept
/// while a conversation is pinned to its structure.
/// </summary>
public sealed class StoredPublication
{
    public required string Structure { get; init; }

    public required string Text { get; init; }

    public required byte[] Source { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}
