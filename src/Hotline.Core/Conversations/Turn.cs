using Hotline.Core.Cases;
using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>The outcome of one event: the new state, and what to do. Effects are in order.</summary>
public sealed record Turn(ConversationState State, IReadOnlyList<Effect> Effects)
{
    /// <summary>The label of the button that was pressed, as the person saw it; null when there was none.</summary>
    public string? Tapped { get; init; }

    /// <summary>Nothing of it goes into the journal: another conversation has it, or it is about no person at all.</summary>
    public bool Unrecorded { get; init; }

    /// <summary>The person thanked a helper and said nothing else: nobody waits for an answer to that.</summary>
    public bool OnlyThanks { get; init; }

    /// <summary>All addresses of the person, when this turn changed them; null else.</summary>
    public IReadOnlyList<KnownAddress>? Addresses { get; init; }

    /// <summary>What it adds to the funnels of the dialogs; nearly always a handful.</summary>
    public IReadOnlyList<FunnelStep> Funnel { get; init; } = [];

    /// <summary>
    /// The case as it stands after this turn: what an effect said of it, or, while it is open, what the conversation knows. It goes into every record, so that a casebook that
    /// comes from a backup gets the case back.
    /// </summary>
    public CaseSnapshot? Case { get; init; }
}
