using System.Diagnostics.CodeAnalysis;

namespace Hotline.Channels.Sending;

/// <summary>
/// Remembers how far a delivery came (how many parts went out, the id of a file that was brought), so that its next try goes on from there. Only in memory: after a restart it begins anew, but for
/// the parts that are known to have arrived. Bounded: when there are too many, those of the older generation are forgotten. Thread-safe.
/// </summary>
internal sealed class DeliveryMemory<TValue>
{
    /// <summary>Of each generation.</summary>
    public const int Most = 4096;

    private readonly Lock gate = new();
    private Dictionary<string, TValue> younger = new(StringComparer.Ordinal);
    private Dictionary<string, TValue> older = new(StringComparer.Ordinal);

    public bool TryFind(string deliveryId, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate) return younger.TryGetValue(deliveryId, out value) || older.TryGetValue(deliveryId, out value);
    }

    public void Remember(string deliveryId, TValue value)
    {
        lock (gate)
        {
            older.Remove(deliveryId);
            if (younger.Count >= Most && !younger.ContainsKey(deliveryId)) (older, younger) = (younger, new(StringComparer.Ordinal));
            younger[deliveryId] = value;
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
