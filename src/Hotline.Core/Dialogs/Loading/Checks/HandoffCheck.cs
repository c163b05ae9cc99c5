namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>
/// Every path from a dialog about danger must come to a handoff. Left out are the ways that are the person's own choice to leave: the menu, stop, leave, erase, and a
/// refusal of consent (the slot <c>consent</c>), after which nothing may be passed on.
/// </summary>
internal sealed class HandoffCheck(NodeGraph graph, ScriptSettings settings, IReadOnlyList<Reaction> reactions, FaultSink faults)
{
    private static readonly HashSet<string> DangerTopics = new(["detention", "medical", "violence", "forced_labour", "pregnancy"], StringComparer.Ordinal);

    private readonly HashSet<NodeRef> _exits =
    [
        settings.Start,
        settings.Menu,
        .. reactions.Where(r => r.Kind is ReactionKind.Menu or ReactionKind.Stop or ReactionKind.Leave or ReactionKind.Erase).Select(r => r.Then).OfType<NodeRef>(),
    ];

    private readonly HashSet<NodeRef> _canReturn = graph.CanEndWithout(node => node is Node.Handoff);

    public void Run()
    {
        foreach (var dialog in graph.Dialogs.Where(d => d.Name == settings.Danger.Dialog || d.Topic is { } topic && DangerTopics.Contains(topic)))
        {
            var start = dialog.Name == settings.Danger.Dialog && graph.Find(settings.Danger) is { } danger ? danger : dialog.Start;
            if (FirstEnd(start) is { } end)
                faults.Error(graph.At(end), FaultCode.NoHandoff, $"A way from dialog '{dialog.Name}' ends here, at '{end.Ref}', and no one is called. Lead it to a 'handoff:'.");
        }
    }

    private Node? FirstEnd(Node start)
    {
        var seen = new HashSet<(NodeRef, bool)>();
        var waiting = new Queue<(NodeRef Place, bool Called)>();
        waiting.Enqueue((start.Ref, false));
        while (waiting.TryDequeue(out var step))
        {
            if (step.Place != start.Ref && _exits.Contains(step.Place) || !seen.Add(step)) continue;
            if (graph.Find(step.Place) is not { } node || node is Node.Handoff) continue;
            if (node is Node.Call call)
            {
                waiting.Enqueue((call.Start, true));
                if (!_canReturn.Contains(call.Start)) continue;
            }

            foreach (var way in Ways(node))
            {
                if (way is { } next) waiting.Enqueue((next, step.Called && node is not Node.Goto));
                else if (!step.Called) return node;
            }
        }

        return null;
    }

    private static IEnumerable<NodeRef?> Ways(Node node) => node switch
    {
        Node.Branch branch => WhenAgreed(branch),
        Node.Ask { Save: Consent.Slot } ask => NodeGraph.Ways(ask with { Choices = [.. ask.Choices.Where(c => c.Id != Consent.Refused)] }),
        _ => NodeGraph.Ways(node),
    };

    private static IEnumerable<NodeRef?> WhenAgreed(Node.Branch branch)
    {
        foreach (var arm in branch.Arms)
        {
            var holds = arm.When is null ? true : Consent.Holds(arm.When);
            if (holds != false) yield return arm.Then ?? branch.Next;
            if (holds == true) yield break;
        }

        yield return branch.Next;
    }
}
