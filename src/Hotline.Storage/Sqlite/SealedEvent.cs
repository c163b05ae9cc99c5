namespace Hotline.Storage.Sqlite;

/// <summary>An event of the inbox, still sealed.</summary>
internal sealed record SealedEvent(long Sequence, long AcceptedAt, byte[] Body);
