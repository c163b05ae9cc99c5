namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads the choices of a question.</summary>
internal sealed class ChoiceReader(ReadScope scope, LineReader lines)
{
    public static readonly string[] Keys = ["label", "sms", "also", "ago", "rest", "then", "set"];

    private readonly AssignmentsReader _assignments = new(scope);

    public IReadOnlyList<Choice> Read(NodeDraft node, YamlValue value)
    {
        var choices = new List<Choice>();
        if (scope.Values.Map(value, "choices") is not { } map) return choices;
        foreach (var entry in map.Entries)
        {
            CheckId(entry);
            choices.Add(entry.Value is YamlMap settings ? WithSettings(node, entry, settings) : WithLabel(node, entry));
        }

        if (choices.Count == 0) scope.Faults.Error(value.At, FaultCode.NoAnswer, "'choices:' is empty. Write 'id: \"label\"' for each.");
        if (choices.Count > DialogLimits.Choices)
            scope.Faults.Error(value.At, FaultCode.TooManyChoices, $"There are {choices.Count} choices; at most {DialogLimits.Choices} (DialogLimits.Choices). Ask in two steps.");
        CheckWords(map, choices);
        CheckSpans(map, choices);
        return choices;
    }

    private Choice WithLabel(NodeDraft node, YamlEntry entry) =>
        new(entry.Key, lines.Label(entry.Value, entry.Key, Context(node, entry)), null, null, null, null);

    private Choice WithSettings(NodeDraft node, YamlEntry entry, YamlMap map)
    {
        var context = Context(node, entry);
        scope.Values.Keys(map, "A choice", Keys);
        var label = scope.Values.Required(map, "label", $"Choice '{ValueReader.Short(entry.Key)}'") is { } text ? lines.Label(text, "label", context) : new TextRef(context, "…");
        var sms = map.Find("sms") is { } twin ? lines.Label(twin, "sms", $"{context}.sms") : null;
        var also = map.Find("also") is { } words ? lines.Words(words, "also", $"{context}.also") : null;
        var set = map.Find("set") is { } values ? _assignments.Read(values) : null;
        return new Choice(entry.Key, label, sms, also, scope.Target(node, map, "then"), set)
        {
            Ago = map.Find("ago") is { } ago ? Ago(ago) : null,
            Rest = map.Find("rest") is { } rest && scope.Values.YesNo(rest, "rest") == true,
        };
    }

    private MonthSpan? Ago(YamlValue value)
    {
        if (scope.Values.Text(value, "ago") is not { } text) return null;
        if (MonthSpan.Read(text) is { } span) return span;
        scope.Faults.Error(value.At, FaultCode.WrongValue, $"'{ValueReader.Short(text)}' is no number of months. Write \"0\" for this month, \"1-3\", or \"11+\" for 11 and more.");
        return null;
    }

    private void CheckSpans(YamlMap map, List<Choice> choices)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (choices[i].Ago is not { } one || choices[j].Ago is not { } other || !one.Meets(other)) continue;
                var at = map.Entries.First(e => e.Key == choices[i].Id).At;
                scope.Faults.Error(at, FaultCode.SameWords, $"'ago:' of '{choices[i].Id}' and of '{choices[j].Id}' share a month. Let each month belong to one.");
            }
        }
    }

    private void CheckId(YamlEntry entry)
    {
        if (ScriptNames.ReservedChoices.Contains(entry.Key))
            scope.Faults.Error(entry.At, FaultCode.ReservedName, $"No choice can be called '{entry.Key}': the translations use that word. Choose another id.");
        else if (!ScriptNames.IsChoice(entry.Key))
            scope.Faults.Error(entry.At, FaultCode.BadName, $"A choice cannot be called '{ValueReader.Short(entry.Key)}'. Use small letters a–z, digits and '_' (or a country's two capitals), at most {DialogLimits.Name} in all.");
    }

    // Two choices that answer to the same words would make the answer a matter of luck.
    private void CheckWords(YamlMap map, List<Choice> choices)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var choice in choices)
        {
            foreach (var word in (choice.Also?.Source.Split('|') ?? []).Prepend(choice.Label.Source).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (owners.TryAdd(word, choice.Id) || owners[word] == choice.Id) continue;
                var at = map.Entries.First(e => e.Key == choice.Id).At;
                scope.Faults.Error(at, FaultCode.SameWords, $"'{ValueReader.Short(word)}' stands for two choices, '{owners[word]}' and '{choice.Id}'. Keep it in one.");
            }
        }
    }

    private static string Context(NodeDraft node, YamlEntry entry) => $"{node.Context}.{entry.Key}";
}
