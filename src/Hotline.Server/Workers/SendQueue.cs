using System.Threading.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>Replies leased to this process and not yet tried, in batches of one conversation each. Bounded: a full queue holds up the turns that fill it.</summary>
internal sealed class SendQueue
{
    /// <summary>Batches that wait in memory; the outbox holds everything else.</summary>
    public const int Capacity = 1024;

    private readonly Channel<IReadOnlyList<OutboxEntry>> _batches = Channel.CreateBounded<IReadOnlyList<OutboxEntry>>(Capacity);

    public ValueTask AddAsync(IReadOnlyList<OutboxEntry> batch, CancellationToken cancellationToken) => _batches.Writer.WriteAsync(batch, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<OutboxEntry>> ReadAllAsync(CancellationToken cancellationToken) => _batches.Reader.ReadAllAsync(cancellationToken);
}
