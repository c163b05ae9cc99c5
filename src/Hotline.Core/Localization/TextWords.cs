namespace Hotline.Core.Localization;

/// <summary>Cuts texts into words: letters, with the apostrophes between them. Placeholders, addresses in braces and numbers are no words. Pure.</summary>
internal static class TextWords
{
    private const string Apostrophes = "'\u2018\u2019`\u00B4\u02B9\u2032";

    /// <summary>Names that are written in Latin letters in every language.</summary>
    public static readonly IReadOnlySet<string> Names =
        new HashSet<string>(["SMS", "MMS", "WhatsApp", "Telegram", "Viber", "Signal", "Google", "PDF", "Word", "JPG", "PNG"], StringComparer.Ordinal);

    public static bool IsApostrophe(char c) => Apostrophes.Contains(c, StringComparison.Ordinal);

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    public static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' && char.IsLetter(c);

    /// <summary>The words in order; with <paramref name="hyphens"/>, what a hyphen joins is one word.</summary>
    public static IEnumerable<string> Of(string text, bool hyphens = false) => Ranges(text, hyphens).Select(r => text[r]);

    public static IEnumerable<Range> Ranges(string text, bool hyphens = false)
    {
        var (from, inBraces) = (-1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            inBraces = c == '{' || inBraces && c != '}';
            var joins = from >= 0 && (IsApostrophe(c) || hyphens && c == '-') && i + 1 < text.Length && char.IsLetter(text[i + 1]);
            var isPart = !inBraces && (char.IsLetter(c) || joins);
            if (isPart && from < 0) from = i;
            if (isPart || from < 0) continue;
            yield return from..i;
            from = -1;
        }
    }
}
