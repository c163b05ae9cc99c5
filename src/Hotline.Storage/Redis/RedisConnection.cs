using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>One connection to each server of a Redis, with the scripts loaded. Thread-safe.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    /// <summary>
    /// How long an answer is waited for. The library itself waits for ever while a connection looks alive, and from time to time, mostly just after it was made, one looks
    /// alive and is not: what is asked is never sent.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly ConnectionMultiplexer multiplexer;
    private readonly RedisScripts scripts;

    private RedisConnection(ConnectionMultiplexer multiplexer, RedisScripts scripts)
    {
        (this.multiplexer, this.scripts) = (multiplexer, scripts);
        multiplexer.PreserveAsyncOrder = false;
        multiplexer.IncludeDetailInExceptions = false;
        multiplexer.ConnectionRestored += (_, _) => Restored?.Invoke();
        Database = multiplexer.GetDatabase();
    }

    public IDatabase Database { get; }

    public ISubscriber Subscriber => multiplexer.GetSubscriber();

    /// <summary>Whether partitions lie on different servers, so that one call cannot reach several of them.</summary>
    public bool IsCluster { get; private set; }

    /// <summary>Servers that hold data of their own: one, or the masters of a Cluster.</summary>
    public IEnumerable<IServer> Masters => multiplexer.GetEndPoints(false).Select(endPoint => multiplexer.GetServer(endPoint)).Where(server => server is { IsConnected: true, IsSlave: false });

    /// <summary>Raised when the library has mended it: what was published meanwhile was not heard.</summary>
    public event Action? Restored;

    /// <summary>One attempt.</summary>
    /// <exception cref="TimeoutException">It was made, and answers nothing.</exception>
    /// <exception cref="RedisConnectionException">It could not be made.</exception>
    public static async Task<RedisConnection> OpenAsync(ConfigurationOptions configuration, RedisScripts scripts, CancellationToken cancellationToken)
    {
        var opened = new RedisConnection(await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken), scripts);
        try
        {
            await opened.LoadAsync();
            opened.IsCluster = opened.Masters.Any(server => server.ServerType == ServerType.Cluster);
            return opened;
        }
        catch
        {
            opened.multiplexer.Dispose();
            throw;
        }
    }

    /// <summary>Gives every server the scripts.</summary>
    /// <exception cref="TimeoutException">One does not answer.</exception>
    public async Task LoadAsync()
    {
        foreach (var server in Masters.ToArray())
            await Task.WhenAll(scripts.All.Select(script => server.ScriptLoadAsync(script.Text))).WaitAsync(Patience);
    }

    /// <summary>Whether every server that it reaches answers a short question soon. One that the library knows to be away is the library's to bring back.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            await Task.WhenAll(Masters.Select(server => server.PingAsync())).WaitAsync(Glance);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is not null)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await multiplexer.CloseAsync(allowCommandsToComplete: true).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // It answers nothing; there is nothing to wait for.
        }

        multiplexer.Dispose();
    }
}
