using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hotline.Storage.Casebook;

/// <summary>
/// Tells everyone in this process who listens that the casebook changed. A slow listener loses the oldest news, never holds up the writer: news carry no content,
/// only where to look again. Thread-safe.
/// </summary>
public sealed class CasebookChanges
{
    private const int Backlog = 256;

    private readonly ConcurrentDictionary<Channel<CasebookChange>, byte> _listeners = new();

    public void Publish(CasebookChange change)
    {
        foreach (var listener in _listeners.Keys) listener.Writer.TryWrite(change);
    }

    /// <summary>Starts to listen at once; what is published from now on comes out of <see cref="CasebookNews.ReadAsync"/>.</summary>
    public CasebookNews Listen()
    {
        var channel = Channel.CreateBounded<CasebookChange>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = 0;
        return new CasebookNews(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }
}

/// <summary>One listener's news. Dispose it to stop listening.</summary>
public sealed class CasebookNews : IDisposable
{
    private readonly ChannelReader<CasebookChange> _news;
    private readonly Action _stop;

    internal CasebookNews(ChannelReader<CasebookChange> news, Action stop) => (_news, _stop) = (news, stop);

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
        return found;
    }

    public void Dispose() => _stop();
}
