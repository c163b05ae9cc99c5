using Hotline.Core.Channels;

namespace Hotline.Server.Workers.Sending;

/// <summary>What came of the wish to send: the channel's result, or, when nothing was tried, how long to wait before the next wish, and why in words for the operator.</summary>
internal readonly record struct SendAttempt(SendResult? Result, TimeSpan Wait, string? Why)
{
    public static SendAttempt Of(SendResult result) => new(result, TimeSpan.Zero, result.Reason);

    public static SendAttempt Held(TimeSpan wait, string why) => new(null, wait, why);
}
