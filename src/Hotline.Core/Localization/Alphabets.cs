using System.Collections.Frozen;

namespace Hotline.Core.Localization;

/// <summary>
/// The letters of each language, for a cheap check of translations: it finds look-alike letters, words of another language, and wrong apostrophes, and says what to write.
/// Words that stand in the source as they are (a quoted Russian sentence) and <see cref="TextWords.Names"/> are always right.
/// </summary>
internal static class Alphabets
{
    private const string Russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private const string UzbekLatin = "uz-Latn";
    private const char TurnedComma = '\u02BB';
    private const char Apostrophe = '\u02BC';

    private static readonly FrozenDictionary<string, FrozenSet<char>> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ru"] = Russian,
        ["kk"] = Russian + "әғқңөұүһі",
        ["ky"] = Russian + "ңөү",
        ["uz-Cyrl"] = Russian + "ўқғҳ",
        ["tg"] = Russian + "ғӣқӯҳҷ",
        [UzbekLatin] = "abcdefghijklmnopqrstuvxyz" + TurnedComma + Apostrophe,
    }.ToFrozenDictionary(p => p.Key, p => p.Value.ToFrozenSet(), StringComparer.Ordinal);

    /// <summary>Letter, then those that are meant by it, of which one is in the language's alphabet: twins of the other script, letters of old fonts, of the language beside it and of reforms.</summary>
    private static readonly FrozenDictionary<char, string[]> Meant =
        ("a а|c с|e е|h һ|i і|k к|m м|n п|o о|p р|t т|x х|y у|b ь|A А|B В|C С|E Е|H Н|I І|K К|M М|O О|P Р|T Т|X Х|Y У|"
            + "а a|в b|е e|і i,и|к k|м m|н h|о o|р p|с s|т t|у y|х x|А A|В B|Е E|І I|К K|М M|Н H|О O|Р P|С S|Т T|У Y|Х X|"
            + "ќ қ|њ ҳ|љ ҷ|ѓ ғ|ї ӣ,і|ў ӯ,ұ|ӯ ў|ӣ и|ҳ һ|һ ҳ|ҷ ж|ұ ү|õ oʻ|ö oʻ|ō oʻ|ğ gʻ|ḡ gʻ|ş sh|ç ch|w v").Split('|').Select(p => p.Split(' '))
        .ToFrozenDictionary(p => p[0][0], p => p[1].Split(','));

    /// <summary>What is wrong with the letters of a translation: at most one sentence a word, in order.</summary>
    public static IEnumerable<(bool Mixed, string Word, string Message)> Faults(string locale, string text, string source)
    {
        if (!Letters.TryGetValue(locale, out var letters)) yield break;
        var known = TextWords.Of(source).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var word in TextWords.Of(text).Distinct(StringComparer.Ordinal).Where(w => !known.Contains(w) && !TextWords.Names.Contains(w)))
        {
            if (word.Any(TextWords.IsCyrillic) && word.Any(TextWords.IsLatin))
                yield return (true, word, $"'{word}' mixes Cyrillic and Latin letters ({Foreign(word, letters)}). {Remedy(word, letters) ?? "Type the word anew on one keyboard."}");
            else if (locale == UzbekLatin && Signs(word) is var right && right != word)
                yield return (false, word, $"'{word}' has a wrong apostrophe. Write '{right}': ʻ (U+02BB) after o and g, else ʼ (U+02BC).");
            else if (locale == UzbekLatin && HasLoneC(word))
                yield return (false, word, $"'{word}' has a 'c' without 'h', which Uzbek does not know. Write 's', 'k' or 'ch'.");
            else if (word.FirstOrDefault(c => IsForeign(c, letters)) is var letter and not '\0')
                yield return (false, word, $"'{word}' has the letter '{letter}' (U+{(int)letter:X4}), which the alphabet of {locale} does not know. {Remedy(word, letters) ?? "Write the word in this language."}");
        }
    }

    private static bool IsForeign(char c, FrozenSet<char> letters) => char.IsLetter(c) && !letters.Contains(char.ToLowerInvariant(c));

    private static string Foreign(string word, FrozenSet<char> letters) =>
        string.Join(", ", word.Where(c => IsForeign(c, letters)).Distinct().Select(c => $"{c} is {(TextWords.IsLatin(c) ? "Latin" : "Cyrillic")}, U+{(int)c:X4}"));

    /// <summary>The word with the language's own letters, or null when that cannot be guessed.</summary>
    private static string? Remedy(string word, FrozenSet<char> letters)
    {
        // A whole word of the other script is no slip of the keyboard.
        if (!word.Any(c => char.IsLetter(c) && letters.Contains(char.ToLowerInvariant(c)))) return null;
        var parts = word.Select(c => IsForeign(c, letters) ? Own(c, letters) : c.ToString()).ToArray();
        return parts.All(p => p is not null) ? $"Write '{string.Concat(parts)}'." : null;
    }

    private static string? Own(char letter, FrozenSet<char> letters)
    {
        if (Fitting(letter) is { } own) return own;
        return char.IsUpper(letter) && Fitting(char.ToLowerInvariant(letter)) is { } small ? char.ToUpperInvariant(small[0]) + small[1..] : null;

        string? Fitting(char c) => Meant.GetValueOrDefault(c, []).FirstOrDefault(m => m.All(l => letters.Contains(char.ToLowerInvariant(l))));
    }

    private static string Signs(string word) => string.Concat(word.Select((c, i) =>
        !(TextWords.IsApostrophe(c) || c is TurnedComma or Apostrophe) ? c : i > 0 && word[i - 1] is ('o' or 'O' or 'g' or 'G') ? TurnedComma : Apostrophe));

    private static bool HasLoneC(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'c' or 'C' && (i + 1 == word.Length || word[i + 1] is not ('h' or 'H'))) return true;
        }

        return false;
    }
}
