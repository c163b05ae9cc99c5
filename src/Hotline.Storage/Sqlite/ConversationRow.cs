namespace Hotline.Storage.Sqlite;

/// <summary>A conversation as taking in an event needs it. <paramref name="Key"/> is null for a tombstone.</summary>
internal sealed record ConversationRow(long N, byte[]? Key, long Born, long Waiting, long? NextAt, long? ErasedAt, bool Parked, byte[] Seen);
