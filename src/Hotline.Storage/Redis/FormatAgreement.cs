using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Redis;

/// <summary>
/// Lets programs of several versions work on one store during an upgrade: each says every few seconds which format it knows, and writes the oldest that a living one
/// knows. Who comes or goes tells the others at once; who dies without a word is counted for <see cref="Remembered"/> more. The answer also sets this process's clock. Thread-safe.
/// </summary>
internal sealed partial class FormatAgreement : IAsyncDisposable
{
    /// <summary>How long a process that says nothing is taken for alive.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private const int Partition = 0;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly RedisLink link;
    private readonly Wakes wakes;
    private readonly RuntimeFormat format;
    private readonly StoreClock clock;
    private readonly ILogger log;
    private readonly ITimer timer;
    private volatile bool gone;

    public FormatAgreement(RedisLink link, Wakes wakes, RuntimeFormat format, StoreClock clock, ILogger log)
    {
        (this.link, this.wakes, this.format, this.clock, this.log) = (link, wakes, format, clock, log);
        timer = clock.CreateTimer(_ => _ = RepeatAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Says it for the first time, before anything is written, and goes on saying it.</summary>
    public async Task JoinAsync()
    {
        await SayAsync(Remembered);
        wakes.FleetChanged += Repeat;
        timer.Change(Every, Timeout.InfiniteTimeSpan);
        wakes.TellFleet();
    }

    /// <summary>Says it, and learns what the others know.</summary>
    public async Task SayAsync(TimeSpan remembered)
    {
        var asked = clock.GetTimestamp();
        Heard(asked, await link.RunAsync(link.Scripts.Living, Partition, [process, format.Known, (long)remembered.TotalMilliseconds]));
    }

    /// <summary>Leaves, so that the others need not wait for it.</summary>
    public async ValueTask DisposeAsync()
    {
        gone = true;
        wakes.FleetChanged -= Repeat;
        await timer.DisposeAsync();
        if (!link.IsOpen) return;
        try
        {
            await SayAsync(TimeSpan.Zero).WaitAsync(Goodbye);
            wakes.TellFleet();
        }
        catch (Exception away) when (away is StoreUnavailableException or TimeoutException)
        {
            // It is forgotten by itself.
        }
    }

    private void Heard(long asked, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        clock.Hear(answer.Time(), asked);
        if (format.Agree((int)answer.Number32())) Tell();
    }

    private void Repeat() => _ = RepeatAsync();

    private async Task RepeatAsync()
    {
        try
        {
            await SayAsync(Remembered);
        }
        catch (StoreUnavailableException)
        {
            // What was agreed stands until Redis is back; whoever works says that it is away.
        }
        finally
        {
            if (!gone) timer.Change(Every, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        if (format.Written < format.Known) Log.Older(log, format.Written, format.Known);
        else Log.Newest(log, format.Written);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A hotline of an older version works on this store too: format {Written} is written instead of {Known} until it is gone")]
        public static partial void Older(ILogger logger, int written, int known);

        [LoggerMessage(LogLevel.Information, "Every hotline on this store knows format {Written} now, and it is written")]
        public static partial void Newest(ILogger logger, int written);
    }
}
