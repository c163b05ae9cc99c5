using System.Buffers.Binary;

namespace Hotline.Storage.Redis;

/// <summary>What C# must know of a conversation's value, which only scripts write: where its wrapped key stands (see <c>Scripts/header.lua</c>).</summary>
internal static class ConversationValue
{
    private const byte Layout = 1;
    private const int FrontSize = 69;
    private const int KeyLengthAt = 55;

    /// <summary>The last byte that can belong to a key.</summary>
    public const int KeyEnds = 255;

    /// <summary>The first event that waits, with the time before it, out of a whole value; empty when none does.</summary>
    public static byte[] Waiting(ReadOnlySpan<byte> value)
    {
        if (value.Length <= FrontSize || value[0] != Layout) return [];
        var lengths = value[KeyLengthAt..];
        var at = FrontSize + BinaryPrimitives.ReadUInt16LittleEndian(lengths) + Number24(lengths[2..]) + Number24(lengths[5..]);
        var length = Number24(lengths[8..]);
        return value.Length >= at + length ? value.Slice(at, length).ToArray() : [];
    }

    private static int Number24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>The wrapped key, out of a value's first bytes; empty when there is none.</summary>
    public static byte[] Wrapped(ReadOnlySpan<byte> front)
    {
        if (front.Length <= FrontSize || front[0] != Layout) return [];
        var length = BinaryPrimitives.ReadUInt16LittleEndian(front[KeyLengthAt..]);
        return front.Length >= FrontSize + length ? front.Slice(FrontSize, length).ToArray() : [];
    }
}
