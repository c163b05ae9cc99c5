using System.Collections.Frozen;

namespace Hotline.Core.Localization;

/// <summary>
/// The letters of each language, for a cheap check of translations: it finds look-alike letters, words of another language, and wrong apostrophes.
/// Words that stand in the source as they are (SMS, WhatsApp, a quoted Russian sentence) are always right.
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

    // Signs that phones put where Uzbek has its own two.
    private static readonly FrozenSet<char> WrongApostrophes = "'\u2018\u2019`\u00B4\u02B9\u2032".ToFrozenSet();

    /// <summary>What is wrong with the letters of a translation: at most one sentence a word, in order.</summary>
    public static IEnumerable<(bool Mixed, string Message)> Faults(string locale, string text, string source)
    {
        if (!Letters.TryGetValue(locale, out var letters)) yield break;
        var known = Words(source).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var word in Words(text).Distinct(StringComparer.Ordinal).Where(w => !known.Contains(w)))
        {
            if (word.Any(IsCyrillic) && word.Any(IsLatin))
                yield return (true, $"'{word}' mixes Cyrillic and Latin letters ({Foreign(word, letters)}). Type the word anew on one keyboard.");
            else if (locale == UzbekLatin && word.Any(WrongApostrophes.Contains))
                yield return (false, $"'{word}' has a foreign apostrophe. Write ʻ (U+02BB) after o and g, else ʼ (U+02BC).");
            else if (locale == UzbekLatin && HasLoneC(word))
                yield return (false, $"'{word}' has a 'c' without 'h', which Uzbek does not know.");
            else if (word.FirstOrDefault(c => char.IsLetter(c) && !letters.Contains(char.ToLowerInvariant(c))) is var letter and not '\0')
                yield return (false, $"'{word}' has the letter '{letter}', which the alphabet of {locale} does not know.");
        }
    }

    private static string Foreign(string word, FrozenSet<char> letters) =>
        string.Join(", ", word.Where(c => char.IsLetter(c) && !letters.Contains(char.ToLowerInvariant(c))).Distinct().Select(c => $"{c} is {(IsLatin(c) ? "Latin" : "Cyrillic")}"));

    private static bool HasLoneC(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'c' or 'C' && (i + 1 == word.Length || word[i + 1] is not ('h' or 'H'))) return true;
        }

        return false;
    }

    // Letters with the apostrophes between them; placeholders, addresses and numbers are no words.
    private static IEnumerable<string> Words(string text)
    {
        var (from, inBraces) = (-1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            inBraces = c == '{' || inBraces && c != '}';
            var isPart = !inBraces && (char.IsLetter(c) || from >= 0 && (WrongApostrophes.Contains(c) && i + 1 < text.Length && char.IsLetter(text[i + 1])));
            if (isPart && from < 0) from = i;
            if (isPart || from < 0) continue;
            yield return text[from..i];
            from = -1;
        }
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' && char.IsLetter(c);
}
