namespace Hotline.Storage.Casebook.Conversations;

/// <summary>Where a conversation stands, as its latest journal record said.</summary>
public sealed class Conversation
{
    public required string Id { get; init; }

    public required string ContactId { get; init; }

    public required string Channel { get; init; }

    public required string Mode { get; set; }

    public required string Locale { get; set; }

    /// <summary>The node reached last (<c>dialog.node</c>).</summary>
    public string? Place { get; set; }

    /// <summary>Structure hash of the publication that the conversation is on.</summary>
    public required string Publication { get; set; }

    public required DateTimeOffset LastAt { get; set; }
}
