namespace Hotline.Storage.Waiting;

/// <summary>
/// The moment of the next work, by the store's clock, and those who wait for it. One writer says when; any number of workers wait. Thread-safe.
/// </summary>
internal sealed class DueSignal(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long due = long.MaxValue;

    /// <summary>Says when there is work next (Unix milliseconds); <see cref="long.MaxValue"/> for never.</summary>
    public void Publish(long at)
    {
        TaskCompletionSource? wake = null;
        lock (gate)
        {
            if (at < due)
            {
                wake = changed;
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            due = at;
        }

        wake?.TrySetResult();
    }

    /// <summary>The same, unless there is work earlier already.</summary>
    public void Bring(long at)
    {
        long earlier;
        lock (gate) earlier = Math.Min(due, at);
        Publish(earlier);
    }

    /// <summary>Completes when there is work, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var now = time.GetUtcNow();
            var left = atMost - time.GetElapsedTime(begun);
            var (at, change) = Look();
            if (at <= now.ToUnixTimeMilliseconds() || left <= TimeSpan.Zero) return;
            var until = at == long.MaxValue ? left : DateTimeOffset.FromUnixTimeMilliseconds(at) - now;
            await Patience.WaitAsync(change, until < left ? until : left, time, cancellationToken);
        }
    }

    private (long Due, Task Change) Look()
    {
        lock (gate) return (due, changed.Task);
    }
}
