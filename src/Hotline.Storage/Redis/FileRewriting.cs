using Hotline.Core.Conversations;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// After an erasure, has Redis write its files anew, so that none holds a destroyed key any more. At most once a minute for all erasures of that minute; what fails is
/// tried again. Thread-safe.
/// </summary>
internal sealed partial class FileRewriting : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly RedisLink link;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly ITimer timer;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private bool waiting;

    public FileRewriting(RedisLink link, TimeProvider time, ILogger log)
    {
        (this.link, this.time, this.log) = (link, time, log);
        timer = time.CreateTimer(_ => _ = RunAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Somebody was erased.</summary>
    public void Ask() => Schedule(TimeSpan.Zero);

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private void Schedule(TimeSpan atLeast)
    {
        lock (gate)
        {
            if (waiting) return;
            waiting = true;
            var pause = notBefore - time.GetUtcNow();
            timer.Change(pause > atLeast ? pause : atLeast, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync()
    {
        // An erasure from here on asks for a rewriting of its own: this one may have begun before it.
        lock (gate)
        {
            waiting = false;
            notBefore = time.GetUtcNow() + Every;
        }

        try
        {
            foreach (var server in link.Masters.ToArray()) await RewriteAsync(server).WaitAsync(RedisConnection.Patience);
        }
        catch (Exception fault) when (fault is RedisServerException or StoreUnavailableException || RedisFaults.Words(fault) is not null)
        {
            Log.NotYet(log, fault is RedisServerException refusal ? refusal.Message : RedisFaults.Words(fault) ?? fault.Message);
            Schedule(AfterFault);
        }
    }

    private static async Task RewriteAsync(IServer server)
    {
        if (await SnapshotsAsync(server)) await server.SaveAsync(SaveType.BackgroundSave);
        // While the snapshot is written, Redis puts this off by itself.
        if ((await server.InfoRawAsync("persistence")).Contains("aof_enabled:1", StringComparison.Ordinal)) await server.SaveAsync(SaveType.BackgroundRewriteAppendOnlyFile);
    }

    /// <summary>Whether the server writes snapshots from time to time. Who does not let us ask is taken to.</summary>
    private static async Task<bool> SnapshotsAsync(IServer server)
    {
        try
        {
            return (await server.ConfigGetAsync("save")).Any(setting => setting.Value.Length > 0);
        }
        catch (RedisServerException)
        {
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An erasure is done; that Redis writes its files anew without the key is tried again in a moment: {Reason}")]
        public static partial void NotYet(ILogger logger, string reason);
    }
}
