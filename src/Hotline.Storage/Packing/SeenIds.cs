using System.Buffers.Binary;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>
/// The ids that a conversation has taken in, packed: 12 bytes each, a keyed hash of 8 and the second it is forgotten, of 4.
/// Never "the highest id": providers deliver late and out of order.
/// </summary>
internal static class SeenIds
{
    private const int Entry = 12;
    private const int Hash = 8;

    /// <summary>Whether one of the two is remembered.</summary>
    public static bool Contains(ReadOnlySpan<byte> seen, ulong hash, ulong other, DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        for (; seen.Length >= Entry; seen = seen[Entry..])
        {
            var one = BinaryPrimitives.ReadUInt64LittleEndian(seen);
            if ((one == hash || one == other) && Expiry(seen) > second) return true;
        }

        return false;
    }

    /// <summary>The same with one more. Forgotten ones at the front fall away, and the oldest when there are too many.</summary>
    public static byte[] Add(ReadOnlySpan<byte> seen, ulong hash, DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        while (seen.Length >= Entry && (Expiry(seen) <= second || seen.Length >= RuntimeLimits.RememberedIds * Entry)) seen = seen[Entry..];
        var result = new byte[seen.Length + Entry];
        seen.CopyTo(result);
        var added = result.AsSpan(seen.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(added, hash);
        BinaryPrimitives.WriteUInt32LittleEndian(added[Hash..], (uint)(now + MessagingLimits.DuplicateMemory).ToUnixTimeSeconds());
        return result;
    }

    private static uint Expiry(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32LittleEndian(entry[Hash..]);
}
