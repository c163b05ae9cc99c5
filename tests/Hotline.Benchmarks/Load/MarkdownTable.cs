using System.Text;

namespace Hotline.Benchmarks.Load;

/// <summary>Rows as a Markdown table with straight columns, to be read in a terminal as well. The first row is the heading; all but the first column stand to the right.</summary>
internal static class MarkdownTable
{
    public static string Write(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => Math.Max(3, rows.Max(row => row[column].Length))).ToArray();
        var words = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            words.Append("| ").AppendJoin(" | ", rows[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).Append(" |\n");
            if (i == 0) words.Append('|').AppendJoin('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? "-" : ":"))).Append("|\n");
        }

        return words.ToString();
    }
}
