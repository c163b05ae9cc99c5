using System.Text;

namespace Hotline.Core.Conversations;

/// <summary>Writes small values tightly: variable-length integers, and each string once (a repeated one is its number).</summary>
internal sealed class PackedWriter
{
    private readonly List<byte> _bytes = new(512);
    private readonly List<string> _strings = [];

    public void Byte(byte value) => _bytes.Add(value);

    public void Flag(bool value) => _bytes.Add(value ? (byte)1 : (byte)0);

    public void Integer(long value)
    {
        var rest = ((ulong)value << 1) ^ (ulong)(value >> 63);
        for (; rest >= 0x80; rest >>= 7) _bytes.Add((byte)(rest | 0x80));
        _bytes.Add((byte)rest);
    }

    public void Time(DateTimeOffset value) => Integer(value.UtcTicks);

    /// <summary>0 for null, n for the n-th string written before, and one more than there are for a new one, which follows.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Integer(0);
            return;
        }

        var known = _strings.IndexOf(value);
        Integer(known < 0 ? _strings.Count + 1 : known + 1);
        if (known >= 0) return;
        _strings.Add(value);
        Integer(Encoding.UTF8.GetByteCount(value));
        _bytes.AddRange(Encoding.UTF8.GetBytes(value));
    }

    public void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Integer(items.Count);
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

    public byte[] ToArray() => [.. _bytes];
}
