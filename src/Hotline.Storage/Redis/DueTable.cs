using Hotline.Storage.Waiting;

namespace Hotline.Storage.Redis;

/// <summary>
/// What this process knows of when each partition has something to do next, so that it asks only those that have. Never later than the truth for what this process did
/// or heard of; for the rest there is a look at everything, every <see cref="SweepEvery"/>. Times are Unix milliseconds of the local clock. Thread-safe.
/// </summary>
internal sealed class DueTable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly DueSignal signal;
    private readonly long[] due;
    private long? swept;

    public DueTable(int partitions, TimeProvider time)
    {
        this.time = time;
        signal = new DueSignal(time);
        due = new long[partitions];
        // What a former run or another process left is found by looking.
        signal.Publish(0);
    }

    /// <summary>The partitions to look at now. Each counts as looked at; whoever looks brings in what it found, or 0 when it could not look.</summary>
    public List<int> Take()
    {
        var (now, at) = (time.GetTimestamp(), time.GetUtcNow().ToUnixTimeMilliseconds());
        var taken = new List<int>();
        lock (gate)
        {
            var sweep = swept is not { } before || time.GetElapsedTime(before, now) >= SweepEvery;
            if (sweep) swept = now;
            for (var partition = 0; partition < due.Length; partition++)
            {
                if (!sweep && due[partition] > at) continue;
                taken.Add(partition);
                due[partition] = long.MaxValue;
            }

            signal.Publish(due.Min());
        }

        return taken;
    }

    /// <summary>A partition has something to do at this time, or earlier.</summary>
    public void Bring(int partition, long at)
    {
        if (Volatile.Read(ref due[partition]) <= at) return;
        lock (gate)
        {
            due[partition] = Math.Min(due[partition], at);
            signal.Publish(due.Min());
        }
    }

    /// <summary>The same, told by the store's clock: <paramref name="storeNow"/> is when it said so; 0 for never.</summary>
    public void Bring(int partition, long at, long storeNow)
    {
        if (at > 0) Bring(partition, at - storeNow + time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Everything may have changed unheard.</summary>
    public void BringAll()
    {
        lock (gate)
        {
            Array.Clear(due);
            signal.Publish(0);
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, cancellationToken);
}
