using Hotline.Core.Conversations;

namespace Hotline.Core.Channels;

/// <summary>Takes in what providers say about messages after they had accepted them. Thread-safe.</summary>
public interface IReceipts
{
    /// <summary>
    /// Returns after the store has made it durable. A receipt for a conversation that does not exist or was erased changes nothing; so does a second one, or one that is behind what is known.
    /// A failure also goes back into its conversation (<see cref="DeliveryFailed"/>). Throws <see cref="StoreUnavailableException"/> when nothing was stored: the provider must bring it again.
    /// </summary>
    Task NoteAsync(DeliveryReceipt receipt, CancellationToken cancellationToken);
}
