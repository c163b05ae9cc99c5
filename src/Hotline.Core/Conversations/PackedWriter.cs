using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Hotline.Core.Conversations;

/// <summary>
/// Writes small values tightly: whole numbers of variable length, and each string once (a repeated one is its number). <see cref="PackedReader"/> reads them in the same order.
/// For one value, by one caller.
/// </summary>
public sealed class PackedWriter
{
    private const int LongestNumber = 10;

    // Lent, because every turn packs several values: what is made here for good is the bytes of Done.
    private string[] _strings = ArrayPool<string>.Shared.Rent(64);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int _known;
    private int _length;

    public void Byte(byte value)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = value;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Number(long value)
    {
        if (_bytes.Length - _length < LongestNumber) Grow(LongestNumber);
        var rest = ((ulong)value << 1) ^ (ulong)(value >> 63);
        for (; rest >= 0x80; rest >>= 7) _bytes[_length++] = (byte)(rest | 0x80);
        _bytes[_length++] = (byte)rest;
    }

    public void Time(DateTimeOffset value) => Number(value.UtcTicks);

    /// <summary>0 for null, n for the n-th string written before, and one more than there are for a new one, which follows.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        var known = Array.IndexOf(_strings, value, 0, _known);
        Number(known < 0 ? _known + 1 : known + 1);
        if (known >= 0) return;
        if (_known == _strings.Length) _strings = Larger(_strings, _known, _known * 2);
        _strings[_known++] = value;
        var size = Encoding.UTF8.GetByteCount(value);
        Number(size);
        if (_bytes.Length - _length < size) Grow(size);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    /// <summary>How many there are, and then each. <paramref name="write"/> is given this writer, so that it need not hold it.</summary>
    public void Many<T>(ImmutableArray<T> items, Action<PackedWriter, T> write)
    {
        Number(items.Length);
        foreach (var item in items) write(this, item);
    }

    /// <inheritdoc cref="Many{T}(ImmutableArray{T}, Action{PackedWriter, T})"/>
    public void Many<T>(IReadOnlyCollection<T> items, Action<PackedWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items) write(this, item);
    }

    /// <summary>Whether there is one, and then the one.</summary>
    public void Maybe<T>(T? value, Action<PackedWriter, T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null) write(this, value);
    }

    public void MaybeTime(DateTimeOffset? value)
    {
        Flag(value is not null);
        if (value is { } time) Time(time);
    }

    /// <summary>What was written. It is the end of this writer.</summary>
    public byte[] Done()
    {
        var packed = _bytes[.._length];
        GiveBack(_bytes, _length);
        GiveBack(_strings, _known);
        (_bytes, _strings, _length, _known) = ([], [], 0, 0);
        return packed;
    }

    private void Grow(int more) => _bytes = Larger(_bytes, _length, Math.Max(_bytes.Length * 2, _length + more));

    private static T[] Larger<T>(T[] full, int used, int size)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(size, 1));
        full.AsSpan(0, used).CopyTo(larger);
        GiveBack(full, used);
        return larger;
    }

    /// <summary>Nobody who is lent it next finds in it what people wrote.</summary>
    private static void GiveBack<T>(T[] lent, int used)
    {
        lent.AsSpan(0, used).Clear();
        ArrayPool<T>.Shared.Return(lent);
    }
}
