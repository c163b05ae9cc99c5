namespace Hotline.Storage.Casebook.Media;

/// <summary>
/// One file of a conversation; the bytes lie in the media folder under <see cref="Id"/>, sealed under the contact's key. The line of the transcript that shows it names it within its sealed content.
/// </summary>
public sealed class MediaItem
{
    /// <summary>Random; also the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>Empty once the person was erased and only the file is left to delete.</summary>
    public required string ConversationId { get; set; }

    /// <summary>The event that it came or went with: the person's message, or the operator's reply. Null for a file that an operator has not sent yet.</summary>
    public string? LineKey { get; set; }

    /// <summary>An operator's file to the person.</summary>
    public required bool Outbound { get; init; }

    /// <summary>What its channel called it: <c>photo</c>, <c>voice</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>MIME type as its content says; null until it is kept.</summary>
    public string? Type { get; set; }

    /// <summary>Its length; null until it is kept.</summary>
    public long? Bytes { get; set; }

    /// <summary>One of <see cref="MediaState"/>.</summary>
    public required string State { get; set; }

    /// <summary>Why it is not there, for the operator.</summary>
    public string? Words { get; set; }

    /// <summary>The sealed handle for fetching it; null when there is nothing to fetch any more.</summary>
    public byte[]? SealedReference { get; set; }

    /// <summary>How often fetching it was begun; also who holds it: a claim raises it.</summary>
    public int Attempts { get; set; }

    /// <summary>Nobody fetches it before.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody at the desk first looked at it; null while nobody has.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
