using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// The tables of <c>runtime.db</c>. Each step takes the file from one version to the next; a step that was released is never changed.
/// Times are Unix milliseconds of the store's clock.
/// </summary>
internal static class SqliteSchema
{
    public static int Version => Steps.Length;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

        -- One row is one conversation, or the tombstone of one: key is then null. next_at: when it has work, null for none. born: when its key was made.
        -- parked: it holds something of a newer version, which this program leaves alone.
        CREATE TABLE conversation (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            key BLOB,
            born INTEGER NOT NULL,
            state BLOB,
            corrupt BLOB,
            waiting INTEGER NOT NULL DEFAULT 0,
            next_at INTEGER,
            wake_at INTEGER,
            erased_at INTEGER,
            parked INTEGER NOT NULL DEFAULT 0,
            seen BLOB);
        CREATE INDEX conversation_work ON conversation (next_at) WHERE next_at IS NOT NULL;
        CREATE INDEX conversation_parked ON conversation (n) WHERE parked = 1;
        CREATE INDEX conversation_erased ON conversation (n) WHERE erased_at IS NOT NULL;

        CREATE TABLE inbox (
            conversation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            accepted_at INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (conversation, sequence)) WITHOUT ROWID;

        -- Events that do not open: kept for whoever looks into it, out of the way of the next ones.
        CREATE TABLE unreadable (
            conversation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            accepted_at INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (conversation, sequence)) WITHOUT ROWID;

        -- head: the first of its conversation, the only one that may be handed out. next_at: the next attempt, or the end of the lease while worker is set.
        CREATE TABLE outbox (
            conversation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            delivery TEXT NOT NULL,
            importance INTEGER NOT NULL,
            head INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            worker TEXT,
            deadline INTEGER NOT NULL,
            words TEXT,
            body BLOB NOT NULL,
            PRIMARY KEY (conversation, sequence)) WITHOUT ROWID;
        CREATE INDEX outbox_head ON outbox (importance, next_at) WHERE head = 1;

        CREATE TABLE dead_letter (
            n INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL,
            delivery TEXT NOT NULL,
            at INTEGER NOT NULL,
            words TEXT NOT NULL,
            body BLOB NOT NULL);

        -- plain: readable without a key, because nothing personal is in it.
        CREATE TABLE journal (
            partition INTEGER NOT NULL,
            position INTEGER NOT NULL,
            conversation INTEGER NOT NULL,
            plain INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (partition, position)) WITHOUT ROWID;
        """,
        """
        CREATE TABLE mailbox (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            key BLOB,
            closed INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE mailbox_item (
            mailbox INTEGER NOT NULL,
            position INTEGER NOT NULL,
            delivery TEXT NOT NULL,
            at INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (mailbox, position)) WITHOUT ROWID;
        CREATE UNIQUE INDEX mailbox_once ON mailbox_item (mailbox, delivery);
        CREATE INDEX mailbox_age ON mailbox_item (at);
        """,
    ];

    /// <summary>Brings the file to this program's version, in one transaction.</summary>
    /// <exception cref="StorageStartException">A newer program wrote the file.</exception>
    public static void Upgrade(SqliteConnection connection, string file, int to)
    {
        var from = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (from > to)
            throw new StorageStartException($"{file} is of version {from}, written by a newer hotline; this one knows versions up to {to}. Start the newer program again.");
        if (from == to) return;
        using var transaction = connection.BeginTransaction();
        for (var step = from; step < to; step++) Execute(connection, Steps[step]);
        Execute(connection, $"PRAGMA user_version = {to}");
        transaction.Commit();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
