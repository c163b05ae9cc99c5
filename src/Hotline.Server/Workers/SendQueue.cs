using System.Threading.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// Replies leased to this process and not yet tried, in batches of one conversation each and in their order. Bounded: a full queue holds up the turns that fill it.
/// </summary>
internal sealed class SendQueue
{
    /// <summary>Batches that wait in memory; the outbox holds everything else.</summary>
    public const int Capacity = 1024;

    private readonly Channel<IReadOnlyList<OutboxEntry>> _batches = Channel.CreateBounded<IReadOnlyList<OutboxEntry>>(Capacity);
    private readonly SendOrder _order = new();

    public ValueTask AddAsync(IReadOnlyList<OutboxEntry> batch, CancellationToken cancellationToken) =>
        _order.MayGo(batch) ? _batches.Writer.WriteAsync(batch, cancellationToken) : ValueTask.CompletedTask;

    public IAsyncEnumerable<IReadOnlyList<OutboxEntry>> ReadAllAsync(CancellationToken cancellationToken) => _batches.Reader.ReadAllAsync(cancellationToken);

    /// <summary>A batch was tried. Returns the next of its conversation, which waited for it; null when there is none, or when it must not go.</summary>
    public IReadOnlyList<OutboxEntry>? Next(IReadOnlyList<OutboxEntry> tried, bool finished) => _order.Next(tried, finished);
}
