using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Pacing;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// The runtime store in one file, <c>runtime.db</c> in the data folder: inbox, conversations, outbox, journal and mailboxes over one writer.
/// One process at a time has the folder. Thread-safe. Disposing finishes what is queued.
/// </summary>
public sealed partial class SqliteRuntime : IRuntimeStore, IDisposable
{
    private static readonly TimeSpan HousekeepingEvery = TimeSpan.FromMinutes(10);

    private readonly DataFolder folder;
    private readonly string fingerprint;
    private readonly ErasureBook book;
    private readonly ReadSessions reads;
    private readonly DueSignal work;
    private readonly DueSignal outboxDue;
    private readonly Signal journalSignal = new();
    private readonly MailSignals mailSignals;
    private readonly List<(ConversationId Id, long At)> unbooked = [];
    private readonly ITimer housekeeping;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private bool emptyLog;
    private int disposed;

    private SqliteRuntime(DataFolder folder, ErasureBook book, SqliteSession session, RuntimeSeals seals, MasterKey master, TimeProvider time, ILogger log)
    {
        (this.folder, this.book, this.time, this.log, fingerprint) = (folder, book, time, log, master.Fingerprint);
        var pseudonyms = new Pseudonyms(master);
        work = new DueSignal(time);
        outboxDue = new DueSignal(time);
        mailSignals = new MailSignals(time);
        reads = new ReadSessions(folder.File(FileName));
        Writer = new SqliteWriter(session, folder.File(FileName), AfterCommit);
        var inbox = new SqliteInbox(Writer, seals, pseudonyms);
        Inbox = inbox;
        Conversations = new SqliteConversationStore(Writer, inbox, seals, work, log);
        Outbox = new SqliteOutbox(Writer, reads, seals, outboxDue, log);
        Pace = new PaceBook(time);
        Journal = new SqliteJournal(Writer, reads, seals, journalSignal, session.Partitions, time, log);
        Mailbox = new SqliteMailbox(Writer, reads, seals, pseudonyms, mailSignals, time, log);
        // What a former run left is found by looking.
        work.Publish(0);
        outboxDue.Publish(0);
        journalSignal.Raise();
        housekeeping = time.CreateTimer(_ => _ = KeepHouseAsync(), null, TimeSpan.Zero, HousekeepingEvery);
    }

    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "runtime.db";

    /// <summary>The name of the file that remembers who was erased; not part of a backup.</summary>
    public const string ErasuresFileName = "erasures.db";

    public IInbox Inbox { get; }

    public IConversationStore Conversations { get; }

    public IOutbox Outbox { get; }

    public IAccountPace Pace { get; }

    public IJournal Journal { get; }

    public IMailbox Mailbox { get; }

    internal SqliteWriter Writer { get; }

    /// <summary>Whether a running program has the store in this folder.</summary>
    /// <exception cref="StorageStartException">This user may not look.</exception>
    public static bool IsInUse(string data) => DataFolder.IsTaken(data);

    /// <summary>Opens the store in a data folder, making or upgrading it.</summary>
    /// <exception cref="StorageStartException">The folder is in use or cannot be written, the key is another one, or a newer program wrote the file.</exception>
    public static SqliteRuntime Open(string data, RuntimeOptions options, MasterKey master, TimeProvider time, ILogger<SqliteRuntime> log) =>
        Open(data, options, master, time, log, new RuntimeFormat(RuntimeFormat.Newest));

    [SuppressMessage("Reliability", "CA2000", Justification = "On failure everything opened so far is disposed; on success the runtime owns it.")]
    internal static SqliteRuntime Open(string data, RuntimeOptions options, MasterKey master, TimeProvider time, ILogger<SqliteRuntime> log, RuntimeFormat format)
    {
        var folder = DataFolder.Take(data);
        var opened = new Stack<IDisposable>([folder]);
        try
        {
            var file = folder.File(FileName);
            var connection = SqliteFile.Open(file, "PRAGMA journal_mode = WAL");
            opened.Push(connection);
            SqliteSchema.Upgrade(connection, file, SqliteSchema.Version);
            SqliteMeta.Check(connection, master, options.Partitions, file);
            var seals = new RuntimeSeals(master, new KeyWrap(master), format);
            var session = new SqliteSession(connection, seals, options.Partitions, Leases.Of(options), time);
            opened.Push(session);
            var book = ErasureBook.Open(folder.File(ErasuresFileName));
            opened.Push(book);
            Recover(session, book);
            return new SqliteRuntime(folder, book, session, seals, master, time, log);
        }
        catch (Exception fault)
        {
            while (opened.TryPop(out var part)) part.Dispose();
            if (fault is SqliteException sqlite) throw new StorageStartException($"The runtime store in {data} {SqliteFaults.Words(sqlite.SqliteErrorCode)}", sqlite);
            throw;
        }
    }

    /// <summary>Nothing is left to do: the file was opened when this was made.</summary>
    public Task OpenAsync(bool patient, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<(ConversationId Conversation, DateTimeOffset At)>> ErasuresAsync(CancellationToken cancellationToken) =>
        Writer.RunAsync<IReadOnlyList<(ConversationId, DateTimeOffset)>>(
            _ => [.. book.All().Select(entry => (entry.Id, DateTimeOffset.FromUnixTimeMilliseconds(entry.At)))],
            cancellationToken);

    /// <inheritdoc/>
    public Task<KeyRound> RenewKeysAsync(Action<int>? looked, CancellationToken cancellationToken) => SqliteKeyRound.RunAsync(Writer, looked, cancellationToken);

    /// <inheritdoc/>
    public Task SettleKeyAsync(CancellationToken cancellationToken) => Writer.RunAsync(
        session =>
        {
            SqliteMeta.Write(session.Connection, SqliteMeta.Fingerprint, fingerprint);
            return true;
        },
        cancellationToken);

    /// <summary>Nothing is to be bound: both files lie in one folder, which one program has.</summary>
    public Task BelongToAsync(string casebook, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string> MarkAsync(CancellationToken cancellationToken) => Writer.RunAsync(
        session => SqliteMeta.Keep(session.Connection, SqliteMeta.Mark, RandomNumberGenerator.GetHexString(16, lowercase: true)), cancellationToken);

    /// <inheritdoc/>
    public async Task<int> EraseAgainAsync(IReadOnlyCollection<(ConversationId Conversation, DateTimeOffset At)> erased, CancellationToken cancellationToken)
    {
        var known = (await ErasuresAsync(cancellationToken)).ToDictionary(erasure => erasure.Conversation, erasure => erasure.At);
        var news = erased.Where(erasure => !known.TryGetValue(erasure.Conversation, out var at) || at < erasure.At).ToArray();
        if (news.Length == 0) return 0;
        return await Writer.RunAsync(session => news.Count(erasure => SqliteErasure.Reconcile(session, erasure.Conversation, erasure.At.ToUnixTimeMilliseconds())), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await housekeeping.DisposeAsync();
        await Writer.DisposeAsync();
        reads.Dispose();
        book.Dispose();
        folder.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static void Recover(SqliteSession session, ErasureBook book)
    {
        session.Begin();
        session.Outbox.EndLeases(session.Now);
        session.Conversations.Unpark();
        SqliteErasure.Reconcile(session, book);
        session.Commit();
        session.Changes.Clear();
        session.EmptyLog();
    }

    /// <summary>On the writer's thread, when a transaction is durable and before its callers go on.</summary>
    private void AfterCommit(SqliteSession session)
    {
        var changes = session.Changes;
        if (changes.WorkSeen is { } seen) work.Publish(Math.Min(seen, changes.WorkAt));
        else if (changes.WorkAt < long.MaxValue) work.Bring(changes.WorkAt);
        if (changes.Outbox) outboxDue.Publish(changes.OutboxAt);
        if (changes.Journal) journalSignal.Raise();
        foreach (var id in changes.Mail) mailSignals.Raise(id);
        if (changes.Erased.Count > 0 || changes.OldKeys) emptyLog = true;
        unbooked.AddRange(changes.Erased);
        changes.Clear();
        FinishErasures(session);
    }

    /// <summary>Enters erasures into the book and empties the log that held the keys. What fails is tried again with the next transaction; a start does it too.</summary>
    private void FinishErasures(SqliteSession session)
    {
        if (unbooked.Count == 0 && !emptyLog) return;
        try
        {
            book.Add(unbooked);
            unbooked.Clear();
            emptyLog = !session.EmptyLog();
        }
        catch (SqliteException fault)
        {
            Log.ErasureUnfinished(log, SqliteFaults.Words(fault.SqliteErrorCode));
        }
    }

    private async Task KeepHouseAsync()
    {
        mailSignals.Sweep();
        var before = (time.GetUtcNow() - IMailbox.Keep).ToUnixTimeMilliseconds();
        try
        {
            await Writer.RunAsync(
                session =>
                {
                    session.Mailboxes.Expire(before);
                    return true;
                },
                CancellationToken.None);
        }
        catch (StoreUnavailableException fault)
        {
            Log.HousekeepingFailed(log, fault.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An erasure is done, but its last step waits: the store {Reason}")]
        public static partial void ErasureUnfinished(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "Housekeeping of the runtime store failed and is tried again later: {Reason}")]
        public static partial void HousekeepingFailed(ILogger logger, string reason);
    }
}
