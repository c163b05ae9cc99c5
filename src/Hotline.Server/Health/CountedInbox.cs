using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Health;

/// <summary>The inbox, counting what providers deliver twice: much of it says that they do not hear our answers. Thread-safe.</summary>
internal sealed class CountedInbox(IInbox inbox, HotlineMetrics metrics) : IInbox
{
    public async Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var acceptance = await inbox.AcceptAsync(message, cancellationToken);
        if (acceptance == Acceptance.Duplicate) metrics.Duplicate(message.From.Channel);
        return acceptance;
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => inbox.AcceptAsync(command, cancellationToken);
}
