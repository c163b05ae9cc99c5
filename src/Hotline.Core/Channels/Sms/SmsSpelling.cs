using System.Collections.Frozen;
using System.Text;

namespace Hotline.Core.Channels.Sms;

/// <summary>
/// Spells a text as it costs least: typographic signs as the plain ones that an old phone has too (<c>oʻ</c> as <c>o'</c>). Letters are never changed. Pure, idempotent.
/// </summary>
public static class SmsSpelling
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const char FirstPlain = '!';

    /// <summary>What is written, then the signs that stand for it.</summary>
    private static readonly (string Plain, string Signs)[] Rows =
    [
        ("'", "\u02BB\u02BC\u2018\u2019\u201B\u02BD\u02B9\u02C8\u00B4\u02CA`\u02CB\u2032\u2035\u275B\u275C"),
        ("\"", "\u00AB\u00BB\u201C\u201D\u201E\u201F\u02BA\u02EE\u2033\u275D\u275E\u301D\u301E"),
        ("<", "\u2039"),
        (">", "\u203A"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\uFE63\u2022\u00B7"),
        (",", "\u201A\uFE50\u3001"),
        (".", "\u2024\u3002\uFF61"),
        ("...", "\u2026"),
        ("!!", "\u203C"),
        ("No.", "\u2116"),
        ("/", "\u00F7\u2044\u2215"),
        ("x", "\u00D7"),
        ("1/4", "\u00BC"),
        ("1/2", "\u00BD"),
        ("3/4", "\u00BE"),
        ("->", "\u2192"),
        ("<-", "\u2190"),
        ("(c)", "\u00A9"),
        ("TM", "\u2122"),
        (" ", "\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000"),
        ("\n", "\u2028\u2029\u0085"),
        ("", Invisible),
    ];

    /// <summary>Marks that no phone shows; not the joiner, which holds emoji together.</summary>
    private const string Invisible = "\u00AD\u200B\u200C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

    private static readonly FrozenDictionary<char, string> Plain = Table(Rows);
    private static readonly FrozenDictionary<char, string> Unseen = Table([("", Invisible)]);

    /// <summary>
    /// The text in plain signs where that makes all of it GSM-7 and costs no more parts; where it stays UCS-2, without its invisible marks if that saves a part; else as it is.
    /// So a text with letters outside GSM-7 keeps its dashes and quotes: plain ones would save nothing.
    /// </summary>
    public static string Cheapest(string text)
    {
        if (SmsSegments.IsGsm7(text)) return text;
        var parts = SmsSegments.Count(text).Segments;
        var plain = Spell(text, Plain);
        if (SmsSegments.IsGsm7(plain)) return SmsSegments.Count(plain).Segments <= parts ? plain : text;
        var seen = Spell(text, Unseen);
        return SmsSegments.Count(seen).Segments < parts ? seen : text;
    }

    private static string Spell(string text, FrozenDictionary<char, string> table)
    {
        var spelled = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (table.TryGetValue(c, out var plain)) spelled.Append(plain);
            else spelled.Append(c);
        }

        return spelled.ToString();
    }

    private static FrozenDictionary<char, string> Table((string Plain, string Signs)[] rows)
    {
        var table = rows.SelectMany(row => row.Signs.Select(sign => (sign, row.Plain))).ToDictionary(p => p.sign, p => p.Plain);
        if (rows.Length > 1)
            for (var wide = FirstWide; wide <= LastWide; wide++) table.TryAdd(wide, ((char)(wide - FirstWide + FirstPlain)).ToString());
        return table.ToFrozenDictionary();
    }
}
