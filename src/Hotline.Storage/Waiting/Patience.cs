namespace Hotline.Storage.Waiting;

/// <summary>Waiting for a task for a limited time, by the store's clock.</summary>
internal static class Patience
{
    /// <summary>Completes when <paramref name="task"/> does or the time is over; throws only when cancelled.</summary>
    public static async Task WaitAsync(Task task, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Waiting long enough is an answer.
        }
    }
}
