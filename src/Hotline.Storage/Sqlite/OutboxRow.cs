using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>A reply of the outbox, still sealed, with its conversation's wrapped key.</summary>
internal sealed record OutboxRow(
    long Conversation,
    long Sequence,
    string DeliveryId,
    Importance Importance,
    int Attempt,
    long NextAt,
    string? Worker,
    long Deadline,
    string? Words,
    byte[] Body,
    ConversationId Id,
    byte[] Key)
{
    public StoredReply Stored => new(Id, Key, Importance, Attempt, Deadline, DeliveryId, Words, Body);

    /// <summary>Whether it may be tried. A danger text that nobody could try in its minute is tried before it is given up.</summary>
    public bool IsInTime(long now) => now < Deadline + (Importance == Importance.Danger ? (long)RuntimeLimits.LateTry.TotalMilliseconds : 0);

    /// <summary>Whether some worker has it right now.</summary>
    public bool IsHeld(long now) => Worker is not null && NextAt > now;
}
