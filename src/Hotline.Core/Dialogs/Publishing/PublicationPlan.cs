using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>
/// What publishing these files would do: <paramref name="Publication"/> is null while <paramref name="Faults"/> hold an error, and then nothing may be published. <paramref name="Changes"/> against what is
/// current, empty when there is nothing to compare with (<paramref name="IsCompared"/> false: nothing was published yet, or by a program that allowed what this one does not).
/// </summary>
public sealed record PublicationPlan(PublicationSource Source, Publication? Publication, IReadOnlyList<Fault> Faults, IReadOnlyList<PublicationChange> Changes, bool IsCompared)
{
    /// <summary>
    /// Reads and compares; <paramref name="before"/> is null when nothing is current. It was held against the rules of its day, so it is read without today's.
    /// <paramref name="waiting"/>: how many people stand at each node.
    /// </summary>
    public static PublicationPlan Of(PublicationSource? before, PublicationSource after, ReadOptions options, IReadOnlyDictionary<NodeRef, int> waiting)
    {
        ArgumentNullException.ThrowIfNull(after);
        var (publication, faults) = PublicationReader.Read(after, options);
        var known = before is null ? null : PublicationReader.Read(before, options with { Rules = false }).Publication;
        return new PublicationPlan(after, publication, faults, publication is null || known is null ? [] : Changed(before!, known, after, publication, waiting), known is not null);
    }

    /// <summary>Everything that is otherwise between two publications.</summary>
    public static IReadOnlyList<PublicationChange> Changed(PublicationSource before, Publication old, PublicationSource after, Publication now, IReadOnlyDictionary<NodeRef, int> waiting)
    {
        IReadOnlyList<PublicationChange> changes = [.. PublicationDiff.Of(old, now, waiting), .. FileDiff.Of(before, after)];
        return changes.Count > 0 ? changes : FileDiff.Of(before, after, all: true);
    }
}
