using Hotline.Core.Messaging;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Who was erased and when, in a file of its own (<c>erasures.db</c>) that no backup of the runtime contains: restoring yesterday's <c>runtime.db</c> does not
/// bring back who was erased since. Holds pseudonyms and times, nothing else. Used by one thread at a time.
/// </summary>
internal sealed class ErasureBook : IDisposable
{
    private const int Version = 1;

    private readonly SqliteConnection connection;
    private readonly Statement insert;
    private readonly Statement all;

    private ErasureBook(SqliteConnection connection)
    {
        this.connection = connection;
        insert = new Statement(connection, "INSERT INTO erasure (conversation, at) VALUES (?1, ?2) ON CONFLICT (conversation) DO UPDATE SET at = max(at, excluded.at)");
        all = new Statement(connection, "SELECT conversation, at FROM erasure");
    }

    public static ErasureBook Open(string file)
    {
        var connection = SqliteFile.Open(file, "PRAGMA journal_mode = DELETE");
        try
        {
            if (Convert.ToInt32(SqliteSchema.Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture) > Version)
                throw new StorageStartException($"{file} was written by a newer hotline. Start the newer program again.");
            SqliteSchema.Execute(connection, $"CREATE TABLE IF NOT EXISTS erasure (conversation TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID; PRAGMA user_version = {Version}");
            return new ErasureBook(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Add(IEnumerable<(ConversationId Id, long At)> erased)
    {
        foreach (var (id, at) in erased) insert.Set(1, id.Value).Set(2, at).Run();
    }

    public List<(ConversationId Id, long At)> All()
    {
        var entries = new List<(ConversationId, long)>();
        while (all.Step()) entries.Add((new ConversationId(all.Text(0)), all.Long(1)));
        return entries;
    }

    public void Dispose()
    {
        insert.Dispose();
        all.Dispose();
        connection.Dispose();
    }
}
