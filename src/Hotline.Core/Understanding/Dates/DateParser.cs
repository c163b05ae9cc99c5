using System.Text;
using Hotline.Core.Understanding.Numbers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Dates;

/// <summary>Reads one day out of a short answer. Immutable, thread-safe.</summary>
internal sealed class DateParser(DateWords dateWords, NumberWords numberWords)
{
    private const int LongestText = 200;
    private const int FarthestBack = 1200;

    public DateOnly? Parse(string? text, DateOnly today, DateLean lean)
    {
        if (WordsOf(text) is not { } words) return null;
        var days = new DayOf(today, lean);
        return Near(words, days) ?? Counted(words, days) ?? WithMonthName(words, days) ?? DayOfMonth(words, days) ?? Weekday(words, days) ?? DateDigits.Read(words, days, IsCount);
    }

    /// <summary>How many months ago the one month was that a short answer names without a day ("в марте", "с марта 2025"); without a year the last such month, this one included.</summary>
    public int? MonthsBackToMonth(string? text, DateOnly today)
    {
        if (WordsOf(text) is not { } words) return null;
        if (words.Select(dateWords.Month).Where(m => m > 0).ToArray() is not [var month]) return null;
        var digits = words.Where(w => DateDigits.Of(w) is not null).ToArray();
        var back = digits switch
        {
            [] => (today.Month - month + 12) % 12,
            [{ Length: 4 } year] => ((today.Year - DateDigits.Of(year)!.Value) * 12) + today.Month - month,
            _ => -1,
        };
        return back >= 0 ? back : null;
    }

    /// <summary>The folded words of a short answer, digits apart from letters; null for nothing and for a text that is no short answer.</summary>
    public static string[]? WordsOf(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText ? null : Folding.Fold(Separated(text)).Split(' ');

    /// <summary>"вчера", "the day before yesterday": the longest run of words that names a near day; two different ones say nothing.</summary>
    private DateOnly? Near(string[] words, DayOf days)
    {
        int? found = null;
        for (var start = 0; start < words.Length;)
        {
            var taken = 1;
            for (var count = Math.Min(3, words.Length - start); count > 0; count--)
            {
                if (dateWords.NearDay(string.Join(' ', words, start, count)) is not { } distance) continue;
                if (found is not null && found != distance) return null;
                found = distance;
                taken = count;
                break;
            }

            start += taken;
        }

        return found is { } offset ? days.Add(offset, DateUnit.Day) : null;
    }

    /// <summary>"3 дня назад", "неделю назад", "икки ой олдин", "через 5 дней". Between two numbers nobody can choose.</summary>
    private DateOnly? Counted(string[] words, DayOf days)
    {
        var direction = words.Any(dateWords.IsBack) ? -1 : words.Any(dateWords.IsAhead) ? 1 : 0;
        if (direction == 0) return null;
        for (var i = 0; i < words.Length; i++)
        {
            if (dateWords.Unit(words[i]) is not { } unit) continue;
            var number = i > 0 ? SmallNumber(words[i - 1]) : null;
            if (number is not null && i > 1 && SmallNumber(words[i - 2]) is not null) return null;
            var count = number ?? 1;
            if (count > FarthestBack || !decimal.IsInteger(count)) return null;
            return days.Add(direction * (int)count, unit);
        }

        return null;
    }

    private DateOnly? WithMonthName(string[] words, DayOf days)
    {
        var named = words.Index().Where(w => dateWords.Month(w.Item) > 0).ToArray();
        if (named.Length != 1) return null;
        var (at, word) = named[0];
        int? year = null, day = null;
        foreach (var (i, item) in words.Index())
        {
            if (i == at || DayNumber(words, i) is not { } number) continue;
            if (item.Length == 4 && DateDigits.Of(item) is not null) year ??= number;
            else if ((day is null || i < at) && number is >= 1 and <= 31 && Math.Abs(i - at) <= 2 && !(i > at && i + 1 < words.Length && IsCount(words[i + 1]))) day = number;
            else if (item.Length == 2 && day is not null && i == at + 1) year ??= DayOf.FullYear(number, item.Length);
        }

        return day is { } d ? days.Of(year, dateWords.Month(word), d) : null;
    }

    /// <summary>"10 числа", "10-го", "пятого": the nearest such day of a month.</summary>
    private DateOnly? DayOfMonth(string[] words, DayOf days)
    {
        var at = Array.FindIndex(words, 1, dateWords.IsDayOfMonth);
        var bare = words.Length <= 2 && dateWords.Ordinal(words[^1]) is not null;
        var day = at > 0 ? DayNumber(words, at - 1) : bare ? DayNumber(words, words.Length - 1) : null;
        return day is >= 1 and <= 31 ? days.OfMonth(day.Value) : null;
    }

    /// <summary>"в пятницу": the nearest such day; two of them say nothing.</summary>
    private DateOnly? Weekday(string[] words, DayOf days)
    {
        var named = words.Select(dateWords.Weekday).OfType<DayOfWeek>().Distinct().ToList();
        return named is [var only] && !words.Any(w => DateDigits.Of(w) is not null) ? days.OnWeekday(only) : null;
    }

    /// <summary>Digits, a number word or an ordinal; "двадцать пятого" is one number.</summary>
    private int? DayNumber(string[] words, int at)
    {
        if (DateDigits.Of(words[at]) is { } digits) return digits;
        var ordinal = dateWords.Ordinal(words[at]);
        var number = ordinal ?? (SmallNumber(words[at]) is { } plain && decimal.IsInteger(plain) ? (int)plain : null);
        if (number is null || number >= 10) return number;
        return at > 0 && numberWords.Find(words[at - 1]) is { Multiplies: false, Value: 20 or 30 } tens ? (int)tens.Value + number : number;
    }

    private decimal? SmallNumber(string word) =>
        DateDigits.Of(word) is { } digits ? digits : numberWords.Find(word) is { Multiplies: false } number ? number.Value : null;

    /// <summary>A word by which the number before it counts something.</summary>
    private bool IsCount(string word) => dateWords.Unit(word) is not null || numberWords.Find(word) is { Multiplies: true };

    /// <summary>A time of day is no part of the date: 10:05 is not the tenth of May. Digits and letters that stand together are two words: <c>10го</c>.</summary>
    private static string Separated(string text)
    {
        var separated = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsClock(text, i))
            {
                while (separated.Length > 0 && char.IsAsciiDigit(separated[^1])) separated.Length--;
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) i++;
                separated.Append(' ');
                continue;
            }

            if (i > 0 && char.IsAsciiDigit(text[i - 1]) && char.IsLetter(text[i])) separated.Append(' ');
            separated.Append(text[i]);
        }

        return separated.ToString();
    }

    private static bool IsClock(string text, int at) =>
        text[at] == ':' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
