using System.Threading.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// The one writer of a file: a thread that takes writes in order and commits many in one transaction, so that many share the price of one flush to disk.
/// Callers go on after the commit. The queue is bounded: who writes faster than the disk waits.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Writes that share one transaction at most.</summary>
    public const int Group = 512;

    private const int Queue = 8192;

    private readonly Channel<Write> queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(Queue) { SingleReader = true });
    private readonly List<Write> group = new(Group);
    private readonly SqliteSession session;
    private readonly string file;
    private readonly Action<SqliteSession> committed;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long commits;

    /// <summary>Takes the session over. <paramref name="committed"/> runs on the writer's thread after each durable transaction, before its callers go on.</summary>
    public SqliteWriter(SqliteSession session, string file, Action<SqliteSession> committed)
    {
        this.session = session;
        this.file = file;
        this.committed = committed;
        // Flushing to disk blocks: a thread of its own keeps the pool free.
        new Thread(Loop) { IsBackground = true, Name = "runtime writer" }.Start();
    }

    /// <summary>Transactions so far.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>Queues a write and waits until it is durable. Once queued it is not cancelled: it takes milliseconds, and half an answer helps nobody.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work);
        try
        {
            await queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException fault)
        {
            throw new StoreUnavailableException($"The runtime store {file} is closed: the program is stopping.", fault);
        }

        return await write.Task;
    }

    /// <summary>Finishes what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await ended.Task;
    }

    private void Loop()
    {
        try
        {
            while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) RunGroup();
            session.Dispose();
        }
        finally
        {
            ended.SetResult();
        }
    }

    private void RunGroup()
    {
        if (!queue.Reader.TryRead(out var write)) return;
        group.Add(write);
        try
        {
            session.Begin();
            session.Attempt(write);
            while (group.Count < Group && queue.Reader.TryRead(out write))
            {
                group.Add(write);
                session.Attempt(write);
            }

            session.Commit();
            Volatile.Write(ref commits, commits + 1);
            committed(session);
        }
        catch (Exception fault)
        {
            Abandon();
            foreach (var failed in group) failed.Failed(SqliteFaults.Explain(fault, file));
        }

        foreach (var done in group) done.Complete();
        group.Clear();
    }

    private void Abandon()
    {
        try
        {
            session.Abandon();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The transaction is as lost as it can be; the next one finds out whether the disk is back.
        }
    }
}
