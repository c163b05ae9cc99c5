using Hotline.Core.Dialogs.Loading.Checks;

namespace Hotline.Core.Dialogs.Measuring;

/// <summary>
/// About the dearest way that somebody can go without coming to a place twice. A step back to a place on the way is no step; all others make a graph without rounds, whose longest way is found in one walk.
/// A dialog that is called is walked to its end and goes on at its caller; one that is left for good ends the way there.
/// </summary>
internal sealed class LongestWay(Publication publication, Func<NodeRef, int> cost)
{
    private readonly Dictionary<(NodeRef Place, bool Returns), Step?> _known = [];
    private readonly HashSet<NodeRef> _open = [];

    public SmsWay From(NodeRef start)
    {
        var (returning, leaving) = (Best(start, returns: true), Best(start, returns: false));
        var way = (leaving?.Parts ?? -1) > (returning?.Parts ?? -1) ? leaving : returning;
        var places = new List<NodeRef>();
        Collect(way, places);
        // A dialog that is called twice asks what it knows by then no second time.
        List<NodeRef> once = [.. places.Distinct()];
        return new SmsWay(once, once.Sum(Own));
    }

    /// <summary>From here to the end of the dialog (<paramref name="returns"/>), or to where the talk leaves it for good; null when no way does that.</summary>
    private Step? Best(NodeRef place, bool returns)
    {
        if (_known.TryGetValue((place, returns), out var known)) return known;
        if (publication.Find(place) is not { } node || !_open.Add(place)) return null;
        var own = Own(place);
        Step? best = null;
        foreach (var (first, then) in Ways(node, returns))
        {
            var step = new Step(own > 0 ? place : null, own + (first?.Parts ?? 0) + (then?.Parts ?? 0), first, then);
            if (best is null || step.Parts > best.Parts) best = step;
        }

        _open.Remove(place);
        _known[(place, returns)] = best;
        return best;
    }

    /// <summary>What a handoff says when nobody is on duty may be the longer text.</summary>
    private int Own(NodeRef place) => Math.Max(cost(place), publication.Find(place) is Node.Handoff { Nobody: { } nobody } ? cost(nobody) : 0);

    private IEnumerable<(Step? First, Step? Then)> Ways(Node node, bool returns)
    {
        if (node is Node.Handoff { Continues: false } or Node.Goto)
        {
            if (returns) yield break;
            var after = node is Node.Goto go ? Best(go.Target, returns: true) is { } ends && ends.Parts >= (Best(go.Target, returns: false)?.Parts ?? -1) ? ends : Best(go.Target, returns: false) : null;
            yield return (after, null);
            yield break;
        }

        if (node is Node.Call call)
        {
            if (!returns && Best(call.Start, returns: false) is { } left) yield return (left, null);
            if (Best(call.Start, returns: true) is { } back && After(call.Next, returns) is (true, var rest)) yield return (back, rest);
            yield break;
        }

        foreach (var way in NodeGraph.Ways(node))
        {
            if (After(way, returns) is (true, var rest)) yield return (rest, null);
        }
    }

    private (bool Goes, Step? Then) After(NodeRef? way, bool returns)
    {
        if (way is not { } next) return (returns, null);
        var rest = Best(next, returns);
        return (rest is not null, rest);
    }

    private static void Collect(Step? step, List<NodeRef> places)
    {
        var waiting = new Stack<Step?>([step]);
        while (waiting.TryPop(out var next))
        {
            if (next is null) continue;
            if (next.Place is { } place) places.Add(place);
            waiting.Push(next.Then);
            waiting.Push(next.First);
        }
    }

    private sealed record Step(NodeRef? Place, int Parts, Step? First, Step? Then);
}
