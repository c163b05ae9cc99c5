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

    /// <summary>The wrapped key, out of a value's first bytes; empty when there is none.</summary>
    public static byte[] Wrapped(ReadOnlySpan<byte> front)
    {
        if (front.Length <= FrontSize || front[0] != Layout) return [];
        var length = BinaryPrimitives.ReadUInt16LittleEndian(front[KeyLengthAt..]);
        return front.Length >= FrontSize + length ? front.Slice(FrontSize, length).ToArray() : [];
    }
}
