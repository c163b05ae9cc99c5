namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>
/// Every path from a dialog about danger must come to a handoff. Left out are the ways that are the person's own choice to leave: the menu, stop, leave, erase, and a
/// refusal of consent (the slot <c>consent</c>), after which nothing may be passed on.
/// </summary>
internal sealed class HandoffCheck(RuleScope scope)
{
    private const string Consent = "consent";
    private const string Refused = "no";

    private static readonly HashSet<string> DangerTopics = new(["detention", "medical", "violence", "forced_labour", "pregnancy"], StringComparer.Ordinal);

    /// <summary>Ways that only somebody goes who agreed are left.</summary>
    private static readonly Dictionary<string, string> Agreed = new(StringComparer.Ordinal) { [Consent] = "yes" };

    private readonly HashSet<NodeRef> _exits =
    [
        scope.Settings.Start,
        scope.Settings.Menu,
        .. scope.Reactions.Where(r => r.Kind is ReactionKind.Menu or ReactionKind.Stop or ReactionKind.Leave or ReactionKind.Erase).Select(r => r.Then).OfType<NodeRef>(),
    ];

    private readonly HashSet<NodeRef> _canReturn = scope.Graph.CanEndWithout(node => node is Node.Handoff);

    public IEnumerable<Finding> Run()
    {
        var (graph, settings) = (scope.Graph, scope.Settings);
        foreach (var dialog in graph.Dialogs.Where(d => d.Name == settings.Danger.Dialog || d.Topic is { } topic && DangerTopics.Contains(topic)))
        {
            var start = dialog.Name == settings.Danger.Dialog && graph.Find(settings.Danger) is { } danger ? danger : dialog.Start;
            if (FirstEnd(start, _exits) is { } end)
                yield return new Finding(graph.At(end), $"A way from dialog '{dialog.Name}' ends here, at '{end.Ref}', and no one is called. Lead it to a 'handoff:'.");
        }
    }

    /// <summary>Where somebody who writes "operator" may end without a person; null when every way comes to one.</summary>
    public Node? AfterOperator() =>
        scope.Reactions.FirstOrDefault(r => r.Kind == ReactionKind.Operator)?.Then is { } place && scope.Graph.Find(place) is { } start ? FirstEnd(start, []) : null;

    private Node? FirstEnd(Node start, HashSet<NodeRef> exits)
    {
        var seen = new HashSet<(NodeRef, bool)>();
        var waiting = new Queue<(NodeRef Place, bool Called)>();
        waiting.Enqueue((start.Ref, false));
        while (waiting.TryDequeue(out var step))
        {
            if (step.Place != start.Ref && exits.Contains(step.Place) || !seen.Add(step)) continue;
            if (scope.Graph.Find(step.Place) is not { } node || node is Node.Handoff) continue;
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
        Node.Ask { Save: Consent } ask => NodeGraph.Ways(ask with { Choices = [.. ask.Choices.Where(c => c.Id != Refused)] }),
        _ => NodeGraph.Ways(node),
    };

    private static IEnumerable<NodeRef?> WhenAgreed(Node.Branch branch)
    {
        foreach (var arm in branch.Arms)
        {
            var holds = arm.When is null ? true : Certainty.Holds(arm.When, Agreed);
            if (holds != false) yield return arm.Then ?? branch.Next;
            if (holds == true) yield break;
        }

        yield return branch.Next;
    }
}
