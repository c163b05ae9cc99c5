namespace Hotline.Storage.Waiting;

/// <summary>
/// Wakes those who wait for something new. Raised while nobody waits, it is remembered for the next one, so that nothing falls between reading and waiting.
/// Thread-safe.
/// </summary>
internal sealed class Signal
{
    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;
    private bool raised;

    public void Raise()
    {
        TaskCompletionSource? wake;
        lock (gate)
        {
            raised = true;
            wake = waiting;
            waiting = null;
        }

        wake?.TrySetResult();
    }

    /// <summary>Completes when raised, or after <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        Task wake;
        lock (gate)
        {
            if (raised)
            {
                raised = false;
                return Task.CompletedTask;
            }

            waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            wake = waiting.Task;
        }

        return Patience.WaitAsync(wake, atMost, time, cancellationToken);
    }
}
