namespace Hotline.Core.Understanding;

/// <summary>
/// Reads the short answers of forms in every language and script of the hotline. Null (or false) when an answer does not say one thing clearly:
/// the question is then asked again, which is better than a wrong number in a case. Never throws, linear, thread-safe.
/// </summary>
public static class AnswerParser
{
    /// <summary>
    /// A number in digits or words (<c>250 000</c>, <c>250.000</c>, <c>2,5 млн</c>, <c>300 тыс</c>, <c>икки юз минг</c>). Words around digits are passed over;
    /// two numbers (a range, a sum with a count) are null. Between −10^15 and 10^15.
    /// </summary>
    public static decimal? Number(string text) => NumberParser.Parse(text);

    /// <summary>
    /// A day: <c>dd.MM.yyyy</c>, <c>dd.MM.yy</c>, <c>dd/MM</c>, ISO, with a month's name, a day of the month (<c>10 числа</c>), or relative to
    /// <paramref name="today"/> (yesterday, three days ago). Without a year (or month) it is the last such day that is not after today.
    /// </summary>
    public static DateOnly? Date(string text, DateOnly today) => DateParser.Parse(text, today);

    /// <summary>True for yes, false for no, null for neither, both, or "I don't know".</summary>
    public static bool? YesNo(string text) => ShortAnswers.YesNo(text);

    /// <summary>
    /// <c>+</c> and 7 to 15 digits. Without a plus only what can be meant one way: 8 or 7 with ten digits, ten digits that begin with 9 or 7 (Russia and Kazakhstan),
    /// or a full number with the code of a country that people here come from or work in.
    /// </summary>
    public static string? Phone(string text) => PhoneParser.Parse(text);

    /// <summary>Whether a short answer says "I don't know" or "I don't remember".</summary>
    public static bool DontKnow(string text) => ShortAnswers.DontKnow(text);
}
