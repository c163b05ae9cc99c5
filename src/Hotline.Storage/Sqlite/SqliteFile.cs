using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>Opens database files the way that the runtime needs them.</summary>
internal static class SqliteFile
{
    /// <summary>For writing: every commit reaches the disk, deleted content is overwritten, and nothing is kept in temporary files.</summary>
    public static SqliteConnection Open(string file, string journalMode) =>
        Open(file, SqliteOpenMode.ReadWriteCreate, $"{journalMode}; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 2000");

    public static SqliteConnection OpenForReading(string file) =>
        Open(file, SqliteOpenMode.ReadOnly, "PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 2000");

    private static SqliteConnection Open(string file, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            SqliteSchema.Execute(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
