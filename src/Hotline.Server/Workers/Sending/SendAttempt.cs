using Hotline.Core.Channels;

namespace Hotline.Server.Workers.Sending;

/// <summary>What came of the wish to send: the channel's result, or, when nothing was tried, how long to wait before the next wish.</summary>
internal readonly record struct SendAttempt(SendResult? Result, TimeSpan Wait)
{
    public static SendAttempt Of(SendResult result) => new(result, TimeSpan.Zero);

    public static SendAttempt Held(TimeSpan wait) => new(null, wait);
}
