using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>
/// Replies of one channel that wait in this process for a free sender. Important ones overtake, but every eighth that is taken is a routine one if there is any. Bounded.
/// Thread-safe.
/// </summary>
/// <param name="left">Hears of each batch that comes when the line has ended, and is left to the outbox.</param>
internal sealed class SendLine(Action<SendBatch> left)
{
    /// <summary>Batches of each kind that wait in memory; the outbox holds everything else.</summary>
    public const int Capacity = 1024;

    private const int RoutineOneIn = 8;

    private readonly Channel<SendBatch> important = Channel.CreateBounded<SendBatch>(Capacity);
    private readonly Channel<SendBatch> routine = Channel.CreateBounded<SendBatch>(Capacity);

    /// <summary>One for each that waits, of either kind.</summary>
    private readonly Channel<bool> waiting = Channel.CreateUnbounded<bool>();
    private uint taken;

    public async ValueTask AddAsync(SendBatch batch, CancellationToken cancellationToken)
    {
        var line = batch.Entries.Any(entry => entry.Delivery.Message.Importance != Importance.Routine) ? important : routine;
        while (await line.Writer.WaitToWriteAsync(cancellationToken))
        {
            if (!line.Writer.TryWrite(batch)) continue;
            waiting.Writer.TryWrite(true);
            return;
        }

        left(batch);
    }

    /// <summary>Ends the line behind what stands in it. What comes later is left to the outbox.</summary>
    public void Complete()
    {
        important.Writer.TryComplete();
        routine.Writer.TryComplete();
        waiting.Writer.TryComplete();
    }

    public async IAsyncEnumerable<SendBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            var (first, second) = ++taken % RoutineOneIn == 0 ? (routine, important) : (important, routine);
            if (first.Reader.TryRead(out var next) || second.Reader.TryRead(out next)) yield return next;
        }
    }
}
