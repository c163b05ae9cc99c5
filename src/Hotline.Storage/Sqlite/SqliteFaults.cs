using Hotline.Core.Conversations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotline.Storage.Sqlite;

/// <summary>What SQLite's refusals mean for the one who runs the program.</summary>
internal static class SqliteFaults
{
    /// <summary>Whether a fault is the database's own trouble, so that nothing of the transaction can be trusted.</summary>
    public static bool IsFatal(Exception fault) => fault is SqliteException { SqliteErrorCode: not raw.SQLITE_CONSTRAINT and not raw.SQLITE_MISUSE and not raw.SQLITE_RANGE };

    /// <summary>A fault in words. Never carries content.</summary>
    public static Exception Explain(Exception fault, string file) =>
        fault is SqliteException sqlite ? new StoreUnavailableException($"The runtime store {file} {Words(sqlite.SqliteErrorCode)}", sqlite) : fault;

    public static string Words(int code) => code switch
    {
        raw.SQLITE_FULL => "cannot grow: the disk is full. Free some space; it goes on by itself.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another program. Close what has it open (a database browser, a backup).",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => "cannot be opened for writing. Check who owns the data folder and that the disk is not read-only.",
        raw.SQLITE_IOERR => "cannot be read or written: the disk reports an error. Check the disk.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "is damaged. Stop hotline and restore the last backup.",
        _ => $"refuses (SQLite error {code}).",
    };
}
