using System.Buffers.Binary;
using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Redis;

/// <summary>Reads what a script packed: little-endian numbers, and bytes behind their length.</summary>
internal ref struct Answer(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() != 0;

    public int Number16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Number24()
    {
        var taken = Take(3);
        return taken[0] | (taken[1] << 8) | (taken[2] << 16);
    }

    public long Number32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A time in Unix milliseconds; 0 stands for none.</summary>
    public long Time()
    {
        var taken = Take(6);
        return BinaryPrimitives.ReadUInt32LittleEndian(taken) | ((long)BinaryPrimitives.ReadUInt16LittleEndian(taken[4..]) << 32);
    }

    public long Number64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public byte[] Bytes16() => Take(Number16()).ToArray();

    public byte[] Bytes24() => Take(Number24()).ToArray();

    public string Text8() => Encoding.UTF8.GetString(Take(Byte()));

    public string Text16() => Encoding.UTF8.GetString(Take(Number16()));

    public ConversationId Id() => new(Text8());

    public ReadOnlySpan<byte> Remaining() => Take(rest.Length);

    public string Rest() => Encoding.UTF8.GetString(Remaining());

    public ReadOnlySpan<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
