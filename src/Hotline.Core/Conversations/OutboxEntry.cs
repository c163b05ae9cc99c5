using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// A reply leased for sending. <paramref name="Attempt"/> counts from 1 and was recorded before the call. After <paramref name="Deadline"/> it is a dead letter.
/// </summary>
public sealed record OutboxEntry(ConversationId Conversation, Delivery Delivery, int Attempt, DateTimeOffset Deadline)
{
    /// <summary>It comes out of the store and not straight from its turn: others may not be let through before it.</summary>
    public bool Waited { get; init; }
}
