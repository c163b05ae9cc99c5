using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>A row of the journal, still sealed unless it is plain. <paramref name="Key"/> is null when its conversation was erased.</summary>
internal sealed record SealedRecord(long Position, ConversationId Id, bool Plain, byte[] Body, byte[]? Key);
