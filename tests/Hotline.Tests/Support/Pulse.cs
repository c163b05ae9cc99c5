namespace Hotline.Tests.Support;

/// <summary>Wakes whoever waits for something to become true. Thread-safe.</summary>
public sealed class Pulse
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Beat"/>. Take it before looking, so that nothing is missed.</summary>
    public Task Next => next.Task;

    public void Beat() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>
    /// Waits until the condition holds, looking again at each beat. A test that hangs, for a minute when no other <paramref name="patience"/> is given, fails with the words of
    /// <paramref name="missing"/>.
    /// </summary>
    public async Task UntilAsync(Func<bool> condition, Func<string> missing, TimeSpan? patience = null)
    {
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        hang.CancelAfter(patience ?? Hang);
        while (true)
        {
            var beat = Next;
            if (condition()) return;
            try
            {
                await beat.WaitAsync(hang.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {(patience ?? Hang).TotalSeconds} s in vain: {missing()}");
            }
        }
    }
}
