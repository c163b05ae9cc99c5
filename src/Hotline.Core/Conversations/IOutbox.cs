using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// Replies that are not with the provider yet, in order per conversation: only the first of each conversation is ever handed out. Thread-safe.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Leases due entries whose earlier lease is over, more important ones first; but one place in eight goes to whoever waits longest, so that nobody waits for ever.
    /// An entry past its deadline is made a dead letter instead, with the last reason in its words (<see cref="TooLate"/>); a danger text that waits for a worker is tried before that,
    /// within <see cref="RuntimeLimits.LateTry"/>: whoever could give it up can try it as well.
    /// </summary>
    Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken);

    /// <summary>Records what became of attempts, in one round trip. Returns the entries that may be sent next: those right behind a finished one.</summary>
    Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken);

    /// <summary>Dead letters, newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a dead letter back into the outbox, as it was and under the same id, behind everything that waits there, as important as an operator's words and with a new deadline.
    /// False when it is not there any more: taken back before, trimmed, or its person was erased.
    /// </summary>
    Task<bool> SendAgainAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken);

    /// <summary>
    /// Enters what a provider says of a delivery, after it had accepted it, into the journal of its conversation: durable when this returns. What the provider says again is written again;
    /// <see cref="DeliveryStatus"/> tells what is news. False, and nothing is written, for a conversation that does not exist, has said nothing yet, or was erased.
    /// </summary>
    Task<bool> NoteAsync(DeliveryMark mark, string status, string? words, CancellationToken cancellationToken);

    /// <summary>Completes when there may be something to send, or after <paramref name="atMost"/>.</summary>
    Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
