using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Understanding.Answers;

/// <summary>
/// Reads the short answers of forms by the words of <c>dialogs/understanding</c>. Null (or false) when an answer does not say one thing clearly:
/// the question is then asked again, which is better than a wrong number in a case. Never throws, linear, thread-safe.
/// </summary>
public sealed class AnswerParser
{
    private const int DaysOfMonth = 30;
    private const int LongestSpan = 36_500;

    private readonly ShortAnswers shortAnswers;
    private readonly NumberParser numbers;
    private readonly DateParser dates;
    private readonly TimeThatWas past;

    public AnswerParser(IReadOnlyList<UnderstandingLanguage> languages)
    {
        var numberWords = new NumberWords(languages);
        var denials = new Denials(languages);
        shortAnswers = new ShortAnswers(languages, denials);
        var dateWords = new DateWords(languages, numberWords);
        var units = new NumberUnits(languages, dateWords);
        numbers = new NumberParser(numberWords, units);
        dates = new DateParser(dateWords, numberWords);
        past = new TimeThatWas(languages, dateWords, numberWords, units);
        Choices = new ChoiceMatcher(numberWords, denials);
    }

    /// <summary>Finds choices in free writing, with numbers and denials in the words of the same languages.</summary>
    public ChoiceMatcher Choices { get; }

    /// <summary>
    /// A number in digits or words (<c>250 000</c>, <c>250.000</c>, <c>2,5 млн</c>, <c>300 тыс</c>, <c>икки юз минг</c>). With <paramref name="asked"/> the one that counts what is asked for:
    /// money is never "3 months", and two weeks are 14 days. Two numbers of one kind (a range) are null. Between −10^15 and 10^15.
    /// </summary>
    public decimal? Number(string text, NumberKind asked = NumberKind.Any) => numbers.Parse(text, asked);

    /// <summary>
    /// A day: <c>dd.MM.yyyy</c>, <c>dd.MM.yy</c>, <c>dd/MM</c>, ISO, with a month's name, a day of the month (<c>10 числа</c>), of the week, or relative to
    /// <paramref name="today"/> (yesterday, three days ago). Without a year (or month) the nearest such day on the side that <paramref name="lean"/> names. A month without a day is none.
    /// </summary>
    public DateOnly? Date(string text, DateOnly today, DateLean lean = DateLean.Past) => dates.Parse(text, today, lean);

    /// <summary>
    /// How many whole months ago, about: a day, a span with its unit ("5 месяцев", "полгода назад", "неделю"), or the last such month ("в марте"). Null for a bare number, for two spans, for a day to come,
    /// and where any word stands beside it that may make it the time of something else ("обещали в декабре", "работаю 5 месяцев").
    /// </summary>
    public int? MonthsAgo(string text, DateOnly today)
    {
        if (!past.IsAll(text)) return null;
        if (dates.Parse(text, today, DateLean.Past) is not { } day) return dates.MonthsBackToMonth(text, today) ?? Months(text);
        return day > today ? null : Months(text) ?? DayOf.MonthsBetween(day, today);
    }

    /// <summary>
    /// True for yes, false for no, null for neither, both, or "I don't know". With <paramref name="heard"/> only in these languages: "на" is a no in Tajik and a
    /// preposition in Russian.
    /// </summary>
    public bool? YesNo(string text, IReadOnlyList<LocaleTag>? heard = null) => shortAnswers.YesNo(text, heard);

    /// <summary>Whether a no comes first and nothing beside it takes it back: no "but", no "or", no "I don't know", no fear. What follows may be a whole story.</summary>
    public bool BeginsWithNo(string text, IReadOnlyList<LocaleTag> heard) => shortAnswers.BeginsWithNo(text, heard);

    /// <summary>Whether words of fear, of being alone or of not getting out stand in a text, in any language (<c>doubt:</c> of the lists).</summary>
    public bool IsFear(string text) => shortAnswers.IsFear(text);

    /// <summary>
    /// <c>+</c> and 7 to 15 digits. Without a plus only what can be meant one way: 8 or 7 with ten digits, ten digits that begin with 9 or 7 (Russia and Kazakhstan),
    /// or a full number with the code of a country that people here come from or work in.
    /// </summary>
    public static string? Phone(string text) => PhoneParser.Parse(text);

    /// <summary>Whether a short answer says "I don't know" or "I don't remember", in any language.</summary>
    public bool DontKnow(string text) => shortAnswers.DontKnow(text);

    /// <summary>Whether a text reads whole as a number or a time, so that it names no place.</summary>
    public bool IsCounted(string text) => past.IsAllCounted(text);

    private int? Months(string text) => numbers.Span(text) is >= 0 and <= LongestSpan and var days ? (int)(days / DaysOfMonth) : null;
}
