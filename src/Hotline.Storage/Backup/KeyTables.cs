using Hotline.Storage.Casebook;
using Hotline.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Backup;

/// <summary>Where the wrapped keys of people stand in the stores, and how they go into a file of their own and back.</summary>
internal static class KeyTables
{
    /// <summary>One kind of key: the store's file and table, the column that names the owner, the key's column, and what the row becomes without it.</summary>
    private sealed record Place(string File, string Table, string Owner, string Key, string Without)
    {
        public string Name => $"{Path.GetFileNameWithoutExtension(File)}_{Table}";
    }

    private static readonly Place[] Places =
    [
        new(SqliteRuntime.FileName, "conversation", "id", "key", "UPDATE conversation SET key = x'' WHERE key IS NOT NULL"),
        new(SqliteRuntime.FileName, "mailbox", "id", "key", "UPDATE mailbox SET key = x'' WHERE key IS NOT NULL"),
        new(CasebookServices.FileName, "contact_keys", "contact_id", "wrapped", "UPDATE contact_keys SET wrapped = x''"),
    ];

    /// <summary>Moves every key of the copies of <paramref name="files"/> in <paramref name="folder"/> into the key file and leaves no trace of it in them.</summary>
    public static void MoveOut(string folder, IReadOnlyList<string> files)
    {
        foreach (var place in Places.Where(p => files.Contains(p.File)))
        {
            using var store = Open(Path.Combine(folder, place.File), Path.Combine(folder, DataBackup.KeysFileName));
            SqliteSchema.Execute(store, $"""
                CREATE TABLE apart.{place.Name} AS SELECT {place.Owner} AS owner, {place.Key} AS key FROM {place.Table} WHERE {place.Key} IS NOT NULL;
                {place.Without};
                """);
            SqliteSchema.Execute(store, "VACUUM");
        }
    }

    /// <summary>Puts the keys back into copies of <paramref name="files"/> whose names end in <paramref name="suffix"/>.</summary>
    public static void MoveIn(string folder, string suffix, IReadOnlyList<string> files)
    {
        foreach (var place in Places.Where(p => files.Contains(p.File)))
        {
            using var store = Open(Path.Combine(folder, place.File + suffix), Path.Combine(folder, DataBackup.KeysFileName + suffix));
            SqliteSchema.Execute(store, $"""
                UPDATE {place.Table} SET {place.Key} = (SELECT k.key FROM apart.{place.Name} k WHERE k.owner = {place.Table}.{place.Owner})
                WHERE {place.Owner} IN (SELECT owner FROM apart.{place.Name});
                """);
        }
    }

    private static SqliteConnection Open(string store, string keys)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store, Pooling = false }.ToString());
        connection.Open();
        SqliteSchema.Execute(connection, "PRAGMA secure_delete = ON");
        using var attach = connection.CreateCommand();
        attach.CommandText = "ATTACH DATABASE $keys AS apart";
        attach.Parameters.AddWithValue("$keys", keys);
        attach.ExecuteNonQuery();
        return connection;
    }
}
