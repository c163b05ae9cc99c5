using System.Text;

namespace Hotline.Core.Conversations;

/// <summary>
/// Writes small values tightly: whole numbers of variable length, and each string once (a repeated one is its number). <see cref="PackedReader"/> reads them in the same order.
/// For one value, by one caller.
/// </summary>
public sealed class PackedWriter
{
    private const int LongestNumber = 10;

    private readonly List<string> _strings = [];
    private byte[] _bytes = new byte[512];
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

        var known = _strings.IndexOf(value);
        Number(known < 0 ? _strings.Count + 1 : known + 1);
        if (known >= 0) return;
        _strings.Add(value);
        var size = Encoding.UTF8.GetByteCount(value);
        Number(size);
        if (_bytes.Length - _length < size) Grow(size);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    public void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items) write(item);
    }

    /// <summary>Whether there is one, and then the one.</summary>
    public void Maybe<T>(T? value, Action<T> write)
        where T : class
    {
        Flag(value is not null);
        if (value is not null) write(value);
    }

    public void MaybeTime(DateTimeOffset? value)
    {
        Flag(value is not null);
        if (value is { } time) Time(time);
    }

    public byte[] ToArray() => _bytes[.._length];

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
}
