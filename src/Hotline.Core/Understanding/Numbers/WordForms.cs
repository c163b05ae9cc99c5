using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Numbers;

/// <summary>Words by folded spelling, each with its value; a word that ends in <c>*</c> is a beginning. Whole words go first, then the longest beginning. Immutable, thread-safe.</summary>
internal sealed class WordForms<T>
{
    private readonly FrozenDictionary<string, T> whole;
    private readonly FrozenDictionary<string, T> beginnings;
    private readonly int shortest;

    public WordForms(IEnumerable<(string Word, T Value)> words)
    {
        var list = words.ToList();
        whole = ByWord(list.Where(w => !w.Word.EndsWith('*')));
        beginnings = ByWord(list.Where(w => w.Word.EndsWith('*')));
        shortest = beginnings.Count == 0 ? int.MaxValue : beginnings.Keys.Min(k => k.Length);
    }

    public bool TryFind(string folded, out T value)
    {
        if (whole.TryGetValue(folded, out value!)) return true;
        var lookup = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = folded.Length; length >= shortest; length--)
            if (lookup.TryGetValue(folded.AsSpan(0, length), out value!)) return true;
        return false;
    }

    private static FrozenDictionary<string, T> ByWord(IEnumerable<(string Word, T Value)> words)
    {
        var found = new Dictionary<string, T>();
        foreach (var (word, value) in words)
            if (Folding.Fold(word) is { Length: > 0 } folded) found.TryAdd(folded, value);
        return found.ToFrozenDictionary();
    }
}
