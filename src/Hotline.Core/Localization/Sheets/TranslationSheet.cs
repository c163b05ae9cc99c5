using System.Text;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization.Sheets;

/// <summary>
/// The lines of one language as comma-separated values, for people who translate in a spreadsheet, and back. A row is a line: where it is said, notes, the English, the Russian,
/// the translation, its state. Pure.
/// </summary>
public static class TranslationSheet
{
    /// <summary>The sheet; <paramref name="russian"/> null, or the same language, leaves that column empty.</summary>
    public static string Write(PoFile file, PoFile? russian)
    {
        var beside = (russian?.Entries ?? []).Where(e => e is { Obsolete: false, Context: not null }).ToLookup(e => e.Context!, e => e.Strings[0], StringComparer.Ordinal);
        var text = new StringBuilder();
        Row(text, SheetColumn.All);
        foreach (var entry in file.Entries.Where(e => e is { Obsolete: false, Context: not null }))
            Row(text, [entry.Context!, string.Join('\n', entry.Notes), entry.Id, beside[entry.Context!].FirstOrDefault() ?? "", entry.Strings[0], SheetState.Of(entry)]);
        return text.ToString();
    }

    /// <summary>
    /// The file with the translations of a sheet: commas, semicolons or tabs, whichever its first row has. An empty cell changes nothing. A changed line is a draft unless its
    /// state says <c>read</c>. With any fault, each naming its row, the file is to be left as it was.
    /// </summary>
    public static (PoFile File, IReadOnlyList<Fault> Faults) Read(PoFile file, string name, string sheet)
    {
        var faults = new FaultSink();
        var changes = new SheetReader(file, faults).Read(name, sheet);
        return (file with { Entries = [.. file.Entries.Select(e => !e.Obsolete && changes.TryGetValue(e.Context ?? "", out var change) ? change : e)] }, faults.InOrder());
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(SheetCell.Write)).Append("\r\n");
}
