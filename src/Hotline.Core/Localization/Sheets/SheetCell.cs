using System.Buffers;

namespace Hotline.Core.Localization.Sheets;

/// <summary>
/// A cell on its way into a spreadsheet and back. A text that a spreadsheet would take for a formula gets an apostrophe before it, which is taken off again: nobody's words are run as a program.
/// </summary>
internal static class SheetCell
{
    private const char Guard = '\'';
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\t\r\n");

    public static string Write(string text)
    {
        var guarded = IsFormula(text) ? Guard + text : text;
        return guarded.AsSpan().IndexOfAny(Special) < 0 && guarded == guarded.Trim() ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Read(string cell)
    {
        var text = cell.ReplaceLineEndings("\n");
        return text.StartsWith(Guard) && IsFormula(text) ? text[1..] : text;
    }

    private static bool IsFormula(string text) => text.TrimStart(Guard) is { Length: > 0 } rest && rest[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠');
}
