using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>Providers that may be called and people who talk to the bot, unless the test says otherwise.</summary>
internal sealed class FreeCourtesies : ICourtesies
{
    public TimeSpan Wait { get; set; }

    public Func<Address, ConversationMode> Mode { get; set; } = _ => ConversationMode.Bot;

    public TimeSpan WaitFor(ChannelId channel) => Wait;

    public Task<ConversationMode> ModeAsync(Address person, CancellationToken cancellationToken) => Task.FromResult(Mode(person));
}
