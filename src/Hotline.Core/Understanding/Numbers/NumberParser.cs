namespace Hotline.Core.Understanding.Numbers;

/// <summary>Reads the one number out of a short answer that its question asks for. Immutable, thread-safe.</summary>
internal sealed class NumberParser(NumberWords words, NumberUnits units)
{
    private const int LongestText = 200;

    /// <summary>A bare number in a longer sentence counts something that is not asked for.</summary>
    private const int WordsBesideDigits = 6;

    private const int WordsBesideSureWords = 4;
    private const int WordsBesidePeople = 2;
    private const decimal LargeSum = 1000;

    public decimal? Parse(string? text, NumberKind asked)
    {
        if (Read(text, asked) is not { } reader) return null;
        return asked switch
        {
            NumberKind.Money => Only(reader, NumberUnit.Money, NumberKind.Money),
            NumberKind.People => Only(reader, NumberUnit.People, NumberKind.People),
            NumberKind.Days => Days(reader),
            _ => reader.Found is [var only] && Fits(only, reader, NumberKind.Any) ? only.Value : null,
        };
    }

    /// <summary>A span of time in days, where its unit is named ("5 месяцев", "полгода", "a week"); a bare number is none.</summary>
    public decimal? Span(string? text)
    {
        if (Read(text, NumberKind.Days) is not { } reader) return null;
        return reader.Found.Count == 0 || reader.Found.Any(q => q.IsTime) ? Days(reader) : null;
    }

    private NumberReader? Read(string? text, NumberKind asked)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var reader = new NumberReader(words, units, asked == NumberKind.Money);
        return reader.Read(text) && reader is not { HasEach: true, Found.Count: > 1 } ? reader : null;
    }

    /// <summary>The only number that counts what is asked for; else the only one that counts nothing else.</summary>
    private static decimal? Only(NumberReader reader, NumberUnit unit, NumberKind asked)
    {
        var named = reader.Found.Where(q => q.Unit == unit).ToList();
        var candidates = named.Count > 0 ? named : [.. reader.Found.Where(q => q.Unit == NumberUnit.None)];
        return candidates is [var only] && Fits(only, reader, asked) ? only.Value : null;
    }

    private static decimal? Days(NumberReader reader)
    {
        var spans = reader.Found.Where(q => q.IsTime).ToList();
        if (spans.Count == 0 && reader.Found.Count == 0 && new Quantity(1, reader.Alone, true, false, false) is { IsTime: true } one && reader.OtherWords <= WordsBesidePeople) return one.DaysOfUnit;
        if (spans.Count == 0) return Only(reader, NumberUnit.Day, NumberKind.Days);
        for (var i = 1; i < spans.Count; i++)
            if (spans[i].DaysOfUnit >= spans[i - 1].DaysOfUnit) return null;
        return spans.TrueForAll(s => Fits(s, reader, NumberKind.Days)) ? spans.Sum(s => s.Value * s.DaysOfUnit) : null;
    }

    private static bool Fits(Quantity quantity, NumberReader reader, NumberKind asked)
    {
        var others = reader.OtherWords;
        var named = quantity.Unit != NumberUnit.None;
        if (quantity.HasDigits) return named || others <= WordsBesideDigits;
        if (others == 0) return true;
        if (quantity.IsFirst && others == 1 && !quantity.IsAmbiguous) return true;
        if (asked == NumberKind.People && !quantity.IsAmbiguous && others <= WordsBesidePeople) return true;
        return (named && asked != NumberKind.Any || quantity.Value >= LargeSum) && others <= WordsBesideSureWords;
    }
}
