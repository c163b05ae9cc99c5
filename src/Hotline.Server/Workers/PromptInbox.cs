using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>
/// The way in of a process that also works. A conversation that had its last turn here gets the next one at once, and message and turn are stored in one round trip.
/// Another idle one is leased in the round trip that stores the message, and the provider's answer does not wait for its turn. With too many turns in hand, or while stopping, the message only waits in the store. Thread-safe.
/// </summary>
internal sealed class PromptInbox(IInbox inbox, IConversationStore store, TurnWorker turns, Workforce workforce) : IInbox
{
    public async Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (!turns.TryReserve()) return await inbox.AcceptAsync(message, cancellationToken);
        var reserved = true;
        try
        {
            if (store.Recall(message) is { } recalled && await turns.TryPlayAsync(recalled) is { } taken)
            {
                reserved = false;
                return taken;
            }

            // Not cancelled: once stored, its lease must not be lost with the request.
            var arrival = await store.AcceptAndLeaseAsync(message, workforce.Id, CancellationToken.None);
            if (arrival.Lease is { } lease)
            {
                turns.Begin(lease);
                reserved = false;
            }

            return arrival.Acceptance;
        }
        finally
        {
            if (reserved) turns.Unreserve();
        }
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => inbox.AcceptAsync(command, cancellationToken);
}
