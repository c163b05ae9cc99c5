using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Replaying;
using Hotline.Desk.Api;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>
/// A replay: counts and ways, nothing that anybody said. <paramref name="Unasked"/>: they come to a question that nobody answered yet, or to a choice that is gone. <paramref name="Unlike"/>: they do not come out as the journal
/// tells even on the scripts in force. <paramref name="Older"/>: they went by older scripts, or are not kept whole. <paramref name="CasesLost"/>: a case was opened, and would not be. <paramref name="Few"/>: people on ways of fewer
/// than three.
/// </summary>
internal sealed record ReplayScreen(
    string Id, [property: Codes(typeof(ReplayStates))] string State, int Done, int Of, int Same, int Elsewhere, int Unasked, int Unlike, int Older, int CasesLost, int LessUrgent, IReadOnlyList<ReplayedPath> Paths, int Few)
{
    public static ReplayScreen At(string id, string state, int done, int of, ReplaySum sum) => new(
        id, state, done, of, sum.Same, sum.Elsewhere, sum.Unasked, sum.Unlike, sum.Older, sum.CasesLost, sum.LessUrgent, [.. sum.Paths.Select(p => new ReplayedPath(Place(p.From), Place(p.To), p.Unasked, p.People))], sum.Few);

    private static TriedPlace? Place(NodeRef? place) => place is { } node ? new TriedPlace(node.Dialog, node.Node) : null;
}

/// <summary>How many people ended at one node and would end at another; null before the first.</summary>
internal sealed record ReplayedPath(TriedPlace? From, TriedPlace? To, bool Unasked, int People);
