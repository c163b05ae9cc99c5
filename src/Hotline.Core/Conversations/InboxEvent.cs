using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// An event on its way in. <paramref name="EventId"/> is the key for duplicates within the conversation: the provider's message id, or the command's id.
/// </summary>
public sealed record InboxEvent(ConversationId Conversation, string EventId, ConversationEvent Event);
