using System.Globalization;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>when:</c>. In a map all keys must hold; a list means any of its values.</summary>
internal sealed class ConditionReader(ReadScope scope)
{
    // Longer signs first: "<=" before "<".
    private static readonly (string Sign, Comparison Operator)[] Signs =
    [
        ("!=", Comparison.NotEqual),
        ("<=", Comparison.LessOrEqual),
        (">=", Comparison.GreaterOrEqual),
        ("<", Comparison.Less),
        (">", Comparison.Greater),
    ];

    private const string NothingToAsk = "There is nothing to compare here. Write 'slot: value', or leave 'when:' out.";

    public Condition Read(YamlValue value)
    {
        var all = new List<Condition>();
        foreach (var entry in scope.Values.Map(value, "when")?.Entries ?? [])
        {
            if (ReadKey(entry) is { } part) all.Add(part);
        }

        if (value is YamlMap { Entries.Count: 0 }) scope.Faults.Error(value.At, FaultCode.WrongValue, NothingToAsk);
        return all.Count == 1 ? all[0] : new Condition.All(all);
    }

    private Condition? ReadKey(YamlEntry entry) => entry.Key switch
    {
        "any" => new Condition.Any(Several(entry)),
        "all" => new Condition.All(Several(entry)),
        "not" => new Condition.Not(Read(entry.Value)),
        _ => ReadValue(entry),
    };

    private List<Condition> Several(YamlEntry entry)
    {
        var items = scope.Values.List(entry.Value, entry.Key)?.Items ?? [];
        if (entry.Value is YamlList { Items.Count: 0 }) scope.Faults.Error(entry.At, FaultCode.WrongValue, NothingToAsk);
        return [.. items.Select(Read)];
    }

    private Condition? ReadValue(YamlEntry entry)
    {
        var key = entry.Key;
        scope.Uses.Cited.Add(new SlotUse(entry.At, key, "when"));
        if (entry.Value is YamlList list) return AnyOf(key, list);
        if (scope.Values.Text(entry.Value, key) is not { } text) return null;
        foreach (var (sign, comparison) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal)) return Compare(key, comparison, text[sign.Length..].Trim(), entry.Value.At);
        }

        if (text is "known" or "unknown") return new Condition.Known(key, text == "known");
        if (text[0] == '=')
        {
            scope.Faults.Error(entry.Value.At, FaultCode.WrongValue, $"'{key}: \"{ValueReader.Short(text)}\"' needs no '='. Write the value alone.");
            return null;
        }

        scope.Uses.Compared.Add(new ValueUse(entry.Value.At, key, text));
        return new Condition.In(key, [text]);
    }

    private Condition AnyOf(string key, YamlList list)
    {
        var words = new List<string>();
        var known = new List<Condition>();
        foreach (var (text, at) in scope.Values.Texts(list, key))
        {
            if (text is "known" or "unknown")
            {
                known.Add(new Condition.Known(key, text == "known"));
                continue;
            }

            words.Add(text);
            scope.Uses.Compared.Add(new ValueUse(at, key, text));
        }

        if (list.Items.Count == 0) scope.Faults.Error(list.At, FaultCode.WrongValue, NothingToAsk);
        if (known.Count == 0) return new Condition.In(key, words);
        if (words.Count > 0) known.Add(new Condition.In(key, words));
        return new Condition.Any(known);
    }

    private Condition? Compare(string key, Comparison comparison, string value, Spot at)
    {
        if (value.Length == 0)
        {
            scope.Faults.Error(at, FaultCode.WrongValue, $"'{key}:' has a sign and no value to compare with. Write '\">= 10\"'.");
            return null;
        }

        if (comparison == Comparison.NotEqual)
        {
            if (value is "known" or "unknown") return new Condition.Known(key, value == "unknown");
            scope.Uses.Compared.Add(new ValueUse(at, key, value));
        }
        else if (!IsOrdered(value))
        {
            scope.Faults.Error(at, FaultCode.WrongValue, $"'{key}:' compares by size, and '{ValueReader.Short(value)}' has none. Write a number or a day such as 2026-03-31.");
        }

        return new Condition.Compare(key, comparison, value);
    }

    private static bool IsOrdered(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        || DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
