using System.Collections.Frozen;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;
using Hotline.Server;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>Makes small valid publications in code, in the order of the script: a node falls to the next one unless a target is named.</summary>
internal sealed class ScriptBuilder
{
    private readonly List<DraftDialog> _dialogs = [];
    private readonly List<(ReactionKind Kind, string Words, string[] Commands, string? Then)> _reactions = [];
    private readonly Dictionary<SystemLine, TextRef> _lines = [];
    private readonly Dictionary<LocaleTag, Dictionary<string, Translation>> _texts = [];
    private readonly List<Fact> _facts = [];

    public static readonly LocaleTag Tajik = new("tg");

    public NodeRef Start { get; set; } = new("start", "hello");

    public NodeRef Menu { get; set; } = new("menu", "topic");

    public NodeRef Danger { get; set; } = new("danger", "numbers");

    public HashSet<string> Keep { get; } = new(StringComparer.Ordinal) { "country" };

    public Dictionary<NodeRef, NodeRef> Moves { get; } = [];

    public ScriptBuilder Dialog(string name, string? topic = null)
    {
        _dialogs.Add(new DraftDialog(name, topic, []));
        return this;
    }

    public ScriptBuilder Say(string name, string text, string? then = null, bool sensitive = false, string? sms = null, bool isUnchecked = false) =>
        Add(name, then, (at, next, _) => new Node.Say(at, next, then is not null, 1, Line(at, text, sensitive, sms) with { Unchecked = isUnchecked }));

    public ScriptBuilder Ask(string name, string text, string? save = null, Choice[]? choices = null, Expectation[]? expect = null, int again = 1, string? otherwise = null,
        bool skip = false, string? skipThen = null, (TimeSpan After, string Then)? timeout = null, bool topics = false, bool locales = false, string? then = null,
        string? urgent = null, string? keep = null) =>
        Add(name, then, (at, next, to) => new Node.Ask(at, next, then is not null, 1, Line(at, text), save, [.. (choices ?? []).Select(c => c.Then is { } pick ? c with { Then = to(pick.Node) } : c)], locales, topics, expect ?? [],
            otherwise is null ? null : new Otherwise(new Line(new TextRef($"{at}.otherwise", "Please pick one.")), again, to(otherwise), keep),
            skip || skipThen is not null ? new Skip(null, skipThen is null ? null : to(skipThen)) : null,
            timeout is { } late ? new Hotline.Core.Dialogs.Timeout(late.After, to(late.Then)) : null, urgent));

    public ScriptBuilder Branch(string name, params (Condition? When, Assignments? Set, string? Then)[] arms) =>
        Add(name, null, (at, next, to) => new Node.Branch(at, next, false, 1,
            [.. arms.Select(a => new Arm(a.When, a.Set, a.Then is null ? null : to(a.Then)))]));

    public ScriptBuilder Set(string name, Assignments values, string? then = null) =>
        Add(name, then, (at, next, _) => new Node.Set(at, next, then is not null, 1, values));

    public ScriptBuilder Call(string name, string dialog, string? then = null) =>
        Add(name, then, (at, next, to) => new Node.Call(at, next, then is not null, 1, to(dialog)));

    public ScriptBuilder Handoff(string name, string text, Urgency? urgency = null, string[]? summary = null, string? nobody = null, string? then = null) =>
        Add(name, then, (at, next, to) => new Node.Handoff(at, next, then is not null, 1, Line(at, text), urgency, summary ?? [], nobody is null ? null : to(nobody)));

    public ScriptBuilder Goto(string name, string target) => Add(name, null, (at, _, to) => new Node.Goto(at, 1, to(target)));

    public ScriptBuilder End(string name, string? text = null) => Add(name, null, (at, _, _) => new Node.End(at, 1, text is null ? null : Line(at, text)));

    public ScriptBuilder Remind(string name, string text, TimeSpan after, string? then = null) =>
        Add(name, then, (at, next, _) => new Node.Remind(at, next, then is not null, 1, Line(at, text), after));

    public ScriptBuilder React(ReactionKind kind, string words, string? then = null, params string[] commands)
    {
        _reactions.Add((kind, words, commands, then));
        return this;
    }

    public ScriptBuilder Line(SystemLine line, string text)
    {
        _lines[line] = new TextRef($"_always.{line}", text);
        return this;
    }

    public ScriptBuilder Text(LocaleTag locale, string context, string text, bool draft = false)
    {
        if (!_texts.TryGetValue(locale, out var texts)) _texts[locale] = texts = [];
        texts[context] = new Translation(text, draft);
        return this;
    }

    public ScriptBuilder Fact(string role, string country, string phone)
    {
        _facts.Add(new Fact($"{role}_{country}", role, country, true, false, role, role, phone, null, "test", null, null));
        return this;
    }

    /// <summary>The dialogs and words that every script has, as small as can be.</summary>
    public static ScriptBuilder WithCommonParts() => new ScriptBuilder()
        .Dialog("start").Say("hello", "Hello. Not safe? Write 0 and we stop.")
        .Ask("safe", "Is anyone in danger?", choices: [Pick("yes", "Yes", "danger"), Pick("no", "No")], otherwise: "to_menu").Goto("to_menu", "menu")
        .Dialog("menu").Ask("topic", "What happened?", choices: [Pick("wages", "Wages", "wages"), Pick("other", "Something else", "_always.to_operator")], topics: true, otherwise: "_always.to_operator")
        .Dialog("wages", "unpaid_wages")
        .Ask("paid", "When were you last paid?", "paid", [Pick("month", "This month"), Pick("never", "Never", also: "not once|long ago")], otherwise: "advice")
        .Ask("owed", "How much? For example 250000.", "owed", expect: [new Expectation.Number(1, 100_000_000)], again: 2, otherwise: "advice", skip: true)
        .Handoff("human", "A person will answer. Usual wait: {wait}.", summary: ["paid", "owed"], nobody: "nobody")
        .Say("nobody", "No one is here until {clock}.").End("advice", "Write down days and hours.")
        .Dialog("danger").Say("numbers", "Call 112.").Handoff("human", "A person comes.", Urgency.Immediate, ["where"], then: "where")
        .Ask("where", "Where are you?", "where", expect: [new Expectation.Text(200)], otherwise: "done").End("done", "Stay safe.")
        .Dialog("_always").End("stopped", "We stop.").End("left", "Goodbye.").End("erased", "All is deleted.").Say("help", "You can write menu.", "help_done").End("help_done")
        .Ask("choose_language", "Which language?", locales: true, otherwise: "help_done").End("language_done", "Good.")
        .Handoff("to_operator", "A person answers here.", summary: ["paid", "owed"], nobody: "nobody").Say("nobody", "No one is here until {clock}.")
        .React(ReactionKind.Menu, "menu|main menu", "menu", "menu").React(ReactionKind.Back, "back", null, "back").React(ReactionKind.Repeat, "repeat", null, "repeat")
        .React(ReactionKind.Language, "language", "choose_language", "language").React(ReactionKind.Operator, "operator|a person", "to_operator", "operator")
        .React(ReactionKind.Stop, "stop", "stopped", "stop").React(ReactionKind.Leave, "leave", "left", "leave").React(ReactionKind.Erase, "delete my data|erase", "erased", "delete")
        .React(ReactionKind.Help, "help", "help", "help").React(ReactionKind.Danger, "sos", "danger", "sos")
        .Lines();

    /// <summary>A conversation that begins with these nodes of dialog <c>f</c> and ends at its <c>fin</c>.</summary>
    public static Publication Form(Action<ScriptBuilder> nodes)
    {
        var script = WithCommonParts().Dialog("f").Set("begin", Noting());
        nodes(script);
        script.End("fin", "Fin.");
        script.Start = new NodeRef("f", "begin");
        return script.Build();
    }

    public static Choice Pick(string id, string label, string? then = null, string? also = null, Assignments? set = null) =>
        new(id, new TextRef($"choice.{id}", label), null, also is null ? null : new TextRef($"choice.{id}.also", also), then is null ? null : new NodeRef("?", then), set);

    public static Assignments Noting(Urgency? urgency = null, string[]? flags = null, string? topic = null, string? locale = null, params (string Slot, string Value)[] slots) =>
        new(urgency, flags ?? [], topic, locale, [.. slots.Select(s => KeyValuePair.Create(s.Slot, s.Value))]);

    public Publication Build(string structure = "one", string text = "one")
    {
        var dialogs = _dialogs.Select(Made).ToList();
        var reactions = _reactions.Select(r => new Reaction(r.Kind, new TextRef($"_always.{r.Kind}", r.Words), r.Commands, r.Then is null ? null : Target("_always", r.Then))).ToList();
        var locales = new[] { new ScriptLocale(LocaleTag.English, "English", ["english", "in english"], []), new ScriptLocale(LocaleTag.Russian, "Русский", ["русский", "по-русски"], [LocaleTag.English]),
            new ScriptLocale(Tajik, "Тоҷикӣ", ["тоҷикӣ", "tojiki"], [LocaleTag.Russian, LocaleTag.English]), new ScriptLocale(new LocaleTag("uz-Latn"), "Oʻzbekcha", ["uzbekcha"], [LocaleTag.Russian]),
            new ScriptLocale(new LocaleTag("uz-Cyrl"), "Ўзбекча", ["ўзбекча"], [new LocaleTag("uz-Latn"), LocaleTag.Russian]) };
        var settings = new ScriptSettings(Start, Menu, Danger, locales, Keep, new Dictionary<string, string> { ["KZ"] = "Asia/Almaty" }, new Dictionary<string, TextRef> { ["KZ"] = new("hotline.places.KZ", "Almaty") }, Moves);
        var texts = new TextCatalog(_texts.ToDictionary(t => t.Key, t => t.Value.ToFrozenDictionary(StringComparer.Ordinal)), locales.ToDictionary(l => l.Tag, l => l.Fallback));
        return new Publication(structure, text, settings, dialogs, reactions, _lines, new FactBook(_facts), texts, UnderstandingFiles.Data, ChannelModules.Table);
    }

    private ScriptBuilder Lines()
    {
        foreach (var line in Enum.GetValues<SystemLine>()) Line(line, $"[{line}]");
        return Line(SystemLine.Yes, "Yes").Line(SystemLine.No, "No").Line(SystemLine.Skip, "I don't know").Line(SystemLine.OperatorJoined, "{operator} is here.")
            .Line(SystemLine.WaitingStatus, "[WaitingStatus] {wait}").Line(SystemLine.WaitingCoordinator, "[WaitingCoordinator] {since} {due}").Line(SystemLine.WaitingEveryone, "[WaitingEveryone] {since}")
            .Line(SystemLine.AboutYourCaseYes, "The same").Line(SystemLine.AboutYourCaseNo, "Something new");
    }

    private Dialog Made(DraftDialog draft)
    {
        var nodes = draft.Nodes.Select((node, i) =>
        {
            var below = i + 1 < draft.Nodes.Count ? new NodeRef(draft.Name, draft.Nodes[i + 1].Name) : (NodeRef?)null;
            return node.Make(new NodeRef(draft.Name, node.Name), node.Then is null ? below : Target(draft.Name, node.Then), target => Target(draft.Name, target));
        });
        return new Dialog(draft.Name, draft.Topic, [.. nodes], $"dialogs/{draft.Name}.yaml");
    }

    private ScriptBuilder Add(string name, string? then, Func<NodeRef, NodeRef?, Func<string, NodeRef>, Node> make)
    {
        _dialogs[^1].Nodes.Add(new DraftNode(name, then, make));
        return this;
    }

    /// <summary>A node of this dialog, the name of a dialog, or <c>dialog.node</c>.</summary>
    private NodeRef Target(string dialog, string target)
    {
        if (NodeRef.Parse(target) is { } whole) return whole;
        if (_dialogs.Find(d => d.Name == dialog) is { } own && own.Nodes.Exists(n => n.Name == target)) return new NodeRef(dialog, target);
        return new NodeRef(target, _dialogs.Single(d => d.Name == target).Nodes[0].Name);
    }

    private static Line Line(NodeRef at, string text, bool sensitive = false, string? sms = null) =>
        new(new TextRef(at.ToString(), text), sms is null ? null : new TextRef($"{at}.sms", sms), sensitive);

    private sealed record DraftDialog(string Name, string? Topic, List<DraftNode> Nodes);

    private sealed record DraftNode(string Name, string? Then, Func<NodeRef, NodeRef?, Func<string, NodeRef>, Node> Make);
}
