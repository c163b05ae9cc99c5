using Hotline.Core.Cases;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>set:</c>.</summary>
internal sealed class AssignmentsReader(ReadScope scope)
{
    private ValueReader Values => scope.Values;

    public Assignments Read(YamlValue value)
    {
        var slots = new List<KeyValuePair<string, string>>();
        var (urgency, flags, topic, locale) = ((Urgency?)null, (IReadOnlyList<string>)[], (string?)null, (string?)null);
        foreach (var entry in Values.Map(value, "set")?.Entries ?? [])
        {
            switch (entry.Key)
            {
                case "urgency": urgency = Values.Word<Urgency>(entry.Value, "urgency"); break;
                case "flags": flags = Flags(entry.Value); break;
                case "topic": topic = Topic(entry.Value); break;
                case "locale": locale = Locale(entry.Value); break;
                default:
                    if (Slot(entry) is { } text) slots.Add(new KeyValuePair<string, string>(entry.Key, text));
                    break;
            }
        }

        return new Assignments(urgency, flags, topic, locale, slots);
    }

    /// <summary>The topic of a dialog or an assignment.</summary>
    public string? Topic(YamlValue value)
    {
        if (Values.Text(value, "topic") is not { } topic || !Values.Name(topic, value.At, "A topic")) return null;
        scope.Uses.Topics.Add(topic);
        return topic;
    }

    private string? Slot(YamlEntry entry)
    {
        if (!Values.IsSlot(entry.Key, entry.At)) return null;
        if (entry.Value is not YamlText { Written: true } text)
        {
            scope.Faults.Error(entry.Value.At, FaultCode.WrongValue, $"'{entry.Key}:' needs a value. Write one word, or \"\" to empty the slot.");
            return null;
        }

        var word = text.Text.Trim();
        if (word.Length > DialogLimits.SlotText)
            scope.Faults.Error(text.At, FaultCode.TextTooLong, $"'{entry.Key}:' has {word.Length} characters; a slot keeps at most {DialogLimits.SlotText} (DialogLimits.SlotText).");
        if (word.Length > 0) scope.Uses.Fill(entry.Key).Known.Add(word);
        else scope.Uses.Fill(entry.Key);
        return word;
    }

    private string? Locale(YamlValue value)
    {
        if (Values.Text(value, "locale") is not { } tag) return null;
        if (scope.Locales.Contains(tag)) return tag;
        scope.Faults.Error(value.At, FaultCode.WrongValue, $"'locale: {ValueReader.Short(tag)}' is no language of hotline.yaml.{Nearest.Suggestion(tag, scope.Locales)}");
        return null;
    }

    private List<string> Flags(YamlValue value)
    {
        var flags = new List<string>();
        foreach (var word in (Values.Text(value, "flags") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '+' && ScriptNames.IsFlag(word[1..])) flags.Add(word[1..]);
            else scope.Faults.Error(value.At, FaultCode.BadFlag, $"'flags: {ValueReader.Short(word)}' is not a code. Write '+', a capital letter and one or two digits: '+F7 +W1'.");
        }

        return flags;
    }
}
