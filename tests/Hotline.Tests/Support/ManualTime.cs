namespace Hotline.Tests.Support;

/// <summary>A clock that stands still until it is moved; timers fire, in order, when it passes them. Thread-safe.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly Pulse waiting = new();
    private DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by)
    {
        DateTimeOffset until;
        lock (gate) until = now + by;
        while (TakeDue(until) is { } due) due.Fire();
        lock (gate) now = until;
    }

    /// <summary>Waits until somebody waits for exactly this long from now.</summary>
    public Task UntilDueInAsync(TimeSpan span) => waiting.UntilAsync(
        () =>
        {
            lock (gate) return timers.Any(timer => timer.At == now + span);
        },
        () => $"somebody who waits {span}");

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The next timer that is due by <paramref name="until"/>, with the clock moved to its moment.</summary>
    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.At <= until).MinBy(timer => timer.At);
            if (due is null) return null;
            if (due.At > now) now = due.At;
            if (due.Period > TimeSpan.Zero) due.At += due.Period;
            else timers.Remove(due);
            return due;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset At { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var atOnce = false;
            lock (time.gate)
            {
                time.timers.Remove(this);
                Period = period > TimeSpan.Zero ? period : TimeSpan.Zero;
                if (dueTime < TimeSpan.Zero) return true;
                atOnce = dueTime == TimeSpan.Zero;
                At = time.now + (atOnce ? Period : dueTime);
                if (!atOnce || Period > TimeSpan.Zero) time.timers.Add(this);
            }

            time.waiting.Beat();
            if (atOnce) ThreadPool.QueueUserWorkItem(_ => fire());
            return true;
        }

        public void Dispose() => Stop();

        public ValueTask DisposeAsync()
        {
            Stop();
            return ValueTask.CompletedTask;
        }

        private void Stop()
        {
            lock (time.gate) time.timers.Remove(this);
        }
    }
}
