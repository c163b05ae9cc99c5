using System.Globalization;

namespace Hotline.Core.Dialogs;

/// <summary>How long ago a choice of a period says that something was, in whole months, both ends counted; without an end it reaches back for ever. Written <c>0</c>, <c>1-3</c> or <c>11+</c>.</summary>
public readonly record struct MonthSpan(int From, int? To)
{
    private const int Longest = 3;

    /// <summary>Null for what is no span.</summary>
    public static MonthSpan? Read(string text)
    {
        var open = text.EndsWith('+');
        var ends = (open ? text[..^1] : text).Split('-');
        if (ends.Length > (open ? 1 : 2) || Number(ends[0]) is not { } from) return null;
        int? to = open ? null : Number(ends[^1]);
        return open || to >= from ? new MonthSpan(from, to) : null;
    }

    public bool Holds(int months) => months >= From && !(months > To);

    /// <summary>Whether some number of months is in both.</summary>
    public bool Meets(MonthSpan other) => Holds(other.From) || other.Holds(From);

    private static int? Number(string text) => text.Length <= Longest && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
