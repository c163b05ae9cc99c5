using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// One list for two scripts of a language: a file of understanding with <c>transliterated_from: uz-Latn</c> holds all that stands there, by the rules of <see cref="UzbekScript"/>, without the words and
/// phrases of its <c>without:</c>, and with what stands in it besides. A part that both have is joined key by key.
/// </summary>
internal sealed class ScriptTwin(ReadScope scope, IReadOnlyDictionary<string, YamlMap> files)
{
    private const string From = "transliterated_from";
    private const string Without = "without";
    private const string Latin = "uz-Latn";
    private const string Language = "language";

    /// <summary>The tree as it is to be read: the file itself, if it is no twin.</summary>
    public YamlMap Whole(YamlMap own)
    {
        if (own.Find(From) is not { } from) return own;
        var left = own.Find(Without) is { } words ? scope.Values.Words(words, Without) : [];
        var rest = new YamlMap(own.At, [.. own.Entries.Where(e => e.Key is not (From or Without))]);
        if (scope.Values.Text(from, From) is not { } tag) return rest;
        if (tag == Latin && files.TryGetValue(tag, out var other)) return Joined(Written(other, [.. left]), rest);
        scope.Faults.Error(from.At, FaultCode.WrongValue, $"'{From}: {ValueReader.Short(tag)}' is no list that can be written in another script. Write '{Latin}', and keep dialogs/understanding/{Latin}.yaml.");
        return rest;
    }

    private static YamlMap Written(YamlMap map, HashSet<string> without) =>
        new(map.At, [.. map.Entries.Where(e => e.Key != Language).Select(e => new YamlEntry(e.Key, e.At, Written(e.Value, without)))]);

    private static YamlValue Written(YamlValue value, HashSet<string> without) => value switch
    {
        YamlMap map => Written(map, without),
        YamlList list => new YamlList(list.At, [.. list.Items.Select(i => Written(i, without)).Where(i => i is not YamlText { Text: "" })]),
        YamlText text => new YamlText(text.At, string.Join('|', UzbekScript.ToCyrillic(text.Text).Split('|').Where(w => !without.Contains(w.Trim()))), text.Written),
        _ => value,
    };

    private static YamlMap Joined(YamlMap first, YamlMap second)
    {
        var entries = first.Entries.Select(e => second.Find(e.Key) is { } more ? new YamlEntry(e.Key, e.At, Joined(e.Value, more)) : e).Where(e => e.Value is not YamlText { Text: "" });
        return new YamlMap(second.At, [.. entries, .. second.Entries.Where(e => first.Find(e.Key) is null)]);
    }

    /// <summary>What is not of one kind stays as the file itself has it, and is judged as in any other.</summary>
    private static YamlValue Joined(YamlValue first, YamlValue second) => (first, second) switch
    {
        (YamlMap one, YamlMap other) => Joined(one, other),
        (YamlList one, YamlList other) => new YamlList(other.At, [.. one.Items, .. other.Items]),
        (YamlText { Text: "" }, _) => second,
        (YamlText one, YamlText other) => new YamlText(other.At, $"{one.Text}|{other.Text}", other.Written),
        _ => second,
    };
}
