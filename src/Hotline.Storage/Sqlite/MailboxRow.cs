namespace Hotline.Storage.Sqlite;

/// <summary>A mailbox. <paramref name="Key"/> is null while it is empty after an erasure, and for ever once it is closed.</summary>
internal sealed record MailboxRow(long N, byte[]? Key, bool Closed);
