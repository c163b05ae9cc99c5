using Hotline.Core.Cases;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads the kinds that say something without waiting for an answer: say, handoff, end, remind.</summary>
internal sealed class SpeakingNodes(ReadScope scope, LineReader lines)
{
    public Node Say(NodeDraft node)
    {
        var (next, named) = scope.Next(node);
        return new Node.Say(node.Ref, next, named, node.At.Line, lines.Line(node, "say"));
    }

    public Node Handoff(NodeDraft node)
    {
        var named = node.Body.Find("then") is not null;
        // Without then: the conversation waits here; what stands below is not fallen into.
        var next = named ? scope.Next(node).Next : null;
        var urgency = node.Body.Find("urgency") is { } value ? scope.Values.Word<Urgency>(value, "urgency") : null;
        var nobody = scope.Target(node, node.Body, "nobody");
        if (nobody is { } target) scope.Uses.Nobody.Add((node.Body.Find("nobody")!.At, target));
        return new Node.Handoff(node.Ref, next, named, node.At.Line, IsSilent(node, "handoff") ? null : lines.Line(node, "handoff"), urgency, Summary(node), nobody);
    }

    public Node End(NodeDraft node) => new Node.End(node.Ref, node.At.Line, IsSilent(node, "end") ? null : lines.Line(node, "end"));

    public Node Remind(NodeDraft node)
    {
        var (next, named) = scope.Next(node);
        var after = scope.Values.Required(node.Body, "after", "A node of kind 'remind'") is { } value ? scope.Values.Duration(value, "after") : null;
        return new Node.Remind(node.Ref, next, named, node.At.Line, lines.Line(node, "remind"), after ?? TimeSpan.FromDays(1));
    }

    private static bool IsSilent(NodeDraft node, string key) => node.Body.Find(key) is YamlText text && text.Text.Trim().Length == 0;

    private List<string> Summary(NodeDraft node)
    {
        var slots = new List<string>();
        if (node.Body.Find("summary") is not { } value || scope.Values.List(value, "summary") is not { } list) return slots;
        foreach (var (slot, at) in scope.Values.Texts(list, "summary"))
        {
            if (slots.Contains(slot))
            {
                scope.Faults.Error(at, FaultCode.DuplicateKey, $"'summary:' names '{ValueReader.Short(slot)}' twice. Remove one.");
                continue;
            }

            slots.Add(slot);
            scope.Uses.Cited.Add(new SlotUse(at, slot, "summary"));
        }

        return slots;
    }
}
