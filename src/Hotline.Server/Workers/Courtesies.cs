using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>Tells channels how it stands with their provider, as this process sees it, and who talks to a person. Thread-safe.</summary>
internal sealed class Courtesies(ProviderAccounts accounts, IConversationStore conversations, Pseudonyms pseudonyms) : ICourtesies
{
    public TimeSpan WaitFor(ChannelId channel) =>
        accounts.Find(channel)?.Status is { } status ? (status.NextTry > status.Paused ? status.NextTry : status.Paused) : TimeSpan.Zero;

    public async Task<ConversationMode> ModeAsync(Address person, CancellationToken cancellationToken)
    {
        try
        {
            var state = await conversations.FindAsync(pseudonyms.Of(person), cancellationToken);
            // Who goes on from another address is where their conversation is.
            if (state?.Ties?.Main is { } main) state = await conversations.FindAsync(main, cancellationToken);
            return state?.Mode ?? ConversationMode.Bot;
        }
        catch (StoreUnavailableException)
        {
            return ConversationMode.Bot;
        }
    }
}
