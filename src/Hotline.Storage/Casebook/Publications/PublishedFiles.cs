namespace Hotline.Storage.Casebook.Publications;

/// <summary>The packed source files of what was published, once for all entries of the history that name them. Never changed, never removed.</summary>
public sealed class PublishedFiles
{
    /// <summary>SHA-256 of the source, 64 hex digits.</summary>
    public required string Hash { get; init; }

    public required byte[] Source { get; init; }
}
