namespace Hotline.Storage.Redis;

/// <summary>
/// The time of the program as the store tells it: what the store said last, and how long ago that was. Two servers whose clocks differ agree by it on what is due and what is too
/// late, and a clock that jumps changes nothing. Before the store was heard it is the <paramref name="local"/> clock; timers and time stamps are always its own. Thread-safe.
/// </summary>
public sealed class StoreClock(TimeProvider local) : TimeProvider
{
    /// <summary>An answer that took longer says too little about when the store looked at its clock.</summary>
    private static readonly TimeSpan Doubtful = TimeSpan.FromMilliseconds(500);

    private readonly long origin = local.GetTimestamp();

    /// <summary>The store's time at the origin, in ticks; 0 when the store was not heard yet.</summary>
    private long start;

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref start) is > 0 and var heard ? new DateTimeOffset(heard, TimeSpan.Zero) + local.GetElapsedTime(origin) : local.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override long TimestampFrequency => local.TimestampFrequency;

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => local.CreateTimer(callback, state, dueTime, period);

    /// <summary>The store's time in Unix milliseconds, asked for at the time stamp <paramref name="asked"/> and answered just now.</summary>
    internal void Hear(long storeNow, long asked)
    {
        var took = local.GetElapsedTime(asked);
        if (took > Doubtful && Volatile.Read(ref start) > 0) return;
        Volatile.Write(ref start, (DateTimeOffset.FromUnixTimeMilliseconds(storeNow) + (took / 2) - local.GetElapsedTime(origin)).Ticks);
    }
}
