namespace Hotline.Channels.Terminal;

/// <summary>
/// The clock of a terminal conversation: stands at the time it was given and moves only when told, so that a script gives the same answers every time.
/// Without a start it is the system's clock plus what was advanced. Not thread-safe.
/// </summary>
public sealed class TerminalClock(DateTimeOffset? start) : TimeProvider
{
    private TimeSpan _advanced;

    public override DateTimeOffset GetUtcNow() => (start ?? System.GetUtcNow()) + _advanced;

    public void Advance(TimeSpan by) => _advanced += by;
}
