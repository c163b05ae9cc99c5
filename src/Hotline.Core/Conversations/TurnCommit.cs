using Hotline.Core.Channels;

namespace Hotline.Core.Conversations;

/// <summary>
/// Everything one turn writes, atomically: the new state, events consumed through <paramref name="Through"/> (0: none), replies, and the journal.
/// The replies are leased to the committing worker unless an earlier reply of the conversation still waits;
/// one about danger makes those that wait for a later try due at once.
/// <paramref name="CancelRoutine"/> drops unsent routine replies first. <paramref name="KeepLease"/> when more leased events follow.
/// <paramref name="Erase"/> destroys the conversation after the replies were handed over: state, key, inbox, outbox, journal; a keyless tombstone stays.
/// </summary>
public sealed record TurnCommit(
    LeasedConversation Lease,
    WorkerId Worker,
    long Through,
    ConversationState State,
    IReadOnlyList<Delivery> Replies,
    IReadOnlyList<JournalRecord> Journal,
    bool CancelRoutine,
    bool KeepLease,
    bool Erase)
{
    /// <summary>
    /// True when who is erased fetches what we say (<see cref="IMailbox"/>). Their box is closed then, so that their page hears that the chat is over and shows none of it any more: a farewell would keep their words beside it.
    /// </summary>
    public bool ClosesMailbox { get; init; }
}
