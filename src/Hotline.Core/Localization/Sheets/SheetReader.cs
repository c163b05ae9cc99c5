using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization.Sheets;

/// <summary>Reads a sheet of translations against the file that it was made from, and says every fault with its row.</summary>
internal sealed class SheetReader(PoFile file, FaultSink faults)
{
    private const char Mark = '\uFEFF';
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly Dictionary<string, PoEntry> _entries = ByContext(file);
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>The entries that are to be written, by context.</summary>
    public IReadOnlyDictionary<string, PoEntry> Read(string name, string sheet)
    {
        var changes = new Dictionary<string, PoEntry>(StringComparer.Ordinal);
        var text = sheet.TrimStart(Mark);
        var rows = CsvReader.Read(name, text, faults, Separator(text));
        var header = rows.Count > 0 ? rows[0].Cells.Select(c => c.ToLowerInvariant()).ToList() : [];
        var lacking = SheetColumn.Needed.Where(c => header.Count(h => h == c) != 1).ToArray();
        if (lacking.Length > 0)
        {
            faults.Error(new Spot(name, 1), FaultCode.BadCsv, $"The first row should name the columns; '{string.Join("', '", lacking)}' is not there once. Keep the first row of the exported sheet.");
            return changes;
        }

        var places = SheetColumn.All.ToDictionary(c => c, header.IndexOf, StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            string Cell(string column) => places[column] is >= 0 and var at && at < row.Cells.Count ? SheetCell.Read(row.Cells[at]).Trim() : "";
            if (row.Cells.All(c => c.Length == 0)) continue;
            if (Entry(row, Cell) is { } entry) changes[entry.Context!] = entry;
        }

        return changes;
    }

    private static Dictionary<string, PoEntry> ByContext(PoFile file)
    {
        var entries = new Dictionary<string, PoEntry>(StringComparer.Ordinal);
        foreach (var entry in file.Entries.Where(e => e is { Obsolete: false, Context: not null })) entries.TryAdd(entry.Context!, entry);
        return entries;
    }

    private static char Separator(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? text : text[..end];
        return Separators.MaxBy(s => header.Count(c => c == s));
    }

    private PoEntry? Entry(CsvRow row, Func<string, string> cell)
    {
        var context = cell(SheetColumn.Context);
        if (!_entries.TryGetValue(context, out var entry))
            return Refused(row, context, $"is no line of the texts.{Nearest.Suggestion(context, _entries.Keys)} Delete the row, or export the sheet anew.");
        if (!_rows.TryAdd(context, row.Number)) return Refused(row, context, $"stands in row {_rows[context]} already. Keep one of them.");
        if (cell(SheetColumn.English) != entry.Id.Trim())
            return Refused(row, context, "has other English now than in this sheet. Export the sheet anew and translate what changed.");
        var state = cell(SheetColumn.State).ToLowerInvariant();
        if (state.Length > 0 && !SheetColumn.States.Contains(state))
            return Refused(row, context, $"has the state '{ValueReader.Short(state)}'. Write one of: {string.Join(", ", SheetColumn.States)}.");
        var text = cell(SheetColumn.Translation);
        return text.Length == 0 ? null : Translated(row, entry, text, state);
    }

    private PoEntry? Translated(CsvRow row, PoEntry entry, string text, string state)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal)) return Refused(row, entry.Context!, "has letters that were lost. Save the sheet as 'CSV UTF-8'.");
        if (ComposedForm.FirstDecomposed(text) is { } letter) return Refused(row, entry.Context!, $"has the letter '{letter}' written as a letter and a sign apart. Type it as one.");
        var (wanted, written) = (TextTemplate.Parse(entry.Id).Placeholders, TextTemplate.Parse(text).Placeholders);
        var differing = wanted.Except(written, StringComparer.Ordinal).Select(p => $"{{{p}}} is missing").Concat(written.Except(wanted, StringComparer.Ordinal).Select(p => $"{{{p}}} is not in the English")).ToArray();
        if (differing.Length > 0) return Refused(row, entry.Context!, $"has other words in braces: {string.Join("; ", differing)}. Copy them from the English.");
        // A PO file ends a translation as its source ends.
        var whole = entry.Id.EndsWith('\n') ? text + '\n' : text;
        var changed = whole != entry.Strings[0];
        if (!changed && (state.Length == 0 || state == SheetState.Of(entry))) return null;
        var isRead = state == SheetState.Read || state.Length == 0 && SheetState.Of(entry) == SheetState.Read;
        if (!changed && !isRead && state != SheetState.Draft) return null;
        var flags = entry.Flags.Where(f => f is not (PoEntry.FuzzyFlag or PoEntry.DraftFlag));
        return entry with { Strings = [whole], PreviousId = null, Flags = [.. isRead ? flags : flags.Prepend(PoEntry.DraftFlag)] };
    }

    private PoEntry? Refused(CsvRow row, string context, string message)
    {
        faults.Error(row.At, FaultCode.BadCsv, $"Row {row.Number}: '{ValueReader.Short(context)}' {message}");
        return null;
    }
}
