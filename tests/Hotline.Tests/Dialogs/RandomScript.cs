using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using static Hotline.Tests.Dialogs.ScriptBuilder;

namespace Hotline.Tests.Dialogs;

/// <summary>
/// A random script that is valid by the rules of the reader: targets exist, calls and gotos lead to later dialogs or to the menu, and what leads back leads through a question.
/// The same seed makes the same script.
/// </summary>
internal sealed class RandomScript
{
    private const int Dialogs = 4;

    private readonly Random _random;
    private readonly ScriptBuilder _script = WithCommonParts();
    private readonly int[] _sizes;

    private RandomScript(int seed)
    {
        _random = new Random(seed);
        _sizes = [.. Enumerable.Range(0, Dialogs).Select(_ => _random.Next(2, 7))];
    }

    public static Publication Make(int seed)
    {
        var random = new RandomScript(seed);
        for (var dialog = 0; dialog < Dialogs; dialog++) random.Add(dialog);
        random._script.Start = new NodeRef("d0", "n0");
        random._script.Menu = new NodeRef("list", "pick");
        random._script.Dialog("list").Ask("pick", "Which?", choices: [.. Enumerable.Range(0, Dialogs).Select(i => Pick($"c{i}", $"Dialog {i}", $"d{i}"))], topics: true, otherwise: "_always.to_operator");
        return random._script.Build($"s{seed}");
    }

    /// <summary>Every node that some target names: those may be asked again although they are answered.</summary>
    public static HashSet<NodeRef> NamedTargets(Publication publication) =>
        [.. publication.Dialogs.SelectMany(d => d.Nodes).SelectMany(Targets)];

    private static IEnumerable<NodeRef> Targets(Node node)
    {
        if (node is { NextIsNamed: true, Next: { } next }) yield return next;
        if (node is Node.Branch branch)
            foreach (var arm in branch.Arms)
                if (arm.Then is { } then) yield return then;
        if (node is not Node.Ask ask) yield break;
        foreach (var choice in ask.Choices)
            if (choice.Then is { } then) yield return then;
        if (ask.Otherwise is { } otherwise) yield return otherwise.Then;
        if (ask.Skip?.Then is { } skip) yield return skip;
        if (ask.Timeout is { } timeout) yield return timeout.Then;
    }

    private void Add(int dialog)
    {
        _script.Dialog($"d{dialog}", _random.Next(3) == 0 ? $"topic{dialog}" : null);
        for (var node = 0; node < _sizes[dialog]; node++) Add(dialog, node);
        _script.End($"n{_sizes[dialog]}", Maybe() ? $"End of {dialog}." : null);
    }

    private void Add(int dialog, int node)
    {
        var name = $"n{node}";
        switch (_random.Next(10))
        {
            case 0: _script.Say(name, $"Say {dialog} {name} {{s1}}.\nCall {{fact.emergency.phone}}. More.", Maybe() ? Forward(dialog, node) : null); break;
            case 1: _script.Branch(name, (When(), Noted(), Forward(dialog, node)), (null, Noted(), Maybe() ? Forward(dialog, node) : null)); break;
            case 2: _script.Set(name, Noted(), Maybe() ? Forward(dialog, node) : null); break;
            case 3 when dialog + 1 < Dialogs: _script.Call(name, $"d{_random.Next(dialog + 1, Dialogs)}", Maybe() ? Forward(dialog, node) : null); break;
            case 4: _script.Handoff(name, "A person comes. {wait}", Maybe() ? Urgency.Urgent : null, ["s0", "s1", "s2"], then: Maybe() ? Forward(dialog, node) : null); break;
            case 5: _script.Remind(name, "You asked us to write.", TimeSpan.FromHours(_random.Next(1, 50))); break;
            case 6 when Maybe(): _script.Goto(name, Maybe() ? "list" : dialog + 1 < Dialogs ? $"d{dialog + 1}" : "list"); break;
            default: Ask(dialog, node, name); break;
        }
    }

    private void Ask(int dialog, int node, string name)
    {
        Choice[] choices = [.. Enumerable.Range(0, _random.Next(4)).Select(i => Pick($"k{i}", $"Label {i}", Maybe() ? Forward(dialog, node) : null, set: Maybe() ? Noted() : null))];
        Expectation[] expect = [.. Expectations().Where(_ => _random.Next(6) == 0)];
        if (choices.Length == 0 && expect.Length == 0) expect = [new Expectation.Text(100)];
        _script.Ask(name, $"Ask {dialog} {name}?", Maybe() ? $"s{_random.Next(6)}" : null, choices, expect, _random.Next(3), Anywhere(dialog), Maybe(), null,
            Maybe() ? (TimeSpan.FromHours(_random.Next(1, 30)), Anywhere(dialog)) : null, locales: choices.Length == 0 && _random.Next(8) == 0, then: Maybe() ? Forward(dialog, node) : null,
            urgent: choices.Length > 0 && _random.Next(4) == 0 ? "k0" : null, keep: _random.Next(4) == 0 ? $"s{_random.Next(6)}" : null);
    }

    private static Expectation[] Expectations() =>
        [new Expectation.Text(100), new Expectation.Text(100, Words: 2), new Expectation.Number(0, 1000), new Expectation.Date(true), new Expectation.YesNo(), new Expectation.Location(), new Expectation.Phone(), new Expectation.File()];

    private Assignments Noted() => Noting(_random.Next(6) == 0 ? (Urgency)_random.Next(3) : null, Maybe() ? [$"+F{_random.Next(30)}"] : null,
        _random.Next(4) == 0 ? "other_topic" : null, _random.Next(8) == 0 ? "tg" : null, Maybe() ? [($"s{_random.Next(6)}", Maybe() ? "" : "k1")] : []);

    private Condition When() => _random.Next(6) switch
    {
        0 => new Condition.Known($"s{_random.Next(6)}", Maybe()),
        1 => new Condition.In("mode", ["bot"]),
        2 => new Condition.Compare("s1", Comparison.Greater, "5"),
        3 => new Condition.Not(new Condition.In("on_shift", ["yes"])),
        4 => new Condition.Any([new Condition.Known("danger", true), new Condition.In($"s{_random.Next(6)}", ["k0", "k1"])]),
        _ => new Condition.All([new Condition.Known("language", true), new Condition.Compare("urgency", Comparison.NotEqual, "normal")]),
    };

    private string Forward(int dialog, int node) => $"d{dialog}.n{_random.Next(node + 1, _sizes[dialog] + 1)}";

    private string Anywhere(int dialog) => $"d{dialog}.n{_random.Next(_sizes[dialog] + 1)}";

    private bool Maybe() => _random.Next(2) == 0;
}
