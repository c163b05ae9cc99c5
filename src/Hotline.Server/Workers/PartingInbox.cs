using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>
/// The inbox, where no wish to stop, leave or be erased is refused because too much waits: words that mean it, in any language, go in as the button that means it,
/// for which every store keeps room. Thread-safe.
/// </summary>
internal sealed class PartingInbox(IInbox inbox, PublicationLibrary publications) : IInbox
{
    public async Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var acceptance = await inbox.AcceptAsync(message, cancellationToken);
        if (acceptance != Acceptance.Full || !publications.Loaded || EndingWords.Tap(publications.Newest, message.Content) is not { } tap) return acceptance;
        return await inbox.AcceptAsync(message with { Content = tap }, cancellationToken);
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => inbox.AcceptAsync(command, cancellationToken);
}
