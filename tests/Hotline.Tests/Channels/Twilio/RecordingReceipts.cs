using System.Collections.Concurrent;
using Hotline.Core.Channels;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Keeps receipts in memory; can be made to be away.</summary>
internal sealed class RecordingReceipts : IReceipts
{
    public ConcurrentQueue<DeliveryReceipt> Noted { get; } = new();

    public Exception? Away { get; set; }

    public Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        if (Away is { } away) return Task.FromException(away);
        Noted.Enqueue(receipt);
        return Task.CompletedTask;
    }
}
