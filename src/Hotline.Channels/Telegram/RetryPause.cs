namespace Hotline.Channels.Telegram;

/// <summary>Pauses that double from one second to half a minute, until something went well. For one loop; not thread-safe.</summary>
internal sealed class RetryPause(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan next = First;

    public void Reset() => next = First;

    /// <summary>Waits the next pause, or <paramref name="atLeast"/> when that is longer.</summary>
    public Task WaitAsync(CancellationToken cancellationToken, TimeSpan atLeast = default)
    {
        var pause = next > atLeast ? next : atLeast;
        next = next * 2 < Longest ? next * 2 : Longest;
        return Task.Delay(pause, time, cancellationToken);
    }
}
