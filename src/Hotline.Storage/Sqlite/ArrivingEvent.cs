using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>An event sealed and ready to be written. <paramref name="SentAt"/> is null for a command; <paramref name="Hash"/> is remembered, <paramref name="OtherHash"/> may have been. <paramref name="Room"/> is how many may wait before it.</summary>
internal sealed record ArrivingEvent(ConversationId Conversation, long? SentAt, ulong Hash, ulong OtherHash, int Room, byte[] Body);
