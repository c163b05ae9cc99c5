using System.Globalization;

namespace Hotline.Core.Understanding.Dates;

/// <summary>Dates in digits alone: <c>15 08 2025</c>, <c>2025 08 15</c>, <c>15 08</c>, <c>15082025</c>, after folding. The digits must stand side by side.</summary>
internal static class DateDigits
{
    public static int? Of(string word) =>
        word.Length is > 0 and <= 8 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateOnly? Read(string[] words, DayOf days, Func<string, bool> isCount)
    {
        var first = Array.FindIndex(words, w => Of(w) is not null);
        if (first < 0) return null;
        var count = words.Skip(first).TakeWhile(w => Of(w) is not null).Count();
        // Digits elsewhere too, or something that they count: these are no day.
        if (words.Skip(first + count).Any(w => Of(w) is not null) || first + count < words.Length && isCount(words[first + count])) return null;
        var parts = words.AsSpan(first, count);
        if (count == 1) return parts[0].Length == 8 ? Compact(parts[0]) : null;
        if (count > 4) return null;
        var (a, b) = (Of(parts[0])!.Value, Of(parts[1])!.Value);
        if (count == 2) return parts[0].Length <= 2 && parts[1].Length <= 2 ? days.Of(null, b, a) : null;
        var c = Of(parts[2])!.Value;
        if (parts[0].Length == 4) return DayOf.Make(a, b, c);
        if (parts[0].Length > 2 || parts[1].Length > 2 || parts[2].Length is not (2 or 4) || (count > 3 && parts[2].Length == 2)) return null;
        var year = DayOf.FullYear(c, parts[2].Length);
        return DayOf.Make(year, b, a) ?? DayOf.Make(year, a, b);
    }

    private static DateOnly? Compact(string digits) =>
        DayOf.Make(Of(digits[4..]) ?? 0, Of(digits[2..4]) ?? 0, Of(digits[..2]) ?? 0) ?? DayOf.Make(Of(digits[..4]) ?? 0, Of(digits[4..6]) ?? 0, Of(digits[6..]) ?? 0);
}
