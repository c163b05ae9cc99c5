namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>understanding/ideas.yaml</c>: a meaning and its words in all languages, separated by <c>|</c>.</summary>
internal sealed class IdeasReader(ReadScope scope)
{
    /// <summary>Each meaning with each of its words, in the order of the file.</summary>
    public List<KeyValuePair<string, string>> Read(YamlMap root)
    {
        var ideas = new List<KeyValuePair<string, string>>();
        foreach (var entry in root.Entries)
        {
            if (!scope.Values.Name(entry.Key, entry.At, "A meaning")) continue;
            ideas.AddRange(scope.Values.Words(entry.Value, entry.Key).Select(word => KeyValuePair.Create(entry.Key, word)));
        }

        return ideas;
    }
}
