using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Numbers;

/// <summary>What a word says in a number: a value to add, or a multiplier. <paramref name="Ambiguous"/>: alone it is a common word of another language.</summary>
internal readonly record struct NumberWord(decimal Value, bool Multiplies, bool Ambiguous);

/// <summary>Number words of every language by folded spelling. Immutable, thread-safe.</summary>
internal sealed class NumberWords
{
    private readonly FrozenDictionary<string, NumberWord> words;
    private readonly FrozenDictionary<string, NumberWord> moneyTimes;
    private readonly FrozenSet<string> joiners;
    private readonly string[] endings;

    public NumberWords(IReadOnlyList<UnderstandingLanguage> languages)
    {
        words = Build(languages);
        moneyTimes = languages.SelectMany(l => l.Numbers.MoneyTimes).Select(t => (Folding.Fold(t.Value), t.Key)).DistinctBy(t => t.Item1)
            .ToFrozenDictionary(t => t.Item1, t => new NumberWord(t.Key, true, true));
        joiners = languages.SelectMany(l => l.Numbers.Joiners).Select(Folding.Fold).ToFrozenSet();
        endings = [.. languages.SelectMany(l => l.Numbers.Endings).Select(Folding.Fold).Distinct()];
    }

    /// <summary>A word between the parts of a number.</summary>
    public bool IsJoiner(string folded) => joiners.Contains(folded);

    /// <summary>A word that multiplies where money is asked for.</summary>
    public NumberWord? MoneyTimes(string folded) => moneyTimes.TryGetValue(folded, out var word) ? word : null;

    public NumberWord? Find(string folded)
    {
        if (words.TryGetValue(folded, out var word)) return word;
        foreach (var ending in endings)
        {
            if (folded.Length > ending.Length + 1 && folded.EndsWith(ending, StringComparison.Ordinal) && words.TryGetValue(folded[..^ending.Length], out word)) return word;
        }

        return null;
    }

    private static FrozenDictionary<string, NumberWord> Build(IReadOnlyList<UnderstandingLanguage> languages)
    {
        var markers = languages.Select(l => l.Markers.Where(m => !m.StartsWith('*')).Select(Folding.Fold).ToHashSet()).ToList();
        var numbers = languages.Select(l => l.Numbers.Words.Select(w => Folding.Fold(w.Value)).ToHashSet()).ToList();
        var found = new Dictionary<string, NumberWord>();
        foreach (var language in languages)
        {
            foreach (var (value, word) in language.Numbers.Words) found.TryAdd(Folding.Fold(word), new NumberWord(value, false, IsCommonElsewhere(Folding.Fold(word))));
            foreach (var (value, word) in language.Numbers.Times) found.TryAdd(Folding.Fold(word), new NumberWord(value, true, false));
        }

        return found.ToFrozenDictionary();

        // "он" is ten in Kazakh and Kyrgyz, and "he" in Russian.
        bool IsCommonElsewhere(string word) => markers.Index().Any(m => m.Item.Contains(word) && !numbers[m.Index].Contains(word));
    }
}
