using System.Globalization;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>facts/*.csv</c>. What is blank or unverified stays unknown; it is never shown.</summary>
internal sealed class FactsReader(FaultSink faults, DateOnly? today)
{
    private static readonly string[] Columns =
        ["id", "country", "role", "kind", "state_body", "name_en", "name_ru", "phone", "website", "languages", "source", "checked", "recheck"];

    private static readonly string[] Needed = ["id", "kind", "name_en", "name_ru"];

    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, Spot> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Role, string Country), string> _roles = [];

    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>False when the columns are not known, so that no row could be read.</summary>
    public bool Read(string file, string text)
    {
        var rows = CsvReader.Read(file, text, faults);
        if (rows.Count == 0)
        {
            faults.Error(new Spot(file, 1), FaultCode.BadCsv, $"This file is empty. Its first line is: {string.Join(',', Columns)}");
            return false;
        }

        var header = rows[0].Cells;
        foreach (var name in header.Where(h => !Columns.Contains(h)))
            faults.Error(rows[0].At, FaultCode.BadCsv, $"There is no column '{ValueReader.Short(name)}'.{Nearest.Suggestion(name, Columns)}");
        foreach (var name in Columns.Where(c => header.Count(h => h == c) != 1))
            faults.Error(rows[0].At, FaultCode.BadCsv, $"Column '{name}' should be there once. The columns are: {string.Join(',', Columns)}");
        if (header.Count != Columns.Length || !Columns.All(header.Contains)) return false;
        var places = Columns.ToDictionary(c => c, c => header.ToList().IndexOf(c), StringComparer.Ordinal);
        foreach (var row in rows.Skip(1)) ReadRow(row, places);
        return true;
    }

    private void ReadRow(CsvRow row, Dictionary<string, int> places)
    {
        if (row.Cells.Count != Columns.Length)
        {
            faults.Error(row.At, FaultCode.BadCsv, $"This row has {row.Cells.Count} cells; there are {Columns.Length} columns. A cell with a comma needs quotes.");
            return;
        }

        string Cell(string column) => row.Cells[places[column]];
        string? Optional(string column) => Cell(column) is { Length: > 0 } cell ? cell : null;
        var (id, country, role) = (Cell("id"), Cell("country"), Cell("role"));
        foreach (var column in Needed.Where(c => Cell(c).Length == 0))
            faults.Error(row.At, FaultCode.BadFact, $"Column '{column}' is empty. Fill it in.");
        if (id.Length > 0 && !_ids.TryAdd(id, row.At))
            faults.Error(row.At, FaultCode.BadFact, $"The id '{ValueReader.Short(id)}' is used twice; first in {_ids[id].File}:{_ids[id].Line}. Every row has its own.");
        if (!ScriptNames.IsCountry(country)) faults.Error(row.At, FaultCode.BadFact, $"'{ValueReader.Short(country)}' is not a country. Write its two capital letters: 'KZ'.");
        if (!ScriptNames.IsName(role)) faults.Error(row.At, FaultCode.BadFact, $"'{ValueReader.Short(role)}' is not a role. Use small letters, digits and '_': 'labour_inspection'.");
        var fact = new Fact(id, role, country, Cell("kind") == "emergency", StateBody(row, Cell("state_body")), Cell("name_en"), Cell("name_ru"),
            Optional("phone"), Optional("website"), Cell("source"), Date(row, "checked", Cell("checked")), Date(row, "recheck", Cell("recheck")));
        Check(row, fact);
        _facts.Add(fact);
    }

    private void Check(CsvRow row, Fact fact)
    {
        if (fact.Checked is not null && fact.Source.Length == 0)
            faults.Error(row.At, FaultCode.BadFact, "This row was checked, but 'source' is empty. Say where it comes from.");
        if (fact.Emergency && fact.Phone is null)
            faults.Error(row.At, FaultCode.BadFact, "An emergency row needs its 'phone'.");
        if (fact.Recheck < fact.Checked)
            faults.Error(row.At, FaultCode.BadFact, "'recheck' is before 'checked'. Exchange them.");
        if (fact.Recheck < today)
            faults.Warning(row.At, FaultCode.FactOverdue, $"'{ValueReader.Short(fact.Id)}' was to be checked again by {fact.Recheck:yyyy-MM-dd}. Check it and write the new dates.");
        if (!_roles.TryAdd((fact.Role, fact.Country), fact.Id))
            faults.Warning(row.At, FaultCode.SecondFact, $"'{_roles[(fact.Role, fact.Country)]}' already has the role '{fact.Role}' in {fact.Country}; people see only that one. Give this row another role.");
    }

    private bool StateBody(CsvRow row, string cell)
    {
        if (cell is not ("yes" or "no" or "")) faults.Error(row.At, FaultCode.BadFact, $"'state_body' is 'yes' or 'no', not '{ValueReader.Short(cell)}'.");
        return cell == "yes";
    }

    private DateOnly? Date(CsvRow row, string column, string cell)
    {
        if (cell.Length == 0 || cell.StartsWith("unverified", StringComparison.OrdinalIgnoreCase)) return null;
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        faults.Error(row.At, FaultCode.BadFact, $"'{column}' is not a day: '{ValueReader.Short(cell)}'. Write it as 2026-03-31, or leave it empty.");
        return null;
    }
}
