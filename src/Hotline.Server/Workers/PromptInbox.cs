using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>
/// The way in of a process that also works: an idle conversation gets its turn here and at once, leased in the round trip that stored the message. The provider's answer
/// does not wait for the turn. With too many turns in hand, or while stopping, the message only waits in the store. Thread-safe.
/// </summary>
internal sealed class PromptInbox(IInbox inbox, IConversationStore store, TurnWorker turns, Workforce workforce) : IInbox
{
    public async Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (!turns.TryReserve()) return await inbox.AcceptAsync(message, cancellationToken);
        LeasedConversation? lease = null;
        try
        {
            // Not cancelled: once stored, its lease must not be lost with the request.
            var arrival = await store.AcceptAndLeaseAsync(message, workforce.Id, CancellationToken.None);
            lease = arrival.Lease;
            return arrival.Acceptance;
        }
        finally
        {
            if (lease is null) turns.Unreserve();
            else turns.Begin(lease);
        }
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => inbox.AcceptAsync(command, cancellationToken);
}
