using System.Collections.Immutable;
using System.Text;

namespace Hotline.Core.Conversations;

/// <summary>
/// Reads what <see cref="PackedWriter"/> wrote. Never throws: the first thing that does not fit makes it <see cref="Broken"/>, and from then on it answers with empty values.
/// </summary>
public ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>As many as a turn's record has.</summary>
    private readonly List<string> _strings = new(32);
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads one value of several; <see cref="Many"/> and <see cref="Maybe"/> call it.</summary>
    public delegate T Read<out T>(ref PackedReader reader);

    public bool Broken { get; private set; }

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        if (_rest.IsEmpty) return Break<byte>();
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public bool Flag() => Byte() switch { 0 => false, 1 => true, _ => Break<bool>() };

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (Broken) return 0;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        return Break<long>();
    }

    public int Count(int most) => Number() is var count && count >= 0 && count <= most ? (int)count : Break<int>();

    public DateTimeOffset Time() =>
        Number() is var ticks && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : Break<DateTimeOffset>();

    public DateTimeOffset? MaybeTime() => Flag() ? Time() : null;

    public string? Text()
    {
        var index = Count(_strings.Count + 1);
        if (Broken || index == 0) return null;
        if (index <= _strings.Count) return _strings[index - 1];
        var length = Count(int.MaxValue);
        if (Broken || length > _rest.Length) return Break<string>();
        var text = Strict.GetString(_rest[..length]);
        _rest = _rest[length..];
        _strings.Add(text);
        return text;
    }

    /// <summary>A text that must be there.</summary>
    public string Required() => Text() ?? Break<string>() ?? "";

    public ImmutableArray<T> Many<T>(int most, Read<T> read)
    {
        var count = Count(most);
        if (Broken || count == 0) return [];
        var items = ImmutableArray.CreateBuilder<T>(Math.Min(count, 64));
        for (var i = 0; i < count && !Broken; i++) items.Add(read(ref this));
        return Broken ? [] : items.DrainToImmutable();
    }

    public T? Maybe<T>(Read<T> read)
        where T : class =>
        Flag() ? read(ref this) : null;

    public T Enumerated<T>(int last)
        where T : struct, Enum =>
        Byte() is var value && value <= last ? (T)Enum.ToObject(typeof(T), value) : Break<T>();

    private T? Break<T>()
    {
        Broken = true;
        return default;
    }
}
