using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>Sends by putting into the person's mailbox; the page fetches from there. A message put is a message sent. Thread-safe.</summary>
internal sealed class WebChatChannel(IMailbox mailbox) : IChannel
{
    public ChannelId Id => ChannelId.Web;

    public ChannelAbilities Abilities => WebChatModule.Shows;

    public bool SendsFiles => true;

    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await mailbox.PutAsync(delivery, cancellationToken)
                ? new SendResult.Sent(delivery.Id)
                : new SendResult.ContactGone("The person has left the chat; this page cannot be reached any more.");
        }
        catch (StoreUnavailableException)
        {
            return new SendResult.RetryAfter(WebChatLimits.Later, "The store of messages on this server was away.");
        }
    }
}
