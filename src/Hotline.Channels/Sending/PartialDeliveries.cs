namespace Hotline.Channels.Sending;

/// <summary>
/// Remembers how many parts of a long message went out before one failed, so that the retry goes on from there. Only in memory: after a restart the message is sent again from its first part, but for
/// those that are known to have arrived. Bounded: when too many are half-sent, those of the older generation are forgotten. Thread-safe.
/// </summary>
internal sealed class PartialDeliveries
{
    /// <summary>Of each generation.</summary>
    public const int Most = 4096;

    private readonly Lock gate = new();
    private Dictionary<string, int> younger = new(StringComparer.Ordinal);
    private Dictionary<string, int> older = new(StringComparer.Ordinal);

    public int SentOf(string deliveryId)
    {
        lock (gate) return younger.TryGetValue(deliveryId, out var parts) ? parts : older.GetValueOrDefault(deliveryId);
    }

    public void Remember(string deliveryId, int parts)
    {
        lock (gate)
        {
            older.Remove(deliveryId);
            if (younger.Count >= Most && !younger.ContainsKey(deliveryId)) (older, younger) = (younger, new(StringComparer.Ordinal));
            younger[deliveryId] = parts;
        }
    }

    public void Forget(string deliveryId)
    {
        lock (gate)
        {
            younger.Remove(deliveryId);
            older.Remove(deliveryId);
        }
    }
}
