namespace Hotline.Channels.Receiving;

/// <summary>Whether the host is to be warned of something that may come with every call: the first time, and not again within the hour. Thread-safe.</summary>
internal sealed class HourlyWarning(TimeProvider time)
{
    private long next = long.MinValue;

    public bool IsDue()
    {
        var (now, due) = (time.GetUtcNow().UtcTicks, Volatile.Read(ref next));
        return now >= due && Interlocked.CompareExchange(ref next, now + TimeSpan.TicksPerHour, due) == due;
    }
}
