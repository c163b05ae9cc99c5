using System.Buffers.Binary;
using System.Text;

namespace Hotline.Storage.Redis;

/// <summary>Packs what a script unpacks: little-endian numbers of a known width. Sized exactly, so the array is the argument.</summary>
internal struct Request(int size)
{
    private readonly byte[] bytes = new byte[size];
    private int at;

    public Request Byte(int value)
    {
        bytes[at++] = (byte)value;
        return this;
    }

    public Request Number16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);
        at += 2;
        return this;
    }

    public Request Number32(long value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)value);
        at += 4;
        return this;
    }

    public Request Time(long milliseconds)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), (uint)milliseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 4), (ushort)(milliseconds >> 32));
        at += 6;
        return this;
    }

    public Request Number64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);
        at += 8;
        return this;
    }

    public Request Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(bytes.AsSpan(at));
        at += value.Length;
        return this;
    }

    public Request Text(string value)
    {
        at += Encoding.UTF8.GetBytes(value, bytes.AsSpan(at));
        return this;
    }

    public readonly byte[] Done() => at == bytes.Length ? bytes : throw new InvalidOperationException($"A request of {bytes.Length} bytes was filled with {at}.");
}
