using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>A reply that could not be delivered before its deadline or was refused. Shown in the desk.</summary>
public sealed record DeadLetter(ConversationId Conversation, string DeliveryId, DateTimeOffset At, string Words);
