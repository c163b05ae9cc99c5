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

    /// <summary>Whether it may be tried. Whatever it had to wait behind, a danger text is tried once before it is given up.</summary>
    public bool IsInTime(long now) => Deadline > now || (Importance == Importance.Danger && Attempt == 0 && Deadline + (long)RuntimeLimits.LateFirstTry.TotalMilliseconds > now);

    /// <summary>Whether some worker has it right now.</summary>
    public bool IsHeld(long now) => Worker is not null && NextAt > now;
}
