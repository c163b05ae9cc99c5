using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage;

/// <summary>One runtime store with all its parts. Disposing finishes what is queued. Thread-safe.</summary>
public interface IRuntimeStore : IAsyncDisposable
{
    IInbox Inbox { get; }

    IConversationStore Conversations { get; }

    IOutbox Outbox { get; }

    IAccountPace Pace { get; }

    IJournal Journal { get; }

    IMailbox Mailbox { get; }

    /// <summary>
    /// Makes the store ready, once, before anything else is asked of it. With <paramref name="patient"/> a store that cannot be reached is tried again until it can,
    /// with a line in the log each time.
    /// </summary>
    /// <exception cref="StorageStartException">The store is not one that this program may use; the message says what to change.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be reached, and nobody is patient.</exception>
    Task OpenAsync(bool patient, CancellationToken cancellationToken);

    /// <summary>Who was erased, and when last, in pseudonyms: what a casebook restored from a backup must forget again at the start.</summary>
    Task<IReadOnlyList<(ConversationId Conversation, DateTimeOffset At)>> ErasuresAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Binds the store to the casebook of this mark, for ever. Two casebooks on one store would each get a part of what is said, and trim the rest away from the other.
    /// </summary>
    /// <exception cref="StorageStartException">It belongs to another one; the message says what to do.</exception>
    Task BelongToAsync(string casebook, CancellationToken cancellationToken);

    /// <summary>
    /// Erases again whoever the casebook says was erased after everything that this store knows of them: a store that was put back from a backup. Who wrote anew after an
    /// erasure that is known here is left alone. Returns how many were erased.
    /// </summary>
    Task<int> EraseAgainAsync(IReadOnlyCollection<(ConversationId Conversation, DateTimeOffset At)> erased, CancellationToken cancellationToken);
}
