namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// Somebody at the desk asks that a person be erased, and waits for a second account to agree, because an immediate case of theirs is open. The row goes when the request is confirmed or
/// withdrawn, and with the person. One for each person at most.
/// </summary>
public sealed class ErasureRequest
{
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string CaseId { get; init; }

    /// <summary>The account that asked, and may not confirm.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Their name as colleagues see it.</summary>
    public required string Alias { get; init; }

    /// <summary>Why, as a code of <see cref="ErasureReasons"/>; null of a request from before there were any.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}
