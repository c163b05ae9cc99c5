using System.Globalization;

namespace Hotline.Core.Understanding;

/// <summary>Reads one day out of a short answer.</summary>
internal sealed class DateParser(DateWords dateWords, NumberWords numberWords)
{
    private const int LongestText = 200;
    private const int FarthestBack = 1200;

    public DateOnly? Parse(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var words = Folding.Fold(text).Split(' ');
        return Near(words, today) ?? CountedBack(words, today) ?? WithMonthName(words, today) ?? DayOfMonth(words, today) ?? InDigits(words, today);
    }

    /// <summary>"вчера", "the day before yesterday": the longest run of words that names a near day; two different ones say nothing.</summary>
    private DateOnly? Near(string[] words, DateOnly today)
    {
        int? found = null;
        for (var start = 0; start < words.Length;)
        {
            var taken = 1;
            for (var count = Math.Min(3, words.Length - start); count > 0; count--)
            {
                if (dateWords.NearDay(string.Join(' ', words, start, count)) is not { } days) continue;
                if (found is not null && found != days) return null;
                found = days;
                taken = count;
                break;
            }

            start += taken;
        }

        return found is { } offset ? Add(today, offset, DateUnit.Day) : null;
    }

    /// <summary>"3 дня назад", "неделю назад", "икки ой олдин".</summary>
    private DateOnly? CountedBack(string[] words, DateOnly today)
    {
        if (!words.Any(dateWords.IsBack)) return null;
        for (var i = 0; i < words.Length; i++)
        {
            if (dateWords.Unit(words[i]) is not { } unit) continue;
            var count = i == 0 ? 1 : SmallNumber(words[i - 1]) ?? 1;
            return count > FarthestBack ? null : Add(today, -count, unit);
        }

        return null;
    }

    private DateOnly? WithMonthName(string[] words, DateOnly today)
    {
        var named = words.Index().Where(w => dateWords.Month(w.Item) > 0).ToArray();
        if (named.Length != 1) return null;
        var (at, word) = named[0];
        var month = dateWords.Month(word);
        int? year = null, day = null;
        foreach (var (i, item) in words.Index())
        {
            if (Digits(item) is not { } number) continue;
            if (item.Length == 4) year ??= number;
            else if (day is null && number is >= 1 and <= 31 && Math.Abs(i - at) <= 2) day = number;
            else if (item.Length == 2 && day is not null && i == at + 1) year ??= FullYear(number, item.Length);
        }

        return day is { } d ? (year is { } y ? Make(y, month, d) : LastSuch(today, month, d)) : null;
    }

    /// <summary>"10 числа": the last tenth that is not after today.</summary>
    private DateOnly? DayOfMonth(string[] words, DateOnly today)
    {
        var at = Array.FindIndex(words, dateWords.IsDayOfMonth);
        if (at < 1 || Digits(words[at - 1]) is not (>= 1 and <= 31 and var day)) return null;
        for (var back = 0; back < 3; back++)
        {
            var month = Add(new DateOnly(today.Year, today.Month, 1), -back, DateUnit.Month);
            if (month is { } m && Make(m.Year, m.Month, day) is { } found && found <= today) return found;
        }

        return null;
    }

    private static DateOnly? InDigits(string[] words, DateOnly today)
    {
        var parts = words.Where(w => Digits(w) is not null).ToArray();
        if (parts.Length == 1 && parts[0].Length == 8) return Compact(parts[0]);
        if (parts.Length is < 2 or > 6) return null;
        var (a, b) = (Digits(parts[0])!.Value, Digits(parts[1])!.Value);
        if (parts.Length == 2) return parts[0].Length <= 2 && parts[1].Length <= 2 ? LastSuch(today, b, a) : null;
        var c = Digits(parts[2])!.Value;
        if (parts[0].Length == 4) return Make(a, b, c);
        if (parts[0].Length > 2 || parts[1].Length > 2 || parts[2].Length is not (2 or 4) || (parts.Length > 3 && parts[2].Length == 2)) return null;
        var year = FullYear(c, parts[2].Length);
        return Make(year, b, a) ?? Make(year, a, b);
    }

    private static DateOnly? Compact(string digits) =>
        Make(Digits(digits[4..]) ?? 0, Digits(digits[2..4]) ?? 0, Digits(digits[..2]) ?? 0) ?? Make(Digits(digits[..4]) ?? 0, Digits(digits[4..6]) ?? 0, Digits(digits[6..]) ?? 0);

    private static DateOnly? LastSuch(DateOnly today, int month, int day)
    {
        // Nine years back always hold a 29 February.
        for (var back = 0; back < 9; back++)
        {
            if (Make(today.Year - back, month, day) is { } found && found <= today) return found;
        }

        return null;
    }

    private static int FullYear(int year, int length) => length == 4 ? year : year < 80 ? 2000 + year : 1900 + year;

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? Add(DateOnly date, int count, DateUnit unit)
    {
        var days = unit == DateUnit.Week ? count * 7 : count;
        var months = unit == DateUnit.Year ? count * 12 : count;
        // Two centuries of room on both sides keep every sum below inside the calendar.
        if (date.Year is < 300 or > 9700) return null;
        return unit is DateUnit.Month or DateUnit.Year ? date.AddMonths(months) : date.AddDays(days);
    }

    private int? SmallNumber(string word) =>
        Digits(word) ?? (numberWords.Find(word) is { Multiplies: false } number && decimal.IsInteger(number.Value) ? (int)number.Value : null);

    private static int? Digits(string word) =>
        word.Length <= 8 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
