using Hotline.Core.Dialogs.Replaying;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>One replay, while it runs and afterwards until the next. Holds counts and no words. Thread-safe.</summary>
internal sealed class ReplayJob(string id) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ReplayTally _tally = new();
    private readonly Lock _gate = new();
    private string _state = ReplayStates.Running;
    private int _done;
    private int _of;

    public string Id => id;

    public CancellationToken Stopped => _stop.Token;

    public bool IsRunning
    {
        get
        {
            lock (_gate) return _state == ReplayStates.Running;
        }
    }

    /// <summary>How far it is, and what it found so far.</summary>
    public ReplayScreen Screen()
    {
        lock (_gate) return ReplayScreen.At(id, _state, _done, _of, _tally.Sum());
    }

    public void Begin(int of)
    {
        lock (_gate) _of = of;
    }

    /// <summary>One more conversation; null when it cannot be compared.</summary>
    public void Add(ReplayEnd? end)
    {
        lock (_gate)
        {
            _done++;
            if (end is null) _tally.AddOlder();
            else _tally.Add(end);
        }
    }

    public void End(string state)
    {
        lock (_gate) _state = state;
    }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}

/// <summary>How a replay stands, as pages call it.</summary>
internal static class ReplayStates
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Stopped = "stopped";

    /// <summary>The casebook was away.</summary>
    public const string Failed = "failed";

    public static readonly IReadOnlyList<string> All = [Running, Done, Stopped, Failed];
}
