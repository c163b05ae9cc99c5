namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>_always.yaml</c>: the global reactions and the program's own lines. Its nodes are read as any dialog's.</summary>
internal sealed class AlwaysReader(ReadScope scope, YamlMap root)
{
    private readonly LineReader _lines = new(scope);

    private ValueReader Values => scope.Values;

    public Dialog? Dialog()
    {
        Values.Keys(root, "_always.yaml", ["dialog", "reactions", "texts", "nodes"]);
        if (Values.Text(root, "dialog", "_always.yaml") is { } name && name != ScriptNames.Always)
            scope.Faults.Error(root.Find("dialog")!.At, FaultCode.WrongDialogName, "This file is '_always.yaml'. Write 'dialog: _always'.");
        if (root.Find("nodes") is not { } value || Values.Map(value, "nodes") is not { Entries.Count: > 0 } nodes) return null;
        return new Dialog(ScriptNames.Always, null, new DialogReader(scope).Nodes(ScriptNames.Always, nodes), root.At.File);
    }

    /// <summary>Every reaction, in the order of the file. Menu and danger go where the settings say, unless they name their own place.</summary>
    public IReadOnlyList<Reaction> Reactions(NodeRef menu, NodeRef danger)
    {
        var reactions = new List<Reaction>();
        if (Values.Required(root, "reactions", "_always.yaml") is not { } value || Values.Map(value, "reactions") is not { } map) return reactions;
        var words = ScriptNames.Words<ReactionKind>();
        Values.Keys(map, "'reactions'", words);
        foreach (var missing in words.Where(w => map.Find(w) is null))
            scope.Faults.Error(map.At, FaultCode.MissingKey, $"'reactions:' lacks '{missing}'. Write '{missing}: {{ words: \"…\" }}'.");
        foreach (var entry in map.Entries)
        {
            if (ScriptNames.Find<ReactionKind>(entry.Key) is { } kind && Values.Map(entry.Value, entry.Key) is { } settings)
                reactions.Add(Reaction(kind, entry, settings, menu, danger));
        }

        CheckWords(map, reactions);
        return reactions;
    }

    /// <summary>Every line of the program; a missing one is a fault.</summary>
    public IReadOnlyDictionary<SystemLine, TextRef> Lines()
    {
        var lines = new Dictionary<SystemLine, TextRef>();
        if (Values.Required(root, "texts", "_always.yaml") is not { } value || Values.Map(value, "texts") is not { } map) return lines;
        var words = ScriptNames.Words<SystemLine>();
        Values.Keys(map, "'texts'", words);
        foreach (var word in words)
        {
            if (map.Find(word) is { } text) lines[ScriptNames.Find<SystemLine>(word)!.Value] = _lines.Text(text, word, $"{ScriptNames.Always}.{word}");
            else scope.Faults.Error(map.At, FaultCode.MissingKey, $"'texts:' lacks '{word}', a line that the program says itself. Add it.");
        }

        return lines;
    }

    private Reaction Reaction(ReactionKind kind, YamlEntry entry, YamlMap map, NodeRef menu, NodeRef danger)
    {
        Values.Keys(map, $"Reaction '{entry.Key}'", ["words", "commands", "then"]);
        var context = $"{ScriptNames.Always}.{entry.Key}.words";
        var words = Values.Required(map, "words", $"Reaction '{entry.Key}'") is { } value ? _lines.Words(value, "words", context) : new TextRef(context, "…");
        return new Reaction(kind, words, Commands(map), Then(kind, entry, map, menu, danger));
    }

    private NodeRef? Then(ReactionKind kind, YamlEntry entry, YamlMap map, NodeRef menu, NodeRef danger)
    {
        var value = map.Find("then");
        if (kind is ReactionKind.Back or ReactionKind.Repeat or ReactionKind.Code)
        {
            if (value is not null) scope.Faults.Error(value.At, FaultCode.UnknownKey, $"Reaction '{entry.Key}' finds its own way. Remove 'then:'.");
            return null;
        }

        if (value is not null)
            return Values.Text(value, "then") is { } target ? scope.Targets.Resolve(target, "then", value.At, ScriptNames.Always) : null;
        if (kind == ReactionKind.Menu) return menu;
        if (kind == ReactionKind.Danger) return danger;
        scope.Faults.Error(entry.At, FaultCode.MissingKey, $"Reaction '{entry.Key}' needs 'then:', the node that answers it.");
        return null;
    }

    private List<string> Commands(YamlMap map)
    {
        var commands = new List<string>();
        if (map.Find("commands") is not { } value) return commands;
        foreach (var (text, at) in Values.Texts(value, "commands"))
        {
            if (Values.Name(text, at, "A command (without the slash)")) commands.Add(text);
        }

        return commands;
    }

    private void CheckWords(YamlMap map, List<Reaction> reactions)
    {
        var owners = new Dictionary<string, ReactionKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var reaction in reactions)
        {
            var at = map.Entries.First(e => ScriptNames.Find<ReactionKind>(e.Key) == reaction.Kind).At;
            foreach (var word in reaction.Words.Source.Split('|').Concat(reaction.Commands.Select(c => $"/{c}")).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!owners.TryAdd(word, reaction.Kind))
                    scope.Faults.Error(at, FaultCode.SameWords, $"'{ValueReader.Short(word)}' already means '{owners[word].ToString().ToLowerInvariant()}'. Keep it in one reaction.");
            }
        }
    }
}
