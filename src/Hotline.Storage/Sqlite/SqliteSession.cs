using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// What a write works on: the tables, the leases, the rising number and the store's clock. Lives on the writer's thread; remembers what a transaction
/// changed, so that waiting workers are woken after it is durable.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly TimeProvider time;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement savepoint;
    private readonly Statement release;
    private readonly Statement rollBackTo;

    public SqliteSession(SqliteConnection connection, RuntimeSeals seals, int partitions, Leases durations, TimeProvider time)
    {
        this.time = time;
        Connection = connection;
        Seals = seals;
        Partitions = partitions;
        Durations = durations;
        begin = new Statement(connection, "BEGIN IMMEDIATE");
        commit = new Statement(connection, "COMMIT");
        savepoint = new Statement(connection, "SAVEPOINT one");
        release = new Statement(connection, "RELEASE one");
        rollBackTo = new Statement(connection, "ROLLBACK TO one");
        Conversations = new ConversationRows(connection);
        Inbox = new InboxRows(connection);
        Outbox = new OutboxRows(connection);
        DeadLetters = new DeadLetterRows(connection);
        Journal = new JournalRows(connection);
        Mailboxes = new MailboxRows(connection);
        Numbers = new RisingNumber(connection, time.GetUtcNow());
    }

    public SqliteConnection Connection { get; }

    public ConversationRows Conversations { get; }

    public InboxRows Inbox { get; }

    public OutboxRows Outbox { get; }

    public DeadLetterRows DeadLetters { get; }

    public JournalRows Journal { get; }

    public MailboxRows Mailboxes { get; }

    public RisingNumber Numbers { get; }

    public LeaseTable Leases { get; } = new();

    public RuntimeSeals Seals { get; }

    public int Partitions { get; }

    public Leases Durations { get; }

    /// <summary>Now by the store's clock, in Unix milliseconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What the open transaction changed.</summary>
    public SessionChanges Changes { get; } = new();

    /// <summary>Writes a journal record under the conversation's key.</summary>
    public void Append(long conversation, ConversationId id, SealKey key, JournalRecord record) =>
        Append(conversation, id, Seals.SealRecord(key, id, record), plain: false);

    public void Append(long conversation, ConversationId id, byte[] body, bool plain)
    {
        Journal.Append(id.Partition(Partitions), Numbers.Next(), conversation, plain, body);
        Changes.Journal = true;
    }

    public void Begin()
    {
        begin.Run();
        Numbers.Reserve();
    }

    /// <summary>Runs one write. When it fails, it alone is undone; a fault of the database itself is thrown on.</summary>
    public void Attempt(Write write)
    {
        var mark = Leases.Mark;
        savepoint.Run();
        try
        {
            write.Execute(this);
        }
        catch (Exception fault) when (!SqliteFaults.IsFatal(fault))
        {
            rollBackTo.Run();
            Leases.Undo(mark);
            write.Failed(fault);
        }

        release.Run();
    }

    /// <summary>Makes the transaction durable.</summary>
    public void Commit()
    {
        if (Changes.Outbox) Changes.OutboxAt = Outbox.NextAt();
        commit.Run();
        Numbers.Committed();
        Leases.Keep();
    }

    /// <summary>Undoes the whole transaction after a fault.</summary>
    public void Abandon()
    {
        Numbers.RolledBack();
        Leases.Undo(0);
        Changes.Clear();
        // Some faults have ended the transaction already.
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0) SqliteSchema.Execute(Connection, "ROLLBACK");
    }

    /// <summary>Moves everything out of the write-ahead log and empties it. False when a reader is in the way.</summary>
    public bool EmptyLog()
    {
        using var checkpoint = new Statement(Connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        var busy = checkpoint.Number();
        return busy == 0;
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[begin, commit, savepoint, release, rollBackTo, Conversations, Inbox, Outbox, DeadLetters, Journal, Mailboxes]) part.Dispose();
        Connection.Dispose();
    }
}
