namespace Hotline.Core.Dialogs.Replaying;

/// <summary>How many people ended in one place and would end in another.</summary>
public sealed record ReplayPath(NodeRef? From, NodeRef? To, bool Unasked, int People);

/// <summary>
/// What may be shown of a replay: counts and paths. <paramref name="Paths"/>: the most first, each of at least <see cref="ReplayTally.LeastPeople"/> people; <paramref name="Few"/>: people on all others. <paramref name="Older"/>:
/// conversations that went by another structure than the one in force.
/// </summary>
public sealed record ReplaySum(int Same, int Elsewhere, int Unasked, int Unlike, int Older, int CasesLost, int LessUrgent, IReadOnlyList<ReplayPath> Paths, int Few);

/// <summary>Adds up how conversations end. Who is left out is counted nowhere. Not thread-safe.</summary>
public sealed class ReplayTally
{
    /// <summary>A way that fewer went is not shown: it could be known whose it is.</summary>
    public const int LeastPeople = 3;

    private readonly List<ReplayEnd> _ends = [];
    private int _older;

    public void Add(ReplayEnd end)
    {
        if (end.Kind != ReplayKind.Sealed) _ends.Add(end);
    }

    public void AddOlder() => _older++;

    public ReplaySum Sum()
    {
        var paths = _ends.Where(e => e.Kind is ReplayKind.Elsewhere or ReplayKind.Unasked).GroupBy(e => (e.From, e.To, Unasked: e.Kind == ReplayKind.Unasked))
            .Select(g => new ReplayPath(g.Key.From, g.Key.To, g.Key.Unasked, g.Count())).ToList();
        var shown = paths.Where(p => p.People >= LeastPeople).OrderByDescending(p => p.People).ThenBy(p => $"{p.From} {p.To}", StringComparer.Ordinal).ToList();
        return new ReplaySum(Count(ReplayKind.Same), Count(ReplayKind.Elsewhere), Count(ReplayKind.Unasked), Count(ReplayKind.Unlike), _older,
            _ends.Count(e => e.CaseLost), _ends.Count(e => e.LessUrgent), shown, paths.Sum(p => p.People) - shown.Sum(p => p.People));
    }

    private int Count(ReplayKind kind) => _ends.Count(e => e.Kind == kind);
}
