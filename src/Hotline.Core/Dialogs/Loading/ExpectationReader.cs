using System.Collections.Frozen;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>expect:</c>: a word, a word with settings, or a list of them.</summary>
internal sealed class ExpectationReader(ReadScope scope)
{
    /// <summary>What may be expected, each with the settings that it has.</summary>
    public static readonly FrozenDictionary<string, string[]> Settings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["text"] = ["max", "words"],
        ["number"] = ["min", "max", "of"],
        ["date"] = ["past", "coming"],
        ["yes_no"] = [],
        ["location"] = [],
        ["phone"] = [],
        ["file"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyList<Expectation> Read(YamlValue value)
    {
        var expectations = new List<Expectation>();
        foreach (var item in value is YamlList list ? list.Items : [value])
        {
            if (One(item) is not { } one) continue;
            if (expectations.Exists(e => e.GetType() == one.GetType())) scope.Faults.Error(item.At, FaultCode.DuplicateKey, "'expect:' names the same thing twice. Remove one.");
            if (expectations.Exists(e => e is Expectation.Text)) scope.Faults.Error(item.At, FaultCode.WrongValue, "'expect:' has something after 'text', which takes any words. Put 'text' last.");
            expectations.Add(one);
        }

        if (value is YamlList { Items.Count: 0 }) scope.Faults.Error(value.At, FaultCode.WrongValue, "'expect:' is empty. Name what may be written, or remove it.");
        return expectations;
    }

    private Expectation? One(YamlValue item)
    {
        if (item is not YamlMap map)
            return scope.Values.Text(item, "expect") is { } word ? Make(word, null, item.At) : null;
        if (map.Entries.Count == 1)
            return scope.Values.Map(map.Entries[0].Value, map.Entries[0].Key) is { } settings ? Make(map.Entries[0].Key, settings, map.Entries[0].At) : null;
        scope.Faults.Error(item.At, FaultCode.WrongValue, "'expect:' takes one thing with its settings, as in '{ number: { min: 1 } }'. For several write a list.");
        return null;
    }

    private Expectation? Make(string word, YamlMap? settings, Spot at)
    {
        if (!Settings.TryGetValue(word, out var known))
        {
            scope.Faults.Error(at, FaultCode.WrongValue, $"'expect: {ValueReader.Short(word)}' is not known.{Nearest.Suggestion(word, Settings.Keys)}");
            return null;
        }

        if (settings is not null) scope.Values.Keys(settings, $"'{word}'", known);
        return word switch
        {
            "text" => new Expectation.Text(
                settings?.Find("max") is { } max ? scope.Values.Int(max, "max", 1, DialogLimits.SlotText) ?? 1 : DialogLimits.SlotText,
                settings?.Find("words") is { } words ? scope.Values.Int(words, "words", 1, DialogLimits.SlotText) : null),
            "number" => Number(settings),
            "date" => Date(settings),
            "yes_no" => new Expectation.YesNo(),
            "location" => new Expectation.Location(),
            "phone" => new Expectation.Phone(),
            _ => new Expectation.File(),
        };
    }

    private Expectation.Number Number(YamlMap? settings)
    {
        var min = settings?.Find("min") is { } low ? scope.Values.Number(low, "min") : null;
        var max = settings?.Find("max") is { } high ? scope.Values.Number(high, "max") : null;
        if (min > max) scope.Faults.Error(settings!.At, FaultCode.OutOfRange, "'min' is larger than 'max', so that no number fits. Exchange them.");
        var of = settings?.Find("of") is { } counted ? scope.Values.Word<NumberKind>(counted, "of") : null;
        return new Expectation.Number(min, max, of ?? NumberKind.Any);
    }

    private Expectation.Date Date(YamlMap? settings)
    {
        var past = settings?.Find("past") is { } over && scope.Values.YesNo(over, "past") == true;
        var coming = settings?.Find("coming") is { } ahead && scope.Values.YesNo(ahead, "coming") == true;
        if (past && coming) scope.Faults.Error(settings!.At, FaultCode.WrongValue, "A day cannot be 'past' and 'coming'. Remove one.");
        return new Expectation.Date(past, coming);
    }
}
