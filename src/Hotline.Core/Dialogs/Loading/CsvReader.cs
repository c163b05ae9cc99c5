using System.Text;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>A row of a CSV file, the line on which it begins, and its number as a spreadsheet shows it (empty rows count).</summary>
internal sealed record CsvRow(Spot At, int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads comma-separated values (or those of another separator) strictly: a cell in double quotes may hold commas, line ends and doubled quotes; a quote anywhere else is a fault. Empty lines are passed over.
/// </summary>
internal static class CsvReader
{
    public static IReadOnlyList<CsvRow> Read(string file, string text, FaultSink faults, char separator = ',')
    {
        var rows = new List<CsvRow>();
        var (at, line) = (0, 1);
        for (var number = 1; at < text.Length; number++)
        {
            var first = new Spot(file, line);
            var cells = ReadRow(text, separator, ref at, ref line, first, faults);
            if (cells.Count > 1 || cells[0].Length > 0) rows.Add(new CsvRow(first, number, cells));
        }

        return rows;
    }

    private static List<string> ReadRow(string text, char separator, ref int at, ref int line, Spot row, FaultSink faults)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' ? ReadQuoted(text, separator, ref at, ref line, row, faults) : ReadPlain(text, separator, ref at, row, faults));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            if (at < text.Length) at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
            return cells;
        }
    }

    private static string ReadPlain(string text, char separator, ref int at, Spot row, FaultSink faults)
    {
        var from = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) at++;
        var cell = text[from..at];
        if (cell.Contains('"')) faults.Error(row, FaultCode.BadCsv, $"The cell '{ValueReader.Short(cell)}' has a quote inside. Put the whole cell in quotes and double the quote: \"\".");
        return cell.Trim();
    }

    private static string ReadQuoted(string text, char separator, ref int at, ref int line, Spot row, FaultSink faults)
    {
        var cell = new StringBuilder();
        at++;
        while (at < text.Length)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                return End(text, separator, ref at, cell, row, faults);
            }

            if (text[at] == '"') at++;
            if (text[at] == '\n') line++;
            cell.Append(text[at++]);
        }

        faults.Error(row, FaultCode.BadCsv, "A quoted cell that begins in this row is never closed. Add the closing quote.");
        return cell.ToString().Trim();
    }

    private static string End(string text, char separator, ref int at, StringBuilder cell, Spot row, FaultSink faults)
    {
        var from = at;
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) at++;
        if (text.AsSpan(from, at - from).Trim().Length > 0)
            faults.Error(row, FaultCode.BadCsv, $"After the closing quote stands '{ValueReader.Short(text[from..at])}'. Put a comma between cells, or double the quote: \"\".");
        return cell.ToString().Trim();
    }
}
