using System.Collections.Frozen;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Answers;

/// <summary>Yes, no and "I don't know", by the words of each language. Immutable, thread-safe.</summary>
internal sealed class ShortAnswers
{
    private const int LongestText = 200;
    private const int MostWords = 5;
    private const int LongestPhrase = 4;
    private const int ShortestMisspelt = 2;

    private readonly LocaleTag[] locales;
    private readonly FrozenDictionary<string, ulong> yesWords;
    private readonly FrozenDictionary<string, ulong> noWords;
    private readonly FrozenDictionary<string, ulong> unsure;

    /// <summary>Answers only when they are the whole message: inside another they mean something else.</summary>
    private readonly FrozenDictionary<string, ulong> alone;

    /// <summary>"нет денег", "no money" tell of a lack; these words behind them tell of a no.</summary>
    private readonly FrozenDictionary<string, ulong> lacking;

    private readonly FrozenDictionary<string, ulong> afterNo;

    private readonly FrozenDictionary<string, ulong> or;

    private readonly FrozenDictionary<string, ulong> but;

    private readonly Reassurance reassurance;

    private readonly PhraseTrie doubts;

    public ShortAnswers(IReadOnlyList<UnderstandingLanguage> languages, Denials denials)
    {
        locales = [.. languages.Select(l => l.Locale)];
        yesWords = Words(languages, l => l.Yes);
        noWords = Words(languages, l => l.No);
        unsure = Words(languages, l => l.Unsure);
        alone = Words(languages, l => l.Alone);
        lacking = Words(languages, l => l.Lack);
        afterNo = Words(languages, l => l.AfterNo);
        or = Words(languages, l => l.Or);
        but = Words(languages, l => l.But);
        reassurance = new Reassurance(languages, denials);
        var builder = new PhraseTrieBuilder();
        foreach (var doubt in languages.SelectMany(l => l.Answers.Doubt)) builder.Written.Add(doubt, doubt, PhraseUse.Of(PhraseRole.Part));
        doubts = new PhraseTrie(builder);
    }

    private static readonly System.Buffers.SearchValues<char> Pauses = System.Buffers.SearchValues.Create(",.;!:\n—–");

    private static readonly (string Sign, bool Answer)[] Signs =
        [("👍", true), ("✅", true), ("✔", true), ("☑", true), ("👌", true), ("🆗", true), ("🤝", true), ("💯", true), ("👎", false), ("❌", false), ("✖", false), ("🚫", false), ("🙅", false), ("⛔", false)];

    public bool? YesNo(string? text, IReadOnlyList<LocaleTag>? heard)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var folded = Folding.Fold(text);
        if (folded.Length == 0) return FromSigns(text.Trim());
        var languages = heard is null ? ulong.MaxValue : Mask(heard);
        if (Says(yesWords, folded, languages) is var yesAlone && Says(noWords, folded, languages) != yesAlone) return yesAlone;
        var words = folded.Split(' ');
        if (yesAlone || Contains(words, unsure, ulong.MaxValue, false)) return null;
        if (Contains(words, or, languages, false) || Contains(words, but, languages, false)) return null;
        var isPlain = !IsDoubtful(folded);
        if (isPlain && reassurance.In(words) is { } well && NoAtFirst(words, languages, mayBeMisspelt: well)) return well ? false : null;
        var beforePause = Folding.Fold(text[..Math.Max(0, text.AsSpan().IndexOfAny(Pauses))]);
        var isShort = words.Length <= MostWords;
        var yes = Says(yesWords, beforePause, languages) || (isShort && StartsWith(words, yesWords, languages));
        var no = Says(noWords, beforePause, languages) || (isShort && StartsWith(words, noWords, languages) && !IsLack(words));
        if (yes == no || no && !isPlain) return null;
        return yes && Contains(words[1..], noWords, languages, exceptAlone: true) ? null : yes;
    }

    public bool BeginsWithNo(string text, IReadOnlyList<LocaleTag> heard)
    {
        var folded = Folding.Fold(text);
        if (folded.Length is 0 or > LongestText) return false;
        var (words, languages) = (folded.Split(' '), Mask(heard));
        return StartsWith(words, noWords, languages) && !IsLack(words) && !IsDoubtful(folded)
            && !Contains(words, unsure, ulong.MaxValue, false) && !Contains(words, or, languages, false) && !Contains(words, but, languages, false);
    }

    public bool IsFear(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && IsDoubtful(Folding.Fold(text));

    public bool DontKnow(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return false;
        if (text.Contains("🤷", StringComparison.Ordinal)) return true;
        var words = Folding.Fold(text).Split(' ');
        return words.Length <= MostWords + 1 && Contains(words, unsure, ulong.MaxValue, false);
    }

    private static bool? FromSigns(string text)
    {
        if (text is "+" or "++" or "+++") return true;
        if (text is "-" or "–" or "—" or "−") return false;
        bool? found = null;
        foreach (var (sign, answer) in Signs)
        {
            if (!text.Contains(sign, StringComparison.Ordinal)) continue;
            if (found is not null && found != answer) return null;
            found = answer;
        }

        return found;
    }

    /// <summary>Beside "all is well" a no is a no, even one that means something else in other sentences, or a misspelt one.</summary>
    private bool NoAtFirst(string[] words, ulong languages, bool mayBeMisspelt)
    {
        if (Says(noWords, words[0], languages) || words.Length > 1 && Says(noWords, $"{words[0]} {words[1]}", languages)) return true;
        return mayBeMisspelt && words[0].Length >= ShortestMisspelt && !yesWords.ContainsKey(words[0])
            && noWords.Any(no => (no.Value & languages) != 0 && no.Key.Length > ShortestMisspelt && EditDistance.Within(words[0], no.Key, 1));
    }

    /// <summary>"No, nobody can get out": the no denies what was asked in other words, and says more than it denies.</summary>
    private bool IsDoubtful(string folded)
    {
        using var words = new SoundWords(folded);
        var found = new List<PhraseHit>();
        doubts.Find(words.Keys, words.Ends, found);
        return found.Count > 0;
    }

    private bool IsLack(string[] words) => words.Length > 1 && lacking.ContainsKey(words[0]) && !afterNo.ContainsKey(words[1]);

    private bool StartsWith(string[] words, FrozenDictionary<string, ulong> phrases, ulong languages)
    {
        for (var count = Math.Min(LongestPhrase, words.Length); count > 0; count--)
        {
            var start = string.Join(' ', words, 0, count);
            if (Says(phrases, start, languages & ~alone.GetValueOrDefault(start))) return true;
        }

        return false;
    }

    private bool Contains(string[] words, FrozenDictionary<string, ulong> phrases, ulong languages, bool exceptAlone)
    {
        for (var start = 0; start < words.Length; start++)
        {
            for (var count = Math.Min(LongestPhrase, words.Length - start); count > 0; count--)
            {
                var phrase = string.Join(' ', words, start, count);
                if (Says(phrases, phrase, exceptAlone ? languages & ~alone.GetValueOrDefault(phrase) : languages)) return true;
            }
        }

        return false;
    }

    private static bool Says(FrozenDictionary<string, ulong> phrases, string phrase, ulong languages) => (phrases.GetValueOrDefault(phrase) & languages) != 0;

    private ulong Mask(IReadOnlyList<LocaleTag> heard)
    {
        var mask = 0UL;
        foreach (var locale in heard)
            if (Array.IndexOf(locales, locale) is var at and >= 0) mask |= 1UL << (at % 64);
        return mask;
    }

    /// <summary>Each folded phrase with the languages that have it, a bit each.</summary>
    private static FrozenDictionary<string, ulong> Words(IReadOnlyList<UnderstandingLanguage> languages, Func<AnswerWords, IReadOnlyList<string>> list)
    {
        var words = new Dictionary<string, ulong>();
        foreach (var (at, language) in languages.Index())
            foreach (var word in list(language.Answers).Select(Folding.Fold)) words[word] = words.GetValueOrDefault(word) | (1UL << (at % 64));
        return words.ToFrozenDictionary();
    }
}
