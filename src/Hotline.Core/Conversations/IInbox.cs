using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// The way in. Both return only after the store has made the event durable: a channel answers its provider after that and not before.
/// Throws <see cref="StoreUnavailableException"/> when the store cannot be reached; nothing was accepted then.
/// Thread-safe.
/// </summary>
public interface IInbox
{
    /// <summary>Takes in what a person sent. The key for duplicates is (channel account, message id), which <see cref="InboundMessage.ProviderId"/> is.</summary>
    Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken);

    /// <summary>Takes in a command of the desk, by its id.</summary>
    Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken);
}
