using System.Globalization;
using System.Text;

namespace Hotline.Tests.Support;

/// <summary>
/// In what forms a secret may stand in a file: plain in UTF-8 and UTF-16, in Base64 wherever it begins in what was coded (either alphabet), percent-encoded, and with <c>\u</c> escapes as JSON has them. A sweep that looks
/// for the plain one alone would pass over a body that somebody logged as they got it.
/// </summary>
internal static class SecretForms
{
    private const int BytesOfGroup = 3;

    /// <summary>A shorter piece of Base64 stands in any file by chance.</summary>
    private const int ShortestCoded = 8;

    /// <summary>Every form, as the bytes that would stand in a file.</summary>
    public static IReadOnlyList<byte[]> Of(string secret) =>
        [.. Texts(secret).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes), Encoding.Unicode.GetBytes(secret)];

    /// <summary>Every form that is a text.</summary>
    public static IEnumerable<string> Texts(string secret)
    {
        yield return secret;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(secret), Encoding.Unicode.GetBytes(secret) })
            foreach (var coded in Base64(bytes))
            {
                yield return coded;
                yield return coded.Replace('+', '-').Replace('/', '_');
            }

        foreach (var percent in new[] { Uri.EscapeDataString(secret), Percent(secret) })
        {
            yield return percent;
            yield return Lower(percent, '%', 2);
            yield return percent.Replace("%20", "+", StringComparison.Ordinal);
        }

        foreach (var escaped in new[] { Escaped(secret, all: false), Escaped(secret, all: true) })
        {
            yield return escaped;
            yield return Lower(escaped, 'u', 4);
        }
    }

    /// <summary>What is the same in Base64 whatever stands before and behind, for each place in a group of three bytes that the secret may begin at.</summary>
    private static IEnumerable<string> Base64(byte[] secret)
    {
        for (var before = 0; before < BytesOfGroup; before++)
        {
            var whole = (before + secret.Length) / BytesOfGroup * BytesOfGroup;
            var coded = Convert.ToBase64String([.. new byte[before], .. secret], 0, whole);
            // A group that begins with bytes of another's is not the secret's alone.
            var sure = before == 0 ? coded : coded.Length > 4 ? coded[4..] : "";
            if (sure.Length >= ShortestCoded) yield return sure;
        }
    }

    private static string Percent(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")));

    private static string Escaped(string text, bool all) => string.Concat(text.Select(c => all || !char.IsAscii(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString()));

    /// <summary>Hexadecimal digits behind a mark in small letters.</summary>
    private static string Lower(string text, char mark, int digits)
    {
        var lower = text.ToCharArray();
        for (var i = 0; i < lower.Length - digits; i++)
        {
            if (lower[i] != mark || (mark == 'u' && (i == 0 || lower[i - 1] != '\\'))) continue;
            for (var d = 1; d <= digits; d++) lower[i + d] = char.ToLowerInvariant(lower[i + d]);
        }

        return new string(lower);
    }
}
