using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// A channel that can show a person that a helper writes to them at this moment. A courtesy: it ends by itself within seconds, nothing of it is stored or tried again, and where the provider fails or
/// is busy with replies there is none. Thread-safe.
/// </summary>
public interface ITypingSign
{
    ChannelId Channel { get; }

    /// <summary>
    /// True: any server can show it, so the one on which the helper writes does. False: only a server that holds something of the person's line can (their open page, their last message), so all of them are told.
    /// </summary>
    bool FromAnywhere { get; }

    /// <summary>Shows it once. Provider trouble is no exception; only cancellation throws.</summary>
    Task ShowAsync(Address to, CancellationToken cancellationToken);
}
