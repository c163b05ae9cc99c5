using System.Globalization;

namespace Hotline.Core.Understanding.Spelling;

/// <summary>
/// What each UTF-16 unit folds to. Built once from the platform's Unicode categories and the lists below; the platform's own NFKC is not used,
/// because under invariant globalization it leaves text as it is.
/// </summary>
internal static class FoldTable
{
    /// <summary>Ends a word.</summary>
    public const char Separator = '\0';

    /// <summary>Vanishes without ending a word.</summary>
    public const char Dropped = '\u0001';

    /// <summary>A combining mark.</summary>
    public const char Mark = '\u0002';

    /// <summary>Values from here on are letters and digits to write, or name an expansion.</summary>
    public const char FirstLetter = '0';

    /// <summary>Most characters that one character folds to.</summary>
    public const int LongestExpansion = 3;

    /// <summary>The one sign that stands for every apostrophe where they are kept.</summary>
    public const char Apostrophe = 'ʼ';

    private const char FirstExpansion = '\uE000';

    private const string Apostrophes = "'`´ʹʻʼʽʾʿˈˊˋ‘’‛′‵＇";

    /// <summary>Sign, then what it folds to: letters that are written as another one when the keyboard lacks them.</summary>
    private const string Letters =
        "қ к|ғ г|ң н|ө о|ұ у|ү у|ә а|ҳ х|ў у|ӣ и|ӯ у|ҷ ч|ё е|ѐ е|ѝ и|ї и|ќ к|њ х|љ ч|ѓ г|ј j|ѕ s|ҝ к|ӊ н|ӱ у|ӧ о|ӓ а|є е|ґ г|ӈ н|ҡ к|ӷ г|" +
        "ı i|İ i|á a|à a|â a|ã a|ä a|å a|ā a|ă a|ǎ a|ą a|é e|è e|ê e|ë e|ē e|ė e|ę e|ě e|í i|ì i|î i|ï i|ī i|ĩ i|į i|" +
        "ó o|ò o|ô o|õ o|ö o|ō o|ő o|ø o|ú u|ù u|û u|ü u|ū u|ů u|ű u|ũ u|ý y|ÿ y|ñ n|ń n|ň n|ŋ n|ğ g|ǵ g|ḡ g|ĝ g|ģ g|" +
        "ž zh|ż z|ź z|ç ch|č ch|ć c|ş sh|š sh|ș sh|ś s|ț t|ţ t|ł l|ř r|ď d|ť t|ß ss|æ ae|œ oe|ə a";

    /// <summary>Compatibility forms: another way to write the same letters.</summary>
    private const string Forms =
        "İ i|ﬀ ff|ﬁ fi|ﬂ fl|ﬃ ffi|ﬄ ffl|ﬅ st|ﬆ st|² 2|³ 3|¹ 1|⁰ 0|ª a|º o";

    private static readonly string[] Expansions = ReadExpansions();
    private static readonly char[] Table = Build(Pairs(), apostrophe: Dropped);
    private static readonly char[] CleanTable = Build(Pairs(Forms), Apostrophe);

    public static char Map(char c) => Table[c];

    /// <summary>As <see cref="Map"/>, but the letters of every language stay, and each apostrophe becomes <see cref="Apostrophe"/>.</summary>
    public static char Clean(char c) => CleanTable[c];

    public static bool IsExpansion(char folded) => folded >= FirstExpansion && folded < FirstExpansion + Expansions.Length;

    public static string Expansion(char folded) => Expansions[folded - FirstExpansion];

    public static bool IsApostrophe(char c) => Apostrophes.Contains(c, StringComparison.Ordinal);

    private static char[] Build(IEnumerable<(char Sign, string Folded)> replacements, char apostrophe)
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code < table.Length; code++) table[code] = ByCategory((char)code);
        foreach (var sign in Apostrophes) table[sign] = apostrophe;
        // The hard sign and the Latin apostrophe are one sound of Uzbek; both are left out as often as written.
        if (apostrophe == Dropped) table['ъ'] = table['Ъ'] = Dropped;
        foreach (var (sign, folded) in replacements) table[sign] = table[char.ToUpperInvariant(sign)] = One(folded);
        AddNumbered(table, 0x2460, 20, first: 1);
        AddNumbered(table, 0x2474, 20, first: 1);
        AddNumbered(table, 0x2488, 20, first: 1);
        AddNumbered(table, 0x2776, 10, first: 1);
        AddNumbered(table, 0x2780, 10, first: 1);
        AddNumbered(table, 0x278A, 10, first: 1);
        AddNumbered(table, 0x2080, 10, first: 0);
        for (var i = 0; i < 26; i++) table[0x24B6 + i] = table[0x24D0 + i] = (char)('a' + i);
        for (var code = 0xFF01; code <= 0xFF5E; code++) table[code] = table[code - 0xFF01 + '!'];
        return table;
    }

    private static char ByCategory(char c)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.SpacingCombiningMark:
                return char.ToLowerInvariant(c);
            case UnicodeCategory.DecimalDigitNumber:
                return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return Mark;
            case UnicodeCategory.Format:
                return Dropped;
            default:
                return Separator;
        }
    }

    private static void AddNumbered(char[] table, int from, int count, int first)
    {
        for (var i = 0; i < count; i++) table[from + i] = One((i + first).ToString(CultureInfo.InvariantCulture));
    }

    private static char One(string folded) =>
        folded.Length == 1 ? folded[0] : (char)(FirstExpansion + Array.IndexOf(Expansions, folded));

    private static IEnumerable<(char Sign, string Folded)> Pairs() => Pairs(Letters).Concat(Pairs(Forms));

    private static IEnumerable<(char Sign, string Folded)> Pairs(string list) => list.Split('|').Select(pair => (pair[0], pair[2..]));

    private static string[] ReadExpansions() =>
        [.. Pairs().Select(p => p.Folded).Where(f => f.Length > 1).Concat(Enumerable.Range(10, 11).Select(n => n.ToString(CultureInfo.InvariantCulture))).Distinct()];
}
