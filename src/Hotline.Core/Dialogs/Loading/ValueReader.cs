using System.Collections.Frozen;
using System.Globalization;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads single values out of the tree: each method says the fault itself and answers null when there is nothing to use.</summary>
internal sealed class ValueReader(FaultSink faults)
{
    private static readonly FrozenDictionary<char, TimeSpan> Units = new Dictionary<char, TimeSpan>
    {
        ['m'] = TimeSpan.FromMinutes(1),
        ['h'] = TimeSpan.FromHours(1),
        ['d'] = TimeSpan.FromDays(1),
    }.ToFrozenDictionary();

    /// <summary>Says which keys of the map are not known there.</summary>
    public void Keys(YamlMap map, string what, IReadOnlyCollection<string> known)
    {
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key)) faults.Error(entry.At, FaultCode.UnknownKey, $"{what} has no key '{entry.Key}'.{Nearest.Suggestion(entry.Key, known)}");
        }
    }

    public YamlMap? Map(YamlValue value, string what)
    {
        if (value is YamlMap map) return map;
        faults.Error(value.At, FaultCode.WrongKind, $"'{what}:' should hold keys, but here is {value.Kind}.");
        return null;
    }

    public YamlList? List(YamlValue value, string what)
    {
        if (value is YamlList list) return list;
        faults.Error(value.At, FaultCode.WrongKind, $"'{what}:' should be a list, but here is {value.Kind}.");
        return null;
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlValue? Required(YamlMap map, string key, string what)
    {
        var value = map.Find(key);
        if (value is null) faults.Error(map.At, FaultCode.MissingKey, $"{what} needs '{key}:'.");
        return value;
    }

    /// <summary>A text that is not empty, without blanks around it.</summary>
    public string? Text(YamlValue value, string what)
    {
        if (value is not YamlText text)
        {
            faults.Error(value.At, FaultCode.WrongKind, $"'{what}:' should be a text, but here is {value.Kind}.");
            return null;
        }

        var words = text.Text.Trim();
        if (words.Length > 0) return words;
        faults.Error(value.At, FaultCode.WrongValue, $"'{what}:' is empty. Write its text, or remove the key.");
        return null;
    }

    public string? Text(YamlMap map, string key, string what) => Required(map, key, what) is { } value ? Text(value, key) : null;

    /// <summary>The name of a slot that a script fills.</summary>
    public string? Slot(YamlValue value, string what)
    {
        if (Text(value, what) is not { } name) return null;
        if (!IsSlot(name, value.At)) return null;
        return name;
    }

    public bool IsSlot(string name, Spot at)
    {
        if (ScriptNames.IsReservedSlot(name))
        {
            faults.Error(at, FaultCode.ReservedName, $"'{name}' is a word of Hotline's own and cannot be a slot. Choose another name.");
            return false;
        }

        return Name(name, at, "A slot");
    }

    public bool Name(string name, Spot at, string what)
    {
        if (ScriptNames.IsName(name)) return true;
        faults.Error(at, FaultCode.BadName, $"{what} cannot be called '{Short(name)}'. Use small letters a–z, digits and '_', a letter first, at most {DialogLimits.Name} in all.");
        return false;
    }

    public bool? YesNo(YamlValue value, string what)
    {
        switch (value)
        {
            case YamlText { Text: "true" }: return true;
            case YamlText { Text: "false" }: return false;
            default:
                faults.Error(value.At, FaultCode.WrongValue, $"'{what}:' is 'true' or 'false'.");
                return null;
        }
    }

    public int? Int(YamlValue value, string what, int min, int max)
    {
        if (Number(value, what) is not { } number) return null;
        if (number == decimal.Truncate(number) && number >= min && number <= max) return (int)number;
        faults.Error(value.At, FaultCode.OutOfRange, $"'{what}: {number.ToString(CultureInfo.InvariantCulture)}' should be a whole number from {min} to {max}.");
        return null;
    }

    public decimal? Number(YamlValue value, string what)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (Text(value, what) is not { } text) return null;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Error(value.At, FaultCode.WrongValue, $"'{what}: {Short(text)}' is not a number. Write digits, with a point for fractions.");
        return null;
    }

    /// <summary><c>30m</c>, <c>20h</c>, <c>3d</c>.</summary>
    public TimeSpan? Duration(YamlValue value, string what)
    {
        if (Text(value, what) is not { } text) return null;
        if (!Units.TryGetValue(text[^1], out var unit) || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            faults.Error(value.At, FaultCode.BadDuration, $"'{what}: {Short(text)}' is not a time. Write '30m', '20h' or '3d'.");
            return null;
        }

        if (unit * count <= TimeSpan.FromDays(DialogLimits.WaitDays)) return unit * count;
        faults.Error(value.At, FaultCode.OutOfRange, $"'{what}: {text}' is longer than {DialogLimits.WaitDays} days (DialogLimits.WaitDays).");
        return null;
    }

    public T? Word<T>(YamlValue value, string what)
        where T : struct, Enum
    {
        if (Text(value, what) is not { } text) return null;
        if (ScriptNames.Find<T>(text) is { } found) return found;
        faults.Error(value.At, FaultCode.WrongValue, $"'{what}: {Short(text)}' is not known.{Nearest.Suggestion(text, ScriptNames.Words<T>())}");
        return null;
    }

    /// <summary>Words separated by <c>|</c>; none may be empty.</summary>
    public IReadOnlyList<string> Words(YamlValue value, string what)
    {
        if (Text(value, what) is not { } text) return [];
        var words = text.Split('|', StringSplitOptions.TrimEntries);
        if (Array.Exists(words, w => w.Length == 0))
            faults.Error(value.At, FaultCode.WrongValue, $"'{what}:' has an empty word between two '|'. Remove one '|'.");
        return [.. words.Where(w => w.Length > 0)];
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IEnumerable<(string Text, Spot At)> Texts(YamlValue value, string what)
    {
        foreach (var item in value is YamlList list ? list.Items : [value])
        {
            if (Text(item, what) is { } text) yield return (text, item.At);
        }
    }

    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : string.Concat(line.AsSpan(0, 59), "…");
    }
}
