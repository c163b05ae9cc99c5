using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// A conversation in one worker's hands until <see cref="Until"/> by the store's clock. <see cref="Fence"/> rises with every lease and outlives the conversation;
/// a commit under an older fence is refused. <see cref="Events"/> are in arrival order, at most <c>RuntimeLimits.EventsPerLease</c>; <see cref="TimerDue"/> says that a timer waits.
/// <see cref="State"/> is null before the first turn; <see cref="Corrupt"/> says that one was there but could not be read and was set aside.
/// </summary>
public sealed record LeasedConversation(
    ConversationId Id,
    long Fence,
    DateTimeOffset Until,
    ConversationState? State,
    bool Corrupt,
    IReadOnlyList<WaitingEvent> Events,
    bool TimerDue)
{
    /// <summary>What the store that gave this lease wants to see again at the commit. Others carry it along and never look.</summary>
    public object? Held { get; init; }

    /// <summary>Not leased but remembered, see <see cref="IConversationStore.Recall"/>: the fence is the one of its last turn, and the event waits nowhere yet.</summary>
    public bool Recalled { get; init; }
}

/// <summary>One stored event: <paramref name="Sequence"/> is its place in the conversation's inbox.</summary>
public sealed record WaitingEvent(long Sequence, string EventId, ConversationEvent Event, DateTimeOffset AcceptedAt);
