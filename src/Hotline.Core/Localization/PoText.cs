using System.Text;

namespace Hotline.Core.Localization;

/// <summary>Quoted strings of PO files.</summary>
internal static class PoText
{
    private const string Codes = "ntrabfv\"\\";
    private const string Signs = "\n\t\r\a\b\f\v\"\\";

    /// <summary>The text between quotes, or null when the quotes or an escape are wrong.</summary>
    public static string? Unquote(ReadOnlySpan<char> quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"') return null;
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] == '"') return null;
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }

            var code = i + 1 < quoted.Length - 1 ? Codes.IndexOf(quoted[++i], StringComparison.Ordinal) : -1;
            if (code < 0) return null;
            text.Append(Signs[code]);
        }

        return text.ToString();
    }

    public static void AppendQuoted(StringBuilder to, ReadOnlySpan<char> text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            var code = Signs.IndexOf(c, StringComparison.Ordinal);
            if (code >= 0) to.Append('\\').Append(Codes[code]);
            else to.Append(c);
        }

        to.Append('"');
    }
}
