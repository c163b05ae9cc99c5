namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// An erased conversation. Records from before <see cref="ErasedAt"/> are dropped, so that neither a late journal nor a restored backup brings the person back.
/// <see cref="Scrubbed"/> turns true when the file no longer holds the old bytes.
/// </summary>
public sealed class Tombstone
{
    public required string ConversationId { get; init; }

    public required DateTimeOffset ErasedAt { get; set; }

    public required bool Scrubbed { get; set; }
}
