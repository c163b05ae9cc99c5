using System.Collections.Frozen;

namespace Hotline.Core.Understanding;

/// <summary>Months, near days and units of time of every language, by folded spelling. Immutable, thread-safe.</summary>
internal sealed class DateWords
{
    private readonly FrozenDictionary<string, int> months;
    private readonly (string Beginning, int Month)[] monthBeginnings;
    private readonly FrozenDictionary<string, int> near;
    private readonly FrozenDictionary<string, DateUnit> units;
    private readonly FrozenSet<string> back;
    private readonly FrozenSet<string> dayOfMonth;

    public DateWords(IReadOnlyList<UnderstandingLanguage> languages)
    {
        var named = languages.SelectMany(l => l.Dates.Months).Select(m => (Word: m.Value, Month: m.Key)).ToList();
        months = ByWord(named.Where(m => !m.Word.EndsWith('*')));
        monthBeginnings = [.. named.Where(m => m.Word.EndsWith('*')).Select(m => (Folding.Fold(m.Word), m.Month)).Distinct().OrderByDescending(m => m.Item1.Length)];
        near = ByWord(languages.SelectMany(l => l.Dates.Days).Select(d => (d.Value, d.Key)));
        units = ByWord(languages.SelectMany(l => l.Dates.Units).Select(u => (u.Value, u.Key)));
        back = languages.SelectMany(l => l.Dates.Back).Select(Folding.Fold).ToFrozenSet();
        dayOfMonth = languages.SelectMany(l => l.Dates.DayOfMonth).Select(Folding.Fold).ToFrozenSet();
    }

    /// <summary>The month that a word names, in any case of any language, or 0. Whole words go first, then the longest beginning: "мар" is March, "маро" is Tajik for "me".</summary>
    public int Month(string word)
    {
        if (months.TryGetValue(word, out var whole)) return whole;
        foreach (var (beginning, month) in monthBeginnings)
            if (word.StartsWith(beginning, StringComparison.Ordinal)) return month;
        return 0;
    }

    public int? NearDay(string text) => near.TryGetValue(text, out var days) ? days : null;

    public DateUnit? Unit(string word) => units.TryGetValue(word, out var unit) ? unit : null;

    public bool IsBack(string word) => back.Contains(word);

    public bool IsDayOfMonth(string word) => dayOfMonth.Contains(word);

    private static FrozenDictionary<string, T> ByWord<T>(IEnumerable<(string Word, T Value)> words)
    {
        var found = new Dictionary<string, T>();
        foreach (var (word, value) in words) found.TryAdd(Folding.Fold(word), value);
        return found.ToFrozenDictionary();
    }
}
