using System.Collections.Immutable;

namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>
/// Who is in danger reads an emergency number, or a person is called, before the first question. Follows every way from the danger dialog with what its <c>set:</c> notes on it, so that a way that no
/// one can go is not held against the script.
/// </summary>
internal sealed class FirstWordsCheck(RuleScope scope)
{
    /// <summary>A script with more ways than this before its first question is not followed to the end.</summary>
    private const int MostSteps = 20_000;

    private static readonly string[] Numbers = ["fact.emergency.phone", "fact.ambulance.phone"];

    private readonly NodeGraph _graph = scope.Graph;
    private readonly Queue<Step> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IEnumerable<Finding> Run()
    {
        var late = new HashSet<NodeRef>();
        Go(scope.Settings.Danger, [], ImmutableSortedDictionary<string, string>.Empty);
        while (_waiting.TryDequeue(out var step))
        {
            if (_seen.Count > MostSteps)
            {
                yield return new Finding(_graph.At(_graph.Find(scope.Settings.Danger)!), $"More than {MostSteps} ways lead from here to the first question; they cannot be proved. Note less with 'set:' before the numbers are said.");
                yield break;
            }

            var node = _graph.Find(step.Place);
            if (node is null or Node.Handoff || Says(node)) continue;
            if (node is Node.Ask || !On(node, step))
            {
                if (late.Add(node.Ref))
                    yield return new Finding(_graph.At(node), $"Who is in danger comes to '{node.Ref}' before any emergency number was said or a person was called. Say '{{fact.emergency.phone}}' (in the text and in its 'sms:') or lead to a 'handoff:' first.");
            }
        }
    }

    /// <summary>False when the talk ends here.</summary>
    private bool On(Node node, Step step)
    {
        switch (node)
        {
            case Node.Branch branch:
                return Branches(branch, step);
            case Node.Set set:
                return Leave(set.Next, step, With(step.Known, set.Values));
            case Node.Call call:
                Go(call.Start, step.Callers.Push(call.Next), step.Known);
                return true;
            case Node.Goto go:
                Go(go.Target, [], step.Known);
                return true;
            default:
                return Leave(node is Node.End ? null : node.Next, step, step.Known);
        }
    }

    private bool Branches(Node.Branch branch, Step step)
    {
        var goesOn = true;
        foreach (var arm in branch.Arms)
        {
            var holds = arm.When is null ? true : Certainty.Holds(arm.When, step.Known);
            if (holds != false) goesOn &= Leave(arm.Then ?? branch.Next, step, arm.Set is { } set ? With(step.Known, set) : step.Known);
            if (holds == true) return goesOn;
        }

        return goesOn & Leave(branch.Next, step, step.Known);
    }

    private bool Leave(NodeRef? way, Step step, ImmutableSortedDictionary<string, string> known)
    {
        var callers = step.Callers;
        while (way is null && !callers.IsEmpty) callers = callers.Pop(out way);
        if (way is not { } next) return false;
        Go(next, callers, known);
        return true;
    }

    private void Go(NodeRef place, ImmutableStack<NodeRef?> callers, ImmutableSortedDictionary<string, string> known)
    {
        if (_seen.Add($"{place} < {string.Join(' ', callers)} | {string.Join(' ', known)}")) _waiting.Enqueue(new Step(place, callers, known));
    }

    private static ImmutableSortedDictionary<string, string> With(ImmutableSortedDictionary<string, string> known, Assignments set)
    {
        var noted = known.SetItems(set.Slots);
        return set.Topic is { } topic ? noted.SetItem("topic", topic) : noted;
    }

    private static bool Says(Node node) => node switch
    {
        Node.Say say => Says(say.Line),
        Node.Ask ask => Says(ask.Line),
        Node.End { Line: { } line } => Says(line),
        _ => false,
    };

    private static bool Says(Line line) => Says(line.Text) && (line.Sms is null || Says(line.Sms));

    private static bool Says(TextRef text) => text.Template.Placeholders.Any(Numbers.Contains);

    private readonly record struct Step(NodeRef Place, ImmutableStack<NodeRef?> Callers, ImmutableSortedDictionary<string, string> Known);
}
