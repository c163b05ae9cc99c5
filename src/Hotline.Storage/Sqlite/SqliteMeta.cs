using System.Globalization;
using Hotline.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>What a file says about itself: the key it was written under, its number of partitions, and a number of its own.</summary>
internal static class SqliteMeta
{
    /// <summary>The name under which the fingerprints stand of the master keys that something may need.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>The name under which the store's own number stands.</summary>
    public const string Mark = "mark";

    public static void Check(SqliteConnection connection, MasterKey master, int partitions, string file)
    {
        var written = Keep(connection, Fingerprint, master.Fingerprint);
        if (master.EnsureWrote(written, file) is var now && now != written) Write(connection, Fingerprint, now);
        var stored = Keep(connection, "partitions", partitions.ToString(CultureInfo.InvariantCulture));
        if (stored == partitions.ToString(CultureInfo.InvariantCulture)) return;
        throw new StorageStartException(
            $"{file} was made with {stored} partitions and the setting Runtime:Partitions asks for {partitions}. The number is fixed for the life of a store: set it back to {stored}.");
    }

    public static string? Read(SqliteConnection connection, string name)
    {
        using var read = new Statement(connection, "SELECT value FROM meta WHERE name = ?1");
        return read.Set(1, name).Step() ? read.Text(0) : null;
    }

    public static void Write(SqliteConnection connection, string name, string value)
    {
        using var write = new Statement(connection, "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        write.Set(1, name).Set(2, value).Run();
    }

    /// <summary>The value that stands there; the given one when there was none.</summary>
    public static string Keep(SqliteConnection connection, string name, string value)
    {
        if (Read(connection, name) is { } stored) return stored;
        Write(connection, name, value);
        return value;
    }
}
