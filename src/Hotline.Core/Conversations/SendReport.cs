using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// What the outbox does with an entry after an attempt. <paramref name="RetryAt"/> set: tried again then, and later replies of the conversation wait behind it.
/// Null: finished, by <paramref name="Status"/> (<c>sent</c>, <c>dead</c>, <c>cancelled</c>) with <paramref name="Words"/> for the operator; the store adds the journal's <see cref="DeliveryRecord"/>
/// and, for a dead letter, keeps the entry for the desk.
/// </summary>
public sealed record SendReport(ConversationId Conversation, string DeliveryId, string Status, DateTimeOffset? RetryAt, string? Words);
