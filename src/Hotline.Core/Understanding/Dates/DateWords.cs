using System.Collections.Frozen;
using Hotline.Core.Understanding.Numbers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Dates;

/// <summary>Months, near days and units of time of every language, by folded spelling. Immutable, thread-safe.</summary>
internal sealed class DateWords
{
    private readonly WordForms<int> months;
    private readonly WordForms<DateUnit> units;
    private readonly WordForms<DayOfWeek> weekdays;
    private readonly FrozenDictionary<string, int> near;
    private readonly FrozenDictionary<string, int> ordinals;
    private readonly string[] ordinalEndings;
    private readonly FrozenSet<string> back;
    private readonly FrozenSet<string> ahead;
    private readonly FrozenSet<string> dayOfMonth;
    private readonly NumberWords numbers;

    public DateWords(IReadOnlyList<UnderstandingLanguage> languages, NumberWords numberWords)
    {
        numbers = numberWords;
        var names = languages.Select(l => l.Dates).ToList();
        months = new WordForms<int>(names.SelectMany(d => d.Months).Select(m => (m.Value, m.Key)));
        units = new WordForms<DateUnit>(names.SelectMany(d => d.Units).Select(u => (u.Value, u.Key)));
        weekdays = new WordForms<DayOfWeek>(names.SelectMany(d => d.Weekdays).Select(d => (d.Value, (DayOfWeek)(d.Key % 7))));
        near = ByWord(names.SelectMany(d => d.Days));
        ordinals = ByWord(names.SelectMany(d => d.Ordinals));
        ordinalEndings = [.. names.SelectMany(d => d.OrdinalEndings).Select(Folding.Fold).Distinct().OrderByDescending(e => e.Length)];
        back = names.SelectMany(d => d.Back).Select(Folding.Fold).ToFrozenSet();
        ahead = names.SelectMany(d => d.Ahead).Select(Folding.Fold).ToFrozenSet();
        dayOfMonth = names.SelectMany(d => d.DayOfMonth).Select(Folding.Fold).ToFrozenSet();
    }

    /// <summary>The month that a word names, in any case of any language, or 0. Whole words go first, then the longest beginning: "мар" is March, "маро" is Tajik for "me".</summary>
    public int Month(string word) => months.TryFind(word, out var month) ? month : 0;

    public int? NearDay(string text) => near.TryGetValue(text, out var days) ? days : null;

    public DateUnit? Unit(string word) => units.TryFind(word, out var unit) ? unit : null;

    public DayOfWeek? Weekday(string word) => weekdays.TryFind(word, out var day) ? day : null;

    public bool IsBack(string word) => back.Contains(word);

    public bool IsAhead(string word) => ahead.Contains(word);

    /// <summary>Any word of a time, but for the near days, which may be of several words.</summary>
    public bool IsOfTime(string word) => Month(word) > 0 || Unit(word) is not null || Weekday(word) is not null || IsBack(word) || IsAhead(word) || IsDayOfMonth(word) || Ordinal(word) is not null;

    public bool IsDayOfMonth(string word) => dayOfMonth.Contains(word);

    /// <summary>"Fifth", as a word of its own or a number word with an ending ("бесінші").</summary>
    public int? Ordinal(string word)
    {
        if (ordinals.TryGetValue(word, out var ordinal)) return ordinal;
        foreach (var ending in ordinalEndings)
        {
            if (word.Length <= ending.Length || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            if (numbers.Find(word[..^ending.Length]) is { Multiplies: false, Value: >= 1 and <= 31 } number && decimal.IsInteger(number.Value)) return (int)number.Value;
        }

        return null;
    }

    private static FrozenDictionary<string, int> ByWord(IEnumerable<KeyValuePair<int, string>> words)
    {
        var found = new Dictionary<string, int>();
        foreach (var (value, word) in words) found.TryAdd(Folding.Fold(word), value);
        return found.ToFrozenDictionary();
    }
}
