using Hotline.Core.Conversations;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The way to Redis, and the one way to run a script: one round trip to one slot. A script that a server has forgotten (restart, failover) is loaded
/// again and repeated. A connection that looks alive and answers nothing is replaced by a new one. Thread-safe.
/// </summary>
internal sealed class RedisLink(ConfigurationOptions configuration, RedisKeys keys, RedisScripts scripts, Leases leases) : IAsyncDisposable
{
    /// <summary>Never to a replica, which the library would take while no master is there: it refuses to write, and what it reads may be old.</summary>
    public const CommandFlags Flags = CommandFlags.DemandMaster;

    private const int MostLoads = 3;
    private const int MostOpenings = 3;

    /// <summary>How long a call waits for its slot of a Cluster to arrive on another node, and how often it looks.</summary>
    private static readonly TimeSpan Moves = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource stopping = new();
    private volatile RedisConnection? connection;
    private Action<RedisValue>? hear;
    private Task renewal = Task.CompletedTask;
    private int renewing;
    private volatile bool closed;

    public RedisScripts Scripts => scripts;

    public RedisKeys Keys => keys;

    public Leases Leases => leases;

    public ISubscriber Subscriber => Open.Subscriber;

    public bool IsOpen => !closed && connection is not null;

    /// <summary>Whether partitions lie on different servers, so that one call cannot reach several of them.</summary>
    public bool IsCluster => Open.IsCluster;

    /// <summary>Servers that hold data of their own: one, or the masters of a Cluster.</summary>
    public IEnumerable<IServer> Masters => Open.Masters;

    /// <summary>Raised when a lost connection is there again: what was published meanwhile was not heard.</summary>
    public event Action? Restored;

    private RedisConnection Open =>
        closed ? throw new StoreUnavailableException("The connection to Redis is closed: the program is stopping.")
        : connection ?? throw new StoreUnavailableException($"Redis at {RedisFaults.Where(configuration)} is not connected yet.");

    /// <summary>Connects and loads the scripts.</summary>
    /// <exception cref="StoreUnavailableException">It failed; the message says why and what to check.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        for (var openings = 1; ; openings++)
        {
            try
            {
                await renewal;
                await OpenAsync(cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                var reason = await RedisProbe.FindAsync(configuration, cancellationToken);
                // Where Redis answers, it was the connection that was dead, and the next one is another.
                if (reason is not null || openings == MostOpenings) throw new StoreUnavailableException(reason ?? RedisProbe.Unexplained(configuration, fault), fault);
            }
        }
    }

    /// <summary>Hears what processes tell each other, on this connection and on every later one. Called once.</summary>
    /// <exception cref="StoreUnavailableException">Redis is away.</exception>
    public async Task ListenAsync(Action<RedisValue> heard)
    {
        hear = heard;
        try
        {
            await ListenAsync(Open, heard, stopping.Token);
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
        {
            throw Away(words, fault);
        }
    }

    /// <summary>Asks something of one slot that may be asked twice.</summary>
    /// <exception cref="StoreUnavailableException">Redis is away or refuses. Whether it did what was asked may be unknown then.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        var asked = Open;
        try
        {
            return await ask(asked.Database).WaitAsync(RedisConnection.Patience, CancellationToken.None);
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
        {
            throw Unanswered(asked, words, fault);
        }
    }

    /// <summary>Runs a script on a partition.</summary>
    /// <exception cref="StoreUnavailableException">Redis is away or refuses. Whether the script ran may be unknown then.</exception>
    public Task<byte[]> RunAsync(RedisScript script, int partition, RedisValue[] arguments) => RunAsync(script, KeysOf(partition), arguments);

    /// <summary>What a script is given to work on a partition.</summary>
    public RedisKey[] KeysOf(int partition) => IsCluster ? keys.Guarded(partition) : keys.Base(partition);

    /// <summary>Runs a script on several partitions of one server.</summary>
    /// <exception cref="StoreUnavailableException">As above.</exception>
    public async Task<byte[]> RunAsync(RedisScript script, RedisKey[] bases, RedisValue[] arguments)
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var loads = 0; ;)
        {
            var asked = Open;
            try
            {
                return (byte[])await asked.Database.ScriptEvaluateAsync(script.Hash, bases, arguments, Flags).WaitAsync(RedisConnection.Patience, CancellationToken.None);
            }
            catch (RedisServerException fault) when (RedisFaults.IsForgottenScript(fault) && loads < MostLoads)
            {
                loads++;
                await LoadAsync();
            }
            catch (RedisServerException fault) when (RedisFaults.IsMoving(fault) && TimeProvider.System.GetElapsedTime(begun) < Moves)
            {
                // Refused before it ran, so it can be asked again.
                await Task.Delay(BetweenLooks, TimeProvider.System, CancellationToken.None);
            }
            catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
            {
                throw Unanswered(asked, words, fault);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (closed) return;
        closed = true;
        await stopping.CancelAsync();
        await renewal;
        if (connection is not null) await connection.DisposeAsync();
        stopping.Dispose();
    }

    private async Task LoadAsync()
    {
        try
        {
            await Open.LoadAsync();
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
        {
            throw Away(words, fault);
        }
    }

    /// <summary>What the caller hears; a connection that let it wait is looked at.</summary>
    private StoreUnavailableException Unanswered(RedisConnection asked, string words, Exception fault)
    {
        if (fault is TimeoutException) Doubt(asked);
        return Away(words, fault);
    }

    private void Doubt(RedisConnection asked)
    {
        if (!closed && asked == connection && Interlocked.Exchange(ref renewing, 1) == 0) renewal = RenewAsync(asked);
    }

    /// <summary>Replaces a connection that answers nothing, if a new one does. Otherwise it is Redis that is away, and the old one is as good.</summary>
    private async Task RenewAsync(RedisConnection doubted)
    {
        try
        {
            if (await doubted.AnswersAsync()) return;
            await OpenAsync(stopping.Token);
            Restored?.Invoke();
        }
        catch (Exception fault) when (fault is RedisServerException || RedisFaults.Words(fault) is not null)
        {
            // Whoever waits in vain the next time tries it again.
        }
        finally
        {
            Volatile.Write(ref renewing, 0);
        }
    }

    /// <summary>Opens a connection and puts it in the place of the one that is there. One at a time.</summary>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var old = connection;
        connection = await ListeningAsync(cancellationToken);
        if (old is not null) await old.DisposeAsync();
    }

    private async Task<RedisConnection> ListeningAsync(CancellationToken cancellationToken)
    {
        var opened = await RedisConnection.OpenAsync(configuration, scripts, cancellationToken);
        try
        {
            opened.Restored += () => Restored?.Invoke();
            if (hear is not null) await ListenAsync(opened, hear, cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private StoreUnavailableException Away(string words, Exception fault) => new($"Redis at {RedisFaults.Where(configuration)} {words}", fault);

    private Task ListenAsync(RedisConnection on, Action<RedisValue> heard, CancellationToken cancellationToken) =>
        on.Subscriber.SubscribeAsync(new RedisChannel(keys.Channel, RedisChannel.PatternMode.Literal), (_, message) => heard(message)).WaitAsync(RedisConnection.Patience, cancellationToken);
}
