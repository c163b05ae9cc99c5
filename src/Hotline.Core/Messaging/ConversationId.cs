namespace Hotline.Core.Messaging;

/// <summary>
/// The pseudonym of one address: 26 characters of lower-case base32, a keyed hash (HMAC-SHA-256, 128 bits) of channel and address.
/// Safe to log. One conversation per address, for ever the same under one master key.
/// </summary>
public readonly record struct ConversationId(string Value)
{
    /// <summary>The partition that the conversation lives in: 0 to <paramref name="partitions"/> − 1. Stable across programs and versions (FNV-1a).</summary>
    public int Partition(int partitions)
    {
        var hash = 2166136261u;
        foreach (var c in Value) hash = (hash ^ c) * 16777619u;
        return (int)(hash % (uint)partitions);
    }

    public override string ToString() => Value;
}
