using System.Collections.Frozen;
using Hotline.Core.Dialogs.Loading.Checks;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Places;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>One reading of one source: trees first, then names, then records, then the checks between them.</summary>
internal sealed class PublicationAssembly(PublicationSource source, ReadOptions options, FaultSink faults)
{
    private const string DialogsPath = "dialogs/";
    private const string FactsPath = "dialogs/facts/";
    private const string UnderstandingPath = "dialogs/understanding/";
    private const string PlacesPath = "dialogs/understanding/places.yaml";
    private const string IdeasPath = "dialogs/understanding/ideas.yaml";
    private const string ExamplesPath = "dialogs/understanding/examples/";

    private readonly ReadScope _scope = new(faults, options.Channels);
    private readonly SortedDictionary<string, YamlMap> _scripts = new(StringComparer.Ordinal);

    public Publication? Assemble()
    {
        ReadTrees();
        Missing("hotline.yaml", "It names the start, the menu, danger and the languages.");
        Missing("_always.yaml", "It holds the words that work everywhere.");
        var settings = ReadSettings();
        var understanding = new UnderstandingData(ReadUnderstanding()) { Ideas = ReadIdeas(), Examples = ReadExamples() };
        var places = source.Files.TryGetValue(PlacesPath, out var names) && Tree(PlacesPath, names) is { } map ? new PlacesReader(_scope).Read(map) : PlaceWords.None;
        var facts = ReadFacts();
        var always = _scripts.TryGetValue(ScriptNames.Always, out var tree) ? new AlwaysReader(_scope, tree) : null;
        var dialogs = ReadDialogs(always);
        var helpers = new HelperTextsReader(_scope);
        var ready = helpers.Read(_scripts.GetValueOrDefault(ScriptNames.Replies), _scripts.GetValueOrDefault(ScriptNames.Cards));
        CheckHelpers(helpers, facts);
        var reactions = always?.Reactions(settings?.Menu ?? default, settings?.Danger ?? default) ?? [];
        var lines = always?.Lines();
        if (settings is null || lines is null)
        {
            CatalogReader.CheckForm(source, faults);
            return null;
        }

        Check(settings, dialogs, reactions, facts);
        CheckLaw();
        CheckSealed();
        var scriptLines = ScriptLines.Of(settings, dialogs, reactions, lines, ready);
        var texts = ReadTexts(settings, scriptLines);
        new WordsCheck(texts, scriptLines, faults).Run(dialogs, reactions);
        return faults.HasErrors
            ? null
            : new Publication(PublicationHash.Structure(settings, dialogs, reactions), PublicationHash.Words(settings, scriptLines, texts, facts, understanding, places, ready), settings, dialogs,
                reactions, lines, new FactBook(facts), texts, understanding with { Places = new PlaceFinder(places) }, options.Channels)
            { Helpers = ready };
    }

    private void CheckSealed()
    {
        string[] known = [.. Topics.Known, .. _scope.Uses.Topics];
        foreach (var (at, topic) in _scope.Uses.Sealed.Where(s => !known.Contains(s.Topic, StringComparer.Ordinal)))
            faults.Error(at, FaultCode.WrongValue, $"'sealed:' names '{ValueReader.Short(topic)}', which is neither a topic nor a violation code.{Nearest.Suggestion(topic, known)}");
    }

    private void Missing(string file, string purpose)
    {
        if (!source.Files.ContainsKey(DialogsPath + file)) faults.Error(new Spot(DialogsPath + file, 1), FaultCode.MissingFile, $"There is no {file} in the dialogs folder. {purpose}");
    }

    private ScriptSettings? ReadSettings()
    {
        if (!_scripts.TryGetValue(ScriptNames.Settings, out var tree)) return null;
        var reader = new SettingsReader(_scope, tree);
        return reader.Read(reader.Locales());
    }

    private void ReadTrees()
    {
        foreach (var (path, text) in source.Files)
        {
            if (!path.StartsWith(DialogsPath, StringComparison.Ordinal) || path.AsSpan(DialogsPath.Length).Contains('/') || !path.EndsWith(".yaml", StringComparison.Ordinal)) continue;
            var name = Path.GetFileNameWithoutExtension(path);
            var tree = Tree(path, text);
            if (tree is not null) _scripts[name] = tree;
            if (ScriptNames.IsNoDialog(name)) continue;
            if (name != ScriptNames.Always) _scope.Values.Name(name, new Spot(path, 1), "A dialog");
            _scope.Targets.Add(name, tree is null ? null : DialogReader.Outline(tree));
        }

        if (_scripts.Count > DialogLimits.Nodes)
            faults.Error(new Spot($"{DialogsPath}hotline.yaml", 1), FaultCode.TooManyNodes, $"There are {_scripts.Count} dialogs; at most {DialogLimits.Nodes} (DialogLimits.Nodes).");
    }

    private YamlMap? Tree(string file, string text)
    {
        var tree = SourceText.Check(file, text, DialogLimits.File, faults) is { } checkedText ? YamlTreeReader.Read(file, checkedText, faults) : null;
        if (tree is null) _scope.Uses.Lose(text);
        return tree;
    }

    private List<Dialog> ReadDialogs(AlwaysReader? always)
    {
        var dialogs = new List<Dialog>();
        var reader = new DialogReader(_scope);
        foreach (var (name, tree) in _scripts)
        {
            if (ScriptNames.IsNoDialog(name)) continue;
            if ((name == ScriptNames.Always ? always?.Dialog() : reader.Read(name, tree)) is { } dialog) dialogs.Add(dialog);
        }

        return dialogs;
    }

    private List<UnderstandingLanguage> ReadUnderstanding()
    {
        var trees = new Dictionary<string, YamlMap>();
        foreach (var (path, text) in source.Files)
        {
            if (!path.StartsWith(UnderstandingPath, StringComparison.Ordinal) || path is PlacesPath or IdeasPath || path.StartsWith(ExamplesPath, StringComparison.Ordinal)) continue;
            if (Tree(path, text) is { } tree) trees[Path.GetFileNameWithoutExtension(path)] = tree;
        }

        var (reader, twins) = (new UnderstandingReader(_scope), new ScriptTwin(_scope, trees));
        return [.. trees.Select(t => reader.Read(t.Key, twins.Whole(t.Value))).OfType<UnderstandingLanguage>()];
    }

    private List<KeyValuePair<string, string>> ReadIdeas() =>
        source.Files.TryGetValue(IdeasPath, out var text) && Tree(IdeasPath, text) is { } tree ? new IdeasReader(_scope).Read(tree) : [];

    /// <summary>After the lists: a topic that stands in them may be taught.</summary>
    private IReadOnlyList<LabelledExample> ReadExamples()
    {
        var reader = new ExamplesReader(_scope);
        foreach (var (path, text) in source.Files)
        {
            if (!path.StartsWith(ExamplesPath, StringComparison.Ordinal)) continue;
            if (SourceText.Check(path, text, DialogLimits.ExamplesFile, faults) is { } checkedText) reader.Read(path, checkedText);
        }

        return reader.Examples;
    }

    private IReadOnlyList<Fact> ReadFacts()
    {
        var reader = new FactsReader(faults, options.Today);
        foreach (var (path, text) in source.Files)
        {
            if (!path.StartsWith(FactsPath, StringComparison.Ordinal)) continue;
            if (SourceText.Check(path, text, DialogLimits.File, faults) is not { } checkedText || !reader.Read(path, checkedText)) _scope.Uses.Lose(text);
        }

        return reader.Facts;
    }

    private TextCatalog ReadTexts(ScriptSettings settings, IReadOnlyList<ScriptLine> lines) =>
        options.Translations
            ? new CatalogReader(source, lines, _scope.Targets.Unread, options, faults).Read(settings.Locales)
            : new TextCatalog(new Dictionary<LocaleTag, FrozenDictionary<string, Translation>>(), settings.Locales.ToDictionary(l => l.Tag, l => l.Fallback));

    private void CheckHelpers(HelperTextsReader helpers, IReadOnlyList<Fact> facts)
    {
        foreach (var (at, role) in helpers.Roles.Where(r => !_scope.Uses.Lost.Contains(r.Role) && facts.All(f => f.Role != r.Role)))
            _scope.Faults.Error(at, FaultCode.UnknownPlaceholder, $"There is no fact with the role '{ValueReader.Short(role)}' in facts/.{Nearest.Suggestion(role, [.. facts.Select(f => f.Role).Distinct()])}");
        if (_scope.Targets.IsTorn) return;
        var topics = _scope.Uses.Topics.Order(StringComparer.Ordinal).ToList();
        foreach (var (at, topic) in helpers.Topics.Where(t => !_scope.Uses.Topics.Contains(t.Topic)))
            faults.Error(at, FaultCode.WrongValue, $"'{ValueReader.Short(topic)}' is no topic of a dialog.{Nearest.Suggestion(topic, topics)}");
    }

    private void CheckLaw()
    {
        foreach (var (at, context) in _scope.Uses.Unchecked)
        {
            var message = $"'{context}' tells of law that no lawyer has checked; people read that below it. Whoever has checked it writes 'checked: 2026-03-31, NAME'.";
            if (options.AllowDrafts) faults.Warning(at, FaultCode.UncheckedLaw, message);
            else faults.Error(at, FaultCode.UncheckedLaw, $"{message} Or allow drafts (Locales:AllowDrafts).");
        }
    }

    private void Check(ScriptSettings settings, List<Dialog> dialogs, IReadOnlyList<Reaction> reactions, IReadOnlyList<Fact> facts)
    {
        var graph = new NodeGraph(dialogs);
        new UseCheck(_scope, settings, facts).Run(graph);
        if (options.Rules) SafetyRules.Run(new RuleScope(graph, settings, reactions), _scope.Targets.IsTorn, faults);
    }
}
