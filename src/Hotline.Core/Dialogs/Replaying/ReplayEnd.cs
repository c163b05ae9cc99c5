namespace Hotline.Core.Dialogs.Replaying;

/// <summary>How the same answers end on the draft.</summary>
public enum ReplayKind
{
    /// <summary>Where they ended.</summary>
    Same,

    /// <summary>Somewhere else.</summary>
    Elsewhere,

    /// <summary>At a question that the person was never asked, or with a choice that is gone: nobody knows how they would have gone on.</summary>
    Unasked,

    /// <summary>They do not come to the place that the journal tells even on the script that is in force, so the draft is not judged by them.</summary>
    Unlike,

    /// <summary>They are about what is shown nowhere outside the case.</summary>
    Sealed,
}

/// <summary>
/// Where one conversation ended (<paramref name="From"/>) and would end on the draft (<paramref name="To"/>): the open question, else the node reached last; null before the first. <paramref name="CaseLost"/>: a case was opened and
/// would not be. <paramref name="LessUrgent"/>: the case would be less urgent. Nothing here comes from words.
/// </summary>
public sealed record ReplayEnd(ReplayKind Kind, NodeRef? From, NodeRef? To, bool CaseLost = false, bool LessUrgent = false);
