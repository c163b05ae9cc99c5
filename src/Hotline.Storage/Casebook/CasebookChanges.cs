using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Hotline.Storage.Casebook;

/// <summary>
/// Tells everyone who listens that the casebook changed: in this process at once, in others by whoever carries it there (<see cref="Published"/>, <see cref="Hear"/>). News carry no content, only where
/// to look again. A slow listener never holds up the writer: it loses the oldest, and is told so (<see cref="CasebookChange.Again"/>). Thread-safe.
/// </summary>
public sealed class CasebookChanges
{
    private const int Backlog = 256;

    private readonly ConcurrentDictionary<Channel<CasebookChange>, byte> _listeners = new();

    /// <summary>Raised with what was published in this process.</summary>
    public event Action<CasebookChange>? Published;

    /// <summary>Raised with everything, wherever it was published.</summary>
    public event Action<CasebookChange>? Heard;

    public void Publish(CasebookChange change)
    {
        Hear(change);
        Published?.Invoke(change);
    }

    /// <summary>Tells those who listen here what was published elsewhere.</summary>
    public void Hear(CasebookChange change)
    {
        Heard?.Invoke(change);
        if (!change.IsForDesks) return;
        foreach (var listener in _listeners.Keys) listener.Writer.TryWrite(change);
    }

    /// <summary>Starts to listen at once to what is for desks; what is published from now on comes out of <see cref="CasebookNews.ReadAsync"/>.</summary>
    public CasebookNews Listen()
    {
        var lost = new StrongBox<bool>();
        var channel = Channel.CreateBounded<CasebookChange>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }, _ => Volatile.Write(ref lost.Value, true));
        _listeners[channel] = 0;
        return new CasebookNews(channel.Reader, lost, () => _listeners.TryRemove(channel, out _));
    }
}

/// <summary>One listener's news. Dispose it to stop listening.</summary>
public sealed class CasebookNews : IDisposable
{
    private readonly ChannelReader<CasebookChange> _news;
    private readonly StrongBox<bool> _lost;
    private readonly Action _stop;

    internal CasebookNews(ChannelReader<CasebookChange> news, StrongBox<bool> lost, Action stop) => (_news, _lost, _stop) = (news, lost, stop);

    /// <summary>Everything that is new by now, each once; empty when nothing came within <paramref name="atMost"/>.</summary>
    public async Task<IReadOnlyCollection<CasebookChange>> ReadAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var found = new HashSet<CasebookChange>();
        try
        {
            await _news.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return found;
        }

        while (_news.TryRead(out var change)) found.Add(change);
        if (Interlocked.Exchange(ref _lost.Value, false)) found.Add(CasebookChange.Again);
        return found;
    }

    public void Dispose() => _stop();
}
