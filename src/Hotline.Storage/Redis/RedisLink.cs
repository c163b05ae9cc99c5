using Hotline.Core.Conversations;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The connection to Redis, and the one way to run a script: one round trip to one slot. A script that a server has forgotten (restart, failover) is loaded
/// again and repeated. Thread-safe.
/// </summary>
internal sealed class RedisLink(ConfigurationOptions configuration, RedisKeys keys, RedisScripts scripts, Leases leases) : IAsyncDisposable
{
    /// <summary>Never to a replica, which the library would take while no master is there: it refuses to write, and what it reads may be old.</summary>
    public const CommandFlags Flags = CommandFlags.DemandMaster;

    private const int MostLoads = 3;

    /// <summary>How long an answer is waited for. The library itself waits for ever while a connection looks alive.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a call waits for its slot of a Cluster to arrive on another node, and how often it looks.</summary>
    private static readonly TimeSpan Moves = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private ConnectionMultiplexer? multiplexer;
    private IDatabase? database;
    private bool closed;

    public RedisScripts Scripts => scripts;

    public RedisKeys Keys => keys;

    public Leases Leases => leases;

    public IDatabase Database => database ?? throw new StoreUnavailableException(
        closed ? "The connection to Redis is closed: the program is stopping." : $"Redis at {RedisFaults.Where(configuration)} is not connected yet.");

    public ISubscriber Subscriber => (multiplexer ?? throw new StoreUnavailableException("Redis is not connected yet.")).GetSubscriber();

    public bool IsOpen => database is not null;

    /// <summary>Servers that hold data of their own: one, or the masters of a Cluster.</summary>
    public IEnumerable<IServer> Masters
    {
        get
        {
            var open = multiplexer ?? throw new StoreUnavailableException("Redis is not connected yet.");
            return open.GetEndPoints(false).Select(endPoint => open.GetServer(endPoint)).Where(server => server is { IsConnected: true, IsSlave: false });
        }
    }

    /// <summary>Raised when a lost connection is there again: what was published meanwhile was not heard.</summary>
    public event Action? Restored;

    /// <summary>One attempt to connect and to load the scripts.</summary>
    /// <exception cref="StoreUnavailableException">It failed; the message says why and what to check.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        ConnectionMultiplexer? opened = null;
        try
        {
            opened = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken);
            opened.PreserveAsyncOrder = false;
            opened.IncludeDetailInExceptions = false;
            opened.ConnectionRestored += (_, _) => Restored?.Invoke();
            multiplexer = opened;
            await LoadAsync();
            IsCluster = Masters.Any(server => server.ServerType == ServerType.Cluster);
            database = opened.GetDatabase();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            opened?.Dispose();
            multiplexer = null;
            throw new StoreUnavailableException(await RedisProbe.WordsAsync(configuration, fault, cancellationToken), fault);
        }
    }

    /// <summary>Whether partitions lie on different servers, so that one call cannot reach several of them.</summary>
    public bool IsCluster { get; private set; }

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
            try
            {
                return (byte[])await Database.ScriptEvaluateAsync(script.Hash, bases, arguments, Flags).WaitAsync(Patience);
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
                throw new StoreUnavailableException($"Redis at {RedisFaults.Where(configuration)} {words}", fault);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        database = null;
        if (Interlocked.Exchange(ref multiplexer, null) is not { } open) return;
        await open.CloseAsync(allowCommandsToComplete: true);
        open.Dispose();
    }

    private async Task LoadAsync()
    {
        try
        {
            foreach (var server in Masters.ToArray())
                await Task.WhenAll(scripts.All.Select(script => server.ScriptLoadAsync(script.Text)));
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words && IsOpen)
        {
            throw new StoreUnavailableException($"Redis at {RedisFaults.Where(configuration)} {words}", fault);
        }
    }
}
