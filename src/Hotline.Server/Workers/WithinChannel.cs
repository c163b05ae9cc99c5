using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// The way from one conversation to another. A letter stands in the outbox of who sends it until the other's inbox has it: tried again after every crash, in order, and known by its name when it comes
/// twice. So two conversations change together without a transaction over both, on one Redis node or on several. Thread-safe.
/// </summary>
internal sealed class WithinChannel(IInbox inbox, IConversationStore conversations, ReturnCodeKeys codes) : IChannel
{
    private static readonly SendResult Later = new SendResult.RetryAfter(TimeSpan.FromSeconds(1), "The other conversation could not take it in.");

    public ChannelId Id => ChannelId.Within;

    public ChannelAbilities Abilities { get; } = new(int.MaxValue, 0, 0, Media: false, ShortTexts: false);

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var letter = await AddressedAsync(Letter.Read(delivery), cancellationToken);
            var acceptance = await inbox.AcceptAsync(letter, cancellationToken);
            // Who was erased meanwhile is told nothing any more; but whoever said the secret word of a code that has just ended waits for an answer.
            if (acceptance == Acceptance.Erased && letter.Event is SecretTyped typed)
                acceptance = await inbox.AcceptAsync(new InboxEvent(typed.By, letter.EventId, new CodeRefused(Again: false)), cancellationToken);
            return acceptance == Acceptance.Full ? Later : new SendResult.Sent();
        }
        catch (StoreUnavailableException)
        {
            return Later;
        }
    }

    /// <summary>A code that nobody has makes no box: the gate hears of it instead.</summary>
    private async Task<InboxEvent> AddressedAsync(InboxEvent letter, CancellationToken cancellationToken) =>
        letter.Event is CodeTyped typed && typed.Box == letter.Conversation && await conversations.FindAsync(typed.Box, cancellationToken) is null
            ? letter with { Conversation = codes.Gate, Event = new CodeUnknown(typed.By) }
            : letter;
}
