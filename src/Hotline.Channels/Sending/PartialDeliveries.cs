using System.Collections.Concurrent;

namespace Hotline.Channels.Sending;

/// <summary>
/// Remembers how many parts of a long message went out before one failed, so that the retry goes on from there. Only in memory: after a restart the message is
/// sent again from its first part. Bounded: when too many are half-sent, all are forgotten. Thread-safe.
/// </summary>
internal sealed class PartialDeliveries
{
    private const int Most = 4096;
    private readonly ConcurrentDictionary<string, int> sent = new(StringComparer.Ordinal);

    public int SentOf(string deliveryId) => sent.GetValueOrDefault(deliveryId);

    public void Remember(string deliveryId, int parts)
    {
        if (sent.Count >= Most) sent.Clear();
        sent[deliveryId] = parts;
    }

    public void Forget(string deliveryId) => sent.TryRemove(deliveryId, out _);
}
