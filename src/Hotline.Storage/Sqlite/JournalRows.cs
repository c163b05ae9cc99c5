using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>The journal's table, as the writer uses it.</summary>
internal sealed class JournalRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement append = new(connection, "INSERT INTO journal (partition, position, conversation, plain, body) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement trim = new(connection, "DELETE FROM journal WHERE partition = ?1 AND position <= ?2");

    // Looks through one partition, which is short: the casebook trims it all the time. An index would cost every turn.
    private readonly Statement erase = new(connection, "DELETE FROM journal WHERE partition = ?1 AND conversation = ?2");

    public void Append(int partition, long position, long conversation, bool plain, byte[] body) =>
        append.Set(1, (long)partition).Set(2, position).Set(3, conversation).Set(4, plain ? 1 : 0).Set(5, body).Run();

    public void Trim(int partition, long through) => trim.Set(1, (long)partition).Set(2, through).Run();

    public void Erase(int partition, long conversation) => erase.Set(1, (long)partition).Set(2, conversation).Run();

    public void Dispose()
    {
        foreach (var statement in (Statement[])[append, trim, erase]) statement.Dispose();
    }
}
