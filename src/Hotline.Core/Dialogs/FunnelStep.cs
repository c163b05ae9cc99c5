using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs;

/// <summary>What somebody did at a node. Stored by number: never renumbered.</summary>
public enum FunnelKind
{
    /// <summary>The node's words were said to them. A question that is only said again (repeated, in another language, after help) is not reached again.</summary>
    Reached = 0,

    /// <summary>They answered the question, and the answer was understood.</summary>
    Answered = 1,

    /// <summary>They chose not to answer ("I don't know").</summary>
    Skipped = 2,

    /// <summary>The first answer to this asking of the question did not fit. Further ones of the same asking are not counted.</summary>
    Misunderstood = 3,

    /// <summary>The conversation ended, or the time for an answer ran out, while the question was asked.</summary>
    Left = 4,
}

/// <summary>One thing that a turn adds to the funnels: no more than the place, what happened there, and the language in which it was said.</summary>
public sealed record FunnelStep(NodeRef Node, FunnelKind Kind, LocaleTag Locale);
