using System.Collections.Frozen;

namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>Compares what the scripts cite with what fills it: slots, values, placeholders, facts.</summary>
internal sealed class UseCheck(ReadScope scope, ScriptSettings settings, IReadOnlyList<Fact> facts)
{
    // Topics of understanding that have no dialog of their own.
    private static readonly string[] CommonTopics = ["operator", "greeting", "other"];

    private readonly FrozenSet<string> _slots = scope.Uses.Slots.Keys.Concat(settings.Keep).Concat(ScriptNames.Noted).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _roles = facts.Select(f => f.Role).ToFrozenSet(StringComparer.Ordinal);
    private readonly string[] _countries = [.. facts.Select(f => f.Country).Concat(settings.Zones.Keys).Distinct(StringComparer.Ordinal)];

    public void Run(NodeGraph graph)
    {
        foreach (var use in scope.Uses.Cited) CheckSlot(use);
        foreach (var use in scope.Uses.Compared) CheckValue(use);
        foreach (var use in scope.Uses.Placeholders) CheckPlaceholder(use);
        foreach (var (at, target) in scope.Uses.Nobody)
        {
            if (graph.Find(target) is { } node and not Node.Say)
                scope.Faults.Error(at, FaultCode.NotSay, $"'nobody: {target.Node}' is not a 'say' node. It holds the words for when no one is on duty.");
        }
    }

    private void CheckSlot(SlotUse use)
    {
        if (use.Where == "keep")
        {
            if (!scope.Uses.Slots.ContainsKey(use.Name))
                scope.Faults.Warning(use.At, FaultCode.UnknownSlot, $"'keep:' names '{use.Name}', but no 'save:' or 'set:' fills it.{Nearest.Suggestion(use.Name, scope.Uses.Slots.Keys.ToList())}");
            return;
        }

        if (_slots.Contains(use.Name) || scope.Uses.Lost.Contains(use.Name) || use.Where == "when" && ScriptNames.Surroundings.ContainsKey(use.Name)) return;
        if (use.Where == "when" && use.Name.StartsWith("fact.", StringComparison.Ordinal)) CheckFact(use.Name, use.At, use.Name);
        else
        {
            var known = use.Where == "when" ? _slots.Concat(ScriptNames.Surroundings.Keys).ToList() : [.. _slots];
            scope.Faults.Error(use.At, FaultCode.UnknownSlot, $"'{use.Where}:' names '{ValueReader.Short(use.Name)}', but no 'save:' or 'set:' fills it.{Nearest.Suggestion(use.Name, known)}");
        }
    }

    private void CheckValue(ValueUse use)
    {
        if (use.Key.StartsWith("fact.", StringComparison.Ordinal))
        {
            scope.Faults.Error(use.At, FaultCode.UnknownValue, $"'{use.Key}:' is 'known' or 'unknown', not '{ValueReader.Short(use.Value)}'.");
            return;
        }

        if (scope.Uses.Lost.Contains(use.Key) || Values(use.Key) is not { } values || values.Contains(use.Value)) return;
        var hint = Nearest.Suggestion(use.Value, values);
        var only = use.Key == "language" ? "'language:' is 'known' or 'unknown'; for a certain one use 'locale:'." : $"'{use.Key}' is never '{ValueReader.Short(use.Value)}'.{hint}";
        scope.Faults.Error(use.At, FaultCode.UnknownValue, only);
    }

    // What the key can be; null: anything.
    private IReadOnlyCollection<string>? Values(string key)
    {
        if (ScriptNames.Surroundings.TryGetValue(key, out var fixedValues) && fixedValues is not null) return fixedValues;
        return key switch
        {
            "channel" => scope.Channels.Names is { Count: > 0 } names ? [.. names] : null,
            "locale" => scope.Locales,
            "topic" or "topic_heard" => [.. scope.Uses.Topics.Union(CommonTopics, StringComparer.Ordinal)],
            _ when scope.Uses.Slots.TryGetValue(key, out var slot) && !slot.IsOpen && slot.Known.Count > 0 => key == "country" ? [.. slot.Known.Union(_countries)] : slot.Known,
            _ => null,
        };
    }

    private void CheckPlaceholder(SlotUse use)
    {
        if (_slots.Contains(use.Name) || scope.Uses.Lost.Contains(use.Name) || ScriptNames.Placeholders.Contains(use.Name)) return;
        if (use.Name.StartsWith("fact.", StringComparison.Ordinal))
        {
            CheckFact(use.Name, use.At, $"{{{use.Name}}}");
            return;
        }

        scope.Faults.Error(use.At, FaultCode.UnknownPlaceholder, $"'{{{ValueReader.Short(use.Name)}}}' is no slot that a 'save:' or 'set:' fills.{Nearest.Suggestion(use.Name, [.. _slots, .. ScriptNames.Placeholders])}");
    }

    private void CheckFact(string name, Spot at, string written)
    {
        var parts = name.Split('.');
        if (parts.Length != 3 || !ScriptNames.FactFields.Contains(parts[2]))
            scope.Faults.Error(at, FaultCode.UnknownPlaceholder, $"'{ValueReader.Short(written)}' should be 'fact.ROLE.phone', 'fact.ROLE.name' or 'fact.ROLE.website'.");
        else if (!_roles.Contains(parts[1]) && !scope.Uses.Lost.Contains(parts[1]))
            scope.Faults.Error(at, FaultCode.UnknownRole, $"'{ValueReader.Short(written)}' names the role '{parts[1]}', which no row of facts/ has.{Nearest.Suggestion(parts[1], _roles)}");
    }
}
