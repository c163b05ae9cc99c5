namespace Hotline.Core.Understanding.Numbers;

/// <summary>Adds up the parts of one number: <c>2 млн 500 тыс</c>, <c>икки юз эллик минг</c>. A part that does not follow from the last one ends in false.</summary>
internal sealed class NumberSum
{
    private const decimal Limit = 1_000_000_000_000_000;
    private decimal total;
    private decimal current;
    private decimal room = decimal.MaxValue;
    private decimal lastMultiplier = decimal.MaxValue;

    public bool HasDigits { get; private set; }

    /// <summary>The number is one word, which is a common word of another language.</summary>
    public bool IsAmbiguous { get; private set; }

    private bool IsBegun { get; set; }

    public decimal? Total => IsBegun && Math.Abs(total + current) <= Limit ? total + current : null;

    public bool AddDigits(decimal value)
    {
        if (room != decimal.MaxValue || Math.Abs(value) > Limit) return false;
        HasDigits = true;
        IsAmbiguous = false;
        return Add(value, roomAfter: 0);
    }

    public bool AddWord(NumberWord word)
    {
        if (word.Multiplies) return Multiply(word.Value);
        IsAmbiguous = !IsBegun && word.Ambiguous;
        if (word.Value == 0.5m) return Add(word.Value, roomAfter: 0);
        return word.Value < room && Add(word.Value, RoomAfter(word.Value));
    }

    private bool Add(decimal value, decimal roomAfter)
    {
        IsBegun = true;
        current += value;
        room = roomAfter;
        return true;
    }

    private bool Multiply(decimal by)
    {
        if (by >= lastMultiplier) return false;
        var factor = room == decimal.MaxValue ? 1 : current;
        if (factor > Limit / by) return false;
        IsBegun = true;
        IsAmbiguous = false;
        if (by == 100)
        {
            if (factor >= 100) return false;
            current = factor * by;
            room = 100;
            return true;
        }

        total += factor * by;
        current = 0;
        room = decimal.MaxValue;
        lastMultiplier = by;
        return true;
    }

    private static decimal RoomAfter(decimal value) => value switch
    {
        >= 1000 => 0,
        >= 100 => 100,
        >= 20 or 10 => 10,
        _ => 0,
    };
}
