using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The table of waiting events, as the writer uses it.</summary>
internal sealed class InboxRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement insert = new(connection, "INSERT INTO inbox (conversation, sequence, accepted_at, body) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement read = new(connection, "SELECT sequence, accepted_at, body FROM inbox WHERE conversation = ?1 ORDER BY sequence LIMIT ?2");
    private readonly Statement oldest = new(connection, "SELECT accepted_at FROM inbox WHERE conversation = ?1 ORDER BY sequence LIMIT 1");
    private readonly Statement consume = new(connection, "DELETE FROM inbox WHERE conversation = ?1 AND sequence <= ?2");
    private readonly Statement copyAside = new(connection, "INSERT INTO unreadable SELECT conversation, sequence, accepted_at, body FROM inbox WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement remove = new(connection, "DELETE FROM inbox WHERE conversation = ?1 AND sequence = ?2");
    private readonly Statement forget = new(connection, "DELETE FROM unreadable WHERE conversation = ?1");

    public void Insert(long conversation, long sequence, long at, byte[] body) =>
        insert.Set(1, conversation).Set(2, sequence).Set(3, at).Set(4, body).Run();

    public List<SealedEvent> Read(long conversation, int max)
    {
        var events = new List<SealedEvent>();
        read.Set(1, conversation).Set(2, max);
        while (read.Step()) events.Add(new SealedEvent(read.Long(0), read.Long(1), read.Bytes(2)));
        return events;
    }

    public long? OldestAcceptedAt(long conversation) => oldest.Set(1, conversation).Number();

    /// <summary>Removes what a turn has dealt with; returns how many.</summary>
    public int Consume(long conversation, long through) => consume.Set(1, conversation).Set(2, through).Run();

    /// <summary>Takes an event that does not open out of the way.</summary>
    public int SetAside(long conversation, long sequence)
    {
        copyAside.Set(1, conversation).Set(2, sequence).Run();
        return remove.Set(1, conversation).Set(2, sequence).Run();
    }

    public void Erase(long conversation)
    {
        consume.Set(1, conversation).Set(2, long.MaxValue).Run();
        forget.Set(1, conversation).Run();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[insert, read, oldest, consume, copyAside, remove, forget]) statement.Dispose();
    }
}
