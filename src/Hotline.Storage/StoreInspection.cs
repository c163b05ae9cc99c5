using System.Globalization;
using Hotline.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage;

/// <summary>What the runtime's file says about itself: its version, the newest that this program knows, and the fingerprint of the key that it was written under.</summary>
public sealed record RuntimeFileFacts(int Version, int Known, string? Fingerprint);

/// <summary>Reads what a data folder says about itself, beside a running program: takes no lock, makes no file of its own, changes nothing. Thread-safe.</summary>
public static class StoreInspection
{
    /// <summary>Null when there is no <c>runtime.db</c> yet.</summary>
    /// <exception cref="StorageStartException">The file is there and cannot be read.</exception>
    public static RuntimeFileFacts? ReadRuntime(string data)
    {
        var file = Path.Combine(data, SqliteRuntime.FileName);
        if (!File.Exists(file)) return null;
        try
        {
            using var connection = SqliteFile.OpenForReading(file);
            var version = Convert.ToInt32(SqliteSchema.Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            return new RuntimeFileFacts(version, SqliteSchema.Version, version == 0 ? null : SqliteMeta.Read(connection, "fingerprint"));
        }
        catch (SqliteException fault)
        {
            throw new StorageStartException($"The runtime store {file} {SqliteFaults.Words(fault.SqliteErrorCode)}", fault);
        }
    }
}
