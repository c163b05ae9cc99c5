using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// One way to reach people. A channel's receiving half (webhook, poller, page) hands what it read to <see cref="Conversations.IInbox"/>;
/// this is its sending half.
/// </summary>
public interface IChannel
{
    ChannelId Id { get; }

    ChannelAbilities Abilities { get; }

    /// <summary>The rates of the account behind this channel, which the sender keeps; null where no provider stands behind it.</summary>
    ProviderRates? Rates => null;

    /// <summary>What one part of a text costs where texts are paid by the part and the host told it; else null. One price for everybody: one by country would tell an operator where a number is from.</summary>
    PartPrice? Price => null;

    /// <summary>Whether an <see cref="Messaging.Attachment"/> goes along with a message. The desk offers no files where it does not, and none is ever given to such a channel.</summary>
    bool SendsFiles => false;

    /// <summary>Why a file of this kind and length cannot go, in words for the operator who is about to send it; null when it can. Asked only where <see cref="SendsFiles"/>.</summary>
    string? FileFault(MediaType type, long bytes) => null;

    /// <summary>
    /// Whether the provider tells by itself, and soon, of every message that it has (<see cref="IReceipts"/>), by the mark that went out with it: where the answer to sending was lost, that settles whether it must be sent again.
    /// </summary>
    bool TellsLater => false;

    /// <summary>How many calls of the provider a delivery takes, as its rates count them; at least 1.</summary>
    int CallsFor(Delivery delivery) => 1;

    /// <summary>
    /// Sends one message, in one or several parts. Provider trouble is a <see cref="SendResult"/>, never an exception; only cancellation throws.
    /// Called for one conversation at a time in order; may be called for many conversations at once.
    /// </summary>
    Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}
