using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>What a channel minds before it calls its provider for anything but a reply: a read mark, a redaction. Thread-safe.</summary>
public interface ICourtesies
{
    /// <summary>How long this channel's provider is to be left alone, because it fails or asked us to; zero when it may be called.</summary>
    TimeSpan WaitFor(ChannelId channel);

    /// <summary>Who answers there now; a conversation that is unknown, or that nobody can look at, is the bot's.</summary>
    Task<ConversationMode> ModeAsync(Address person, CancellationToken cancellationToken);
}
