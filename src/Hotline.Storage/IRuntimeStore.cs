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

    /// <summary>A number that this store carries through every copy and restore, so that a casebook knows who feeds it. Made when there is none.</summary>
    Task<string> MarkAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Goes once over everything that stands under a master key, in small steps beside all other work, and puts what stands under an older one under the newest. <paramref name="looked"/> hears how much it has
    /// looked at since the last time. A crash in the middle loses nothing: the next round goes on.
    /// </summary>
    Task<KeyRound> RenewKeysAsync(Action<int>? looked, CancellationToken cancellationToken);

    /// <summary>Writes down that nothing here needs an older master key any more. The caller has looked, by a round that changed nothing.</summary>
    Task SettleKeyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Erases again whoever the casebook says was erased after everything that this store knows of them: a store that was put back from a backup. Who wrote anew after an
    /// erasure that is known here is left alone. Returns how many were erased.
    /// </summary>
    Task<int> EraseAgainAsync(IReadOnlyCollection<(ConversationId Conversation, DateTimeOffset At)> erased, CancellationToken cancellationToken);
}

/// <summary>What a round over keys found: how many it looked at, and how many stood under an older master key.</summary>
public sealed record KeyRound(long Looked, long Changed)
{
    public static KeyRound operator +(KeyRound one, KeyRound other) => new(one.Looked + other.Looked, one.Changed + other.Changed);
}
