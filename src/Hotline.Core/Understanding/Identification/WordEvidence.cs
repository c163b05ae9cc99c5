using System.Collections.Frozen;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification;

/// <summary>
/// What the lists that coordinators own say of a text's language: letters that only some languages have, marker words and endings, and a little the words of the phrases.
/// Immutable, thread-safe.
/// </summary>
internal sealed class WordEvidence
{
    private const double EndingWeight = 0.6;
    private const double PhraseWordWeight = 0.5;
    private const double LatinTypedWeight = 0.7;
    private const double BeginningWeight = 0.4;
    private const int MostEnding = 8;
    private const int LeastBeginning = 4;
    private const int MostBeginning = 12;

    private readonly FrozenDictionary<string, double[]> words;
    private readonly FrozenDictionary<string, double[]> soundsInLatin;
    private readonly FrozenDictionary<string, double[]> endings;
    private readonly FrozenDictionary<string, double[]> beginnings;
    private readonly FrozenDictionary<char, double[]> letters;

    public WordEvidence(IReadOnlyList<UnderstandingLanguage> languages)
    {
        words = Weigh(languages, PhraseWords, PhraseWordWeight, Words, 1);
        soundsInLatin = Weigh(languages, l => [], 0, l => HasLatinTwin(l, languages) ? [] : Words(l).Where(IsCyrillic).Select(SoundKey.Of), LatinTypedWeight);
        beginnings = Weigh(languages, l => [], 0, l => PhraseBeginnings(l), BeginningWeight);
        endings = Weigh(languages, l => [], 0, l => Markers(l).Where(m => m.StartsWith('*')).Select(m => Folding.Fold(m)), EndingWeight);
        letters = LanguageLetters.For([.. languages.Select(l => l.Locale)]);
    }

    /// <summary>Adds what speaks for each language, in the order of the languages; 1 is one sure word. <paramref name="folded"/> is the folded <paramref name="text"/>.</summary>
    public void Weigh(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, Span<double> scores)
    {
        AddLetters(text, scores);
        AddWords(folded, scores);
    }

    private void AddLetters(ReadOnlySpan<char> text, Span<double> scores)
    {
        // A letter's weight counts in full once and fades with repetition, so that a long text is not decided by one letter.
        Span<byte> seen = stackalloc byte[LanguageLetters.Slots];
        seen.Clear();
        for (var at = 0; at < text.Length; at++)
        {
            // However the sign of oʻ and gʻ is typed, it is Uzbek; between other letters it may be English.
            var c = at > 0 && text[at - 1] is 'o' or 'O' or 'g' or 'G' && FoldTable.IsApostrophe(text[at]) ? 'ʻ' : text[at];
            if (c < 'a' || !letters.TryGetValue(c, out var weights)) continue;
            ref var times = ref seen[c % LanguageLetters.Slots];
            if (times == byte.MaxValue) continue;
            times++;
            for (var i = 0; i < scores.Length; i++) scores[i] += weights[i] / times;
        }
    }

    private void AddWords(ReadOnlySpan<char> folded, Span<double> scores)
    {
        var exact = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var sounds = soundsInLatin.GetAlternateLookup<ReadOnlySpan<char>>();
        var ending = endings.GetAlternateLookup<ReadOnlySpan<char>>();
        var beginning = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[64];
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            if (word.IsEmpty || word.Length > key.Length / SoundKey.LongestExpansion) continue;
            var known = exact.TryGetValue(word, out var weights);
            if (known) Add(weights!, scores);
            if (char.IsAsciiLetter(word[0]) && sounds.TryGetValue(key[..SoundKey.Write(word, key)], out weights)) Add(weights, scores);
            for (var length = known ? 0 : Math.Min(MostBeginning, word.Length); length >= LeastBeginning; length--)
            {
                if (!beginning.TryGetValue(word[..length], out weights)) continue;
                Add(weights, scores);
                break;
            }

            for (var length = Math.Min(MostEnding, word.Length - 2); length > 1; length--)
            {
                if (!ending.TryGetValue(word[^length..], out weights)) continue;
                Add(weights, scores);
                break;
            }
        }
    }

    private static void Add(double[] weights, Span<double> scores)
    {
        for (var i = 0; i < scores.Length; i++) scores[i] += weights[i];
    }

    /// <summary>What each word says for each language: the more languages claim it, the less.</summary>
    private static FrozenDictionary<string, double[]> Weigh(
        IReadOnlyList<UnderstandingLanguage> languages,
        Func<UnderstandingLanguage, IEnumerable<string>> weak,
        double weakWeight,
        Func<UnderstandingLanguage, IEnumerable<string>> strong,
        double strongWeight)
    {
        var table = new Dictionary<string, double[]>();
        for (var i = 0; i < languages.Count; i++)
        {
            Note(weak(languages[i]), i, weakWeight);
            Note(strong(languages[i]), i, strongWeight);
        }

        var rows = new List<double[]>();
        foreach (var (word, weights) in table)
        {
            var claims = 0;
            foreach (var weight in weights) claims += weight > 0 ? 1 : 0;
            for (var i = 0; i < weights.Length; i++) weights[i] /= claims;
            table[word] = Shared(rows, weights);
        }

        return table.ToFrozenDictionary();

        void Note(IEnumerable<string> list, int language, double weight)
        {
            foreach (var word in list.Where(w => w.Length > 0))
            {
                if (!table.TryGetValue(word, out var weights)) table[word] = weights = new double[languages.Count];
                weights[language] = weight;
            }
        }
    }

    /// <summary>Thousands of words say one of a few dozen things.</summary>
    private static double[] Shared(List<double[]> rows, double[] weights)
    {
        foreach (var row in rows)
        {
            var same = true;
            for (var i = 0; i < row.Length && same; i++) same = row[i].Equals(weights[i]);
            if (same) return row;
        }

        rows.Add(weights);
        return weights;
    }

    private static IEnumerable<string> Markers(UnderstandingLanguage language) => language.Markers.Select(m => m.Trim());

    private static IEnumerable<string> Words(UnderstandingLanguage language) =>
        Markers(language).Where(m => !m.StartsWith('*')).SelectMany(m => Folding.Fold(m).Split(' '));

    private static bool IsCyrillic(string word) => word.Any(c => c > 'z');

    /// <summary>A language that has its own Latin spelling needs no guess at how its Cyrillic words are typed in Latin.</summary>
    private static bool HasLatinTwin(UnderstandingLanguage language, IReadOnlyList<UnderstandingLanguage> all) =>
        all.Any(other => other.Locale != language.Locale && Name(other.Locale) == Name(language.Locale) && !Words(other).Any(IsCyrillic));

    private static string Name(LocaleTag locale) => locale.Value.Split('-')[0];

    private static IEnumerable<string> PhraseBeginnings(UnderstandingLanguage language) =>
        PhraseParts(language).Where(w => w.EndsWith('*')).Select(Folding.Fold).Where(w => w.Length is >= LeastBeginning and <= MostBeginning && !w.Contains(' '));

    /// <summary>Each word of the phrases as it stands, once: most stand in many.</summary>
    private static HashSet<string> PhraseParts(UnderstandingLanguage language)
    {
        var parts = new HashSet<string>();
        foreach (var (_, phrase) in language.Danger) parts.UnionWith(phrase.Split(' '));
        foreach (var (_, phrase) in language.Topics) parts.UnionWith(phrase.Split(' '));
        foreach (var (_, phrase) in language.Urgent) parts.UnionWith(phrase.Split(' '));
        foreach (var phrase in language.Calm) parts.UnionWith(phrase.Split(' '));
        foreach (var (_, name) in language.Requests.Languages) parts.UnionWith(name.Split(' '));
        foreach (var word in language.Requests.Words) parts.UnionWith(word.Split(' '));
        return parts;
    }

    private static IEnumerable<string> PhraseWords(UnderstandingLanguage language) =>
        PhraseParts(language).Where(w => !w.EndsWith('*') && !w.StartsWith('~')).SelectMany(w => Folding.Fold(w).Split(' ')).Where(w => w.Length > 2);
}
