namespace Hotline.Core.Dialogs.Loading;

/// <summary>A value of a script file with the line where it stands. Everything is text: YAML's booleans, numbers and dates do not exist here.</summary>
internal abstract class YamlValue(Spot at)
{
    public Spot At { get; } = at;

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>
/// A text. <paramref name="written"/> is false for an empty unquoted value, which is no value at all. <paramref name="block"/>: it stands line by line below its <c>|</c>.
/// </summary>
internal sealed class YamlText(Spot at, string text, bool written, bool block = false) : YamlValue(at)
{
    public string Text { get; } = text;

    /// <summary>The line of the file that holds <paramref name="part"/> of the text; where the text begins, when that cannot be told.</summary>
    public Spot Where(string part)
    {
        var index = block ? Text.IndexOf(part, StringComparison.Ordinal) : -1;
        return index < 0 ? At : At with { Line = At.Line + 1 + Text.AsSpan(0, index).Count('\n') };
    }

    public bool Written { get; } = written;

    public override string Kind => Written ? "a text" : "empty";
}

internal sealed class YamlList(Spot at, IReadOnlyList<YamlValue> items) : YamlValue(at)
{
    public IReadOnlyList<YamlValue> Items { get; } = items;

    public override string Kind => "a list";
}

/// <summary>Keys and values in the order of the file; each key once.</summary>
internal sealed class YamlMap(Spot at, IReadOnlyList<YamlEntry> entries) : YamlValue(at)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Kind => "a map of keys";

    public YamlValue? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal)) return entry.Value;
        }

        return null;
    }
}

internal sealed record YamlEntry(string Key, Spot At, YamlValue Value);
