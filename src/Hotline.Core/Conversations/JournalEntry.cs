using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>One journal record at its <paramref name="Position"/>, which rises within a partition.</summary>
public sealed record JournalEntry(long Position, ConversationId Conversation, JournalRecord Record);
