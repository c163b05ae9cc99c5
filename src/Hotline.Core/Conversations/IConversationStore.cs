using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// Turns: one conversation at a time, in arrival order, at most one worker each. Leases run by the store's clock. Thread-safe.
/// </summary>
public interface IConversationStore
{
    /// <summary>Leases up to <paramref name="max"/> conversations that have events or due timers and are in nobody's hands, the longest waiting first.</summary>
    Task<IReadOnlyList<LeasedConversation>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in what a person sent, as <see cref="IInbox"/> does, and leases the conversation in the same round trip if it is idle: nobody holds it and nothing else waits.
    /// The lease then holds this one event. Otherwise the message waits for whoever leases next.
    /// </summary>
    Task<Arrival> AcceptAndLeaseAsync(InboundMessage message, WorkerId worker, CancellationToken cancellationToken);

    /// <summary>
    /// A conversation as this process left it a moment ago, with the message as its one event: its turn can be played before anything is stored, and the commit takes the
    /// message in together with its turn, if the conversation is still the same. Costs no round trip. Null when it is not at hand; nobody else is given it until the commit.
    /// </summary>
    LeasedConversation? Recall(InboundMessage message);

    /// <summary>Writes a turn, all or nothing, if its fence still holds.</summary>
    Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a conversation at hand as this commit left it, for <see cref="Recall"/>. To be called when the commit's replies stand in line to be sent: those of the next turn come behind them.
    /// </summary>
    void Remember(TurnCommit turn, CommitResult result);

    /// <summary>Gives a lease back without a turn.</summary>
    Task ReleaseAsync(LeasedConversation lease, CancellationToken cancellationToken);

    /// <summary>A conversation's state as of its last turn, without a lease: for looking, never for a turn. Null when there is none that this program can read.</summary>
    Task<ConversationState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Completes when there may be work to lease, or after <paramref name="atMost"/>.</summary>
    Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
