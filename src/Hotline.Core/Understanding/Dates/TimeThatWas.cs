using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Understanding.Dates;

/// <summary>
/// Whether an answer says a time and nothing else than it, but for words that a language names as harmless beside it. A list of what is harmless, and none of promises and plans: whoever
/// promised, will pay or has worked since a time does not say when they were paid, and there are more ways to say so than any list holds. Immutable, thread-safe.
/// </summary>
internal sealed class TimeThatWas
{
    private const int LongestPhrase = 3;

    private readonly WordForms<bool> harmless;
    private readonly DateWords dates;
    private readonly NumberWords numbers;
    private readonly NumberUnits units;

    public TimeThatWas(IReadOnlyList<UnderstandingLanguage> languages, DateWords dates, NumberWords numbers, NumberUnits units)
    {
        (this.dates, this.numbers, this.units) = (dates, numbers, units);
        var names = languages.Select(l => l.Dates).ToList();
        harmless = new WordForms<bool>(names.SelectMany(d => d.Beside).Concat(names.SelectMany(d => d.Days).Select(d => d.Value)).Select(words => (words, true)));
    }

    /// <summary>"50 тыщ", "yuz ming", "3 месяца назад": whether an answer is a number or a time and names nothing else.</summary>
    public bool IsAllCounted(string text)
    {
        if (DateParser.WordsOf(text) is not { } words || !words.Any(IsOfTime)) return false;
        for (var at = 0; at < words.Length;)
        {
            if ((units.Of(words[at]) != NumberUnit.None ? 1 : Taken(words, at)) is not (> 0 and var taken)) return false;
            at += taken;
        }

        return true;
    }

    public bool IsAll(string text)
    {
        if (DateParser.WordsOf(text) is not { } words) return false;
        for (var at = 0; at < words.Length;)
        {
            if (Taken(words, at) is not (> 0 and var taken)) return false;
            at += taken;
        }

        return true;
    }

    private int Taken(string[] words, int at)
    {
        for (var count = Math.Min(LongestPhrase, words.Length - at); count > 0; count--)
            if (harmless.TryFind(string.Join(' ', words, at, count), out _)) return count;
        return IsOfTime(words[at]) ? 1 : 0;
    }

    private bool IsOfTime(string word) =>
        DateDigits.Of(word) is not null || dates.IsOfTime(word) || numbers.Find(word) is not null || numbers.IsJoiner(word) || units.OfHalf(word) is not null;
}
