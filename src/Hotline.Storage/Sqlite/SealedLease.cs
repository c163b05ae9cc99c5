namespace Hotline.Storage.Sqlite;

/// <summary>A lease as the writer gave it, before it is opened.</summary>
internal sealed record SealedLease(ReadyConversation Conversation, long Fence, long Until, List<SealedEvent> Events);
