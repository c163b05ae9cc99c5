using System.Collections.Concurrent;
using Hotline.Core.Channels;

namespace Hotline.Tests.Support;

/// <summary>Keeps the receipts that it was given, in order. Thread-safe.</summary>
public sealed class MemoryReceipts : IReceipts
{
    /// <summary>Called before a receipt is kept. May throw.</summary>
    public Action<DeliveryReceipt>? Before { get; set; }

    public ConcurrentQueue<DeliveryReceipt> Noted { get; } = new();

    public Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        Before?.Invoke(receipt);
        Noted.Enqueue(receipt);
        return Task.CompletedTask;
    }
}
