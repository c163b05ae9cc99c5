using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// What the outbox does with an entry after it was handed out. <paramref name="RetryAt"/> set: it is due again then, and later replies of the conversation wait behind it;
/// with the status <see cref="Untried"/> the attempt is not counted. <paramref name="Words"/> are then why it did not arrive yet, kept as <see cref="OutboxEntry.Why"/>; with none the earlier ones stay. A routine reply that would wait again in front of a more important one is cancelled instead,
/// and any other lets the texts about danger behind it go first.
/// Null: finished, by <paramref name="Status"/> (<see cref="Sent"/>, <see cref="Dead"/>, <see cref="Cancelled"/>, <see cref="Held"/>) with <paramref name="Words"/> for the operator; the store adds the journal's
/// <see cref="DeliveryRecord"/> and, for a dead letter, keeps the entry for the desk.
/// </summary>
public sealed record SendReport(ConversationId Conversation, string DeliveryId, string Status, DateTimeOffset? RetryAt, string? Words)
{
    public const string Sent = "sent";
    public const string Dead = "dead";

    /// <summary>Not to be sent any more, and nobody needs to look after it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The conversation keeps it until the person writes.</summary>
    public const string Held = "held";

    /// <summary>Tried, and tried again later.</summary>
    public const string Waiting = "waiting";

    /// <summary>Not tried, because its account may not send now.</summary>
    public const string Untried = "untried";
}
