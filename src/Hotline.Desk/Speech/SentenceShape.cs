namespace Hotline.Desk.Speech;

/// <summary>
/// An English sentence with anything in the place of its <c>{names}</c>, line breaks too: what people wrote is quoted in some. However long that is, it is read once from its beginning to its end. Immutable, thread-safe.
/// </summary>
internal sealed class SentenceShape
{
    /// <summary>The fixed words before, between and behind the names: one more than there are names.</summary>
    private readonly IReadOnlyList<string> _words;

    private readonly IReadOnlyList<string> _names;

    private SentenceShape(IReadOnlyList<string> words, IReadOnlyList<string> names) => (_words, _names) = (words, names);

    /// <summary>Of a sentence with its names in braces, and no other braces.</summary>
    public static SentenceShape Of(string sentence)
    {
        var parts = sentence.Split('{', '}');
        return new([.. parts.Where((_, at) => at % 2 == 0)], [.. parts.Where((_, at) => at % 2 == 1)]);
    }

    /// <summary>What stands in the place of each name, as short as it can be and never empty; null when this is another sentence.</summary>
    public IReadOnlyDictionary<string, string>? Read(string english)
    {
        if (!english.StartsWith(_words[0], StringComparison.Ordinal) || !english.EndsWith(_words[^1], StringComparison.Ordinal)) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var (at, end) = (_words[0].Length, english.Length - _words[^1].Length);
        for (var i = 0; i < _names.Count; i++)
        {
            if (at >= end) return null;
            var next = i + 1 == _names.Count ? end : english.IndexOf(_words[i + 1], at + 1, end - at - 1, StringComparison.Ordinal);
            if (next < 0) return null;
            values[_names[i]] = english[at..next];
            at = next + _words[i + 1].Length;
        }

        return values;
    }
}
