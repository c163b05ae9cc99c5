using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// What is kept of one return code, in a conversation of its own that the code's keyed hash names. The gate is one too: it has no owner, and counts the codes that opened nothing anywhere. Immutable.
/// </summary>
public sealed record CodeBox
{
    /// <summary>Whose code it is; null for the gate.</summary>
    public ConversationId? For { get; init; }

    /// <summary>Until when it is good; for the gate, until when its count holds.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The keyed hash of the secret word; null when there is none.</summary>
    public string? Secret { get; init; }

    /// <summary>Wrong tries so far.</summary>
    public int Wrong { get; init; }

    /// <summary>It opens nothing any more.</summary>
    public bool Used { get; init; }
}
