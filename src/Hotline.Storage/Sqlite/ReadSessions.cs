using System.Threading.Channels;
using Hotline.Core.Conversations;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>A few connections that only read, each used by one caller at a time. Thread-safe.</summary>
internal sealed class ReadSessions : IDisposable
{
    private readonly Channel<ReadSession> free = Channel.CreateUnbounded<ReadSession>();
    private readonly ReadSession first;
    private readonly ReadSession second;
    private readonly string file;

    public ReadSessions(string file)
    {
        this.file = file;
        first = new ReadSession(file);
        second = new ReadSession(file);
        free.Writer.TryWrite(first);
        free.Writer.TryWrite(second);
    }

    public async Task<T> RunAsync<T>(Func<ReadSession, T> read, CancellationToken cancellationToken)
    {
        ReadSession session;
        try
        {
            session = await free.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException fault)
        {
            throw new StoreUnavailableException($"The runtime store {file} is closed: the program is stopping.", fault);
        }

        try
        {
            return read(session);
        }
        catch (SqliteException fault)
        {
            throw SqliteFaults.Explain(fault, file);
        }
        finally
        {
            if (!free.Writer.TryWrite(session)) session.Dispose();
        }
    }

    public void Dispose()
    {
        free.Writer.TryComplete();
        while (free.Reader.TryRead(out var session)) session.Dispose();
    }
}
