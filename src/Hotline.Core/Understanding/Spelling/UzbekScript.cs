using System.Collections.Frozen;
using System.Text;

namespace Hotline.Core.Understanding.Spelling;

/// <summary>
/// Uzbek from one script to the other by rule. Latin comes out with U+02BB in oʻ and gʻ and U+02BC elsewhere, however its signs were typed. What is not Uzbek stays as it is.
/// Cyrillic to Latin is good for showing; Latin to Cyrillic cannot know the <c>ь</c> and most <c>ц</c> of loan words. Pure, linear, never throws; null counts as empty.
/// </summary>
public static class UzbekScript
{
    private const string LatinVowels = "aeiou";
    private const string CyrillicVowels = "аеёиоуўэюяы";

    /// <summary>Latin, then Cyrillic; the longest that fits is taken.</summary>
    private const string Pairs =
        "yoʻ йў|oʻ ў|gʻ ғ|sʼh сҳ|sh ш|ch ч|yo ё|yu ю|ya я|tsiya ция|a а|b б|d д|f ф|g г|h ҳ|i и|j ж|k к|l л|m м|n н|o о|p п|q қ|r р|s с|t т|u у|v в|x х|y й|z з|ʼ ъ|õ ў|ō ў|ö ў|ğ ғ|ḡ ғ|ş ш|ç ч";

    private static readonly FrozenDictionary<string, string> Cyrillic = Pairs.Split('|').Select(p => p.Split(' ')).ToFrozenDictionary(p => p[0], p => p[1]);

    private static readonly FrozenDictionary<char, string> Latin =
        "а a|б b|в v|г g|д d|ё yo|ж j|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х x|ч ch|ш sh|щ sh|ъ ʼ|ы i|ь |э e|ю yu|я ya|ў oʻ|ғ gʻ|қ q|ҳ h"
            .Split('|').ToFrozenDictionary(p => p[0], p => p[2..]);

    private static readonly int Longest = Cyrillic.Keys.Max(k => k.Length);

    public static string ToCyrillic(string text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var signs = Signs(text);
        var written = new StringBuilder(signs.Length);
        for (var i = 0; i < signs.Length;)
        {
            var (taken, put) = Cyrillised(signs, i);
            Append(written, put, signs, i, taken);
            i += taken;
        }

        return written.ToString();
    }

    public static string ToLatin(string text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var written = new StringBuilder(text.Length * 2);
        for (var i = 0; i < text.Length; i++) Append(written, Latinised(text, i), text, i, 1);
        return written.ToString();
    }

    private static (int Taken, string Put) Cyrillised(string text, int at)
    {
        var c = char.ToLowerInvariant(text[at]);
        var before = at == 0 ? ' ' : char.ToLowerInvariant(text[at - 1]);
        var next = at + 1 < text.Length ? char.ToLowerInvariant(text[at + 1]) : ' ';
        var consonant = IsConsonant(before) || at > 1 && before == CleanWords.Turned && char.ToLowerInvariant(text[at - 2]) == 'g';
        if (c == 'e') return (1, consonant ? "е" : "э");
        if (c == 'y' && next == 'e') return (2, consonant ? "ье" : "е");
        var lookup = Cyrillic.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[Longest];
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
        {
            text.AsSpan(at, length).ToLowerInvariant(key);
            if (lookup.TryGetValue(key[..length], out var put)) return (length, put);
        }

        return (1, text[at].ToString());
    }

    private static string Latinised(string text, int at)
    {
        var c = char.ToLowerInvariant(text[at]);
        var before = at == 0 ? ' ' : char.ToLowerInvariant(text[at - 1]);
        var next = at + 1 < text.Length ? char.ToLowerInvariant(text[at + 1]) : ' ';
        return c switch
        {
            'е' => !char.IsLetter(before) || CyrillicVowels.Contains(before, StringComparison.Ordinal) || before is 'ъ' or 'ь' ? "ye" : "e",
            'ц' => CyrillicVowels.Contains(before, StringComparison.Ordinal) && CyrillicVowels.Contains(next, StringComparison.Ordinal) ? "ts" : "s",
            'с' when next == 'ҳ' => "sʼ",
            _ => Latin.GetValueOrDefault(c) ?? text[at].ToString(),
        };
    }

    private static bool IsConsonant(char c) => char.IsAsciiLetterLower(c) && !LatinVowels.Contains(c, StringComparison.Ordinal);

    /// <summary>Every apostrophe as the sign that it stands for.</summary>
    private static string Signs(string text) => string.Create(text.Length, text, (signs, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var sign = i > 0 && FoldTable.IsApostrophe(from[i]);
            signs[i] = !sign ? from[i] : from[i - 1] is 'o' or 'O' or 'g' or 'G' ? CleanWords.Turned : char.IsLetter(from[i - 1]) ? FoldTable.Apostrophe : from[i];
        }
    });

    /// <summary>The case follows the first letter; all capitals when its neighbour is one too.</summary>
    private static void Append(StringBuilder written, string put, string text, int at, int taken)
    {
        if (!char.IsUpper(text[at]))
        {
            written.Append(put);
            return;
        }

        var neighbour = at + taken < text.Length && char.IsLetter(text[at + taken]) ? text[at + taken] : at > 0 ? text[at - 1] : ' ';
        var capitals = char.IsUpper(neighbour);
        for (var i = 0; i < put.Length; i++) written.Append(i == 0 || capitals ? char.ToUpperInvariant(put[i]) : put[i]);
    }
}
