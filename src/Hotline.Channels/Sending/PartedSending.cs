using Hotline.Core.Channels;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Sending;

/// <summary>
/// Sends the parts of a message one after another, for every channel. What is tried again goes on from the part that failed, whatever it failed of: the parts before it are with the person; what was held
/// goes without the parts that have arrived. Each part of several carries a mark of its own, so that what the provider says of one is not taken for the whole. Thread-safe.
/// </summary>
/// <param name="provider">As the host reads it in the log.</param>
/// <param name="logger">The channel's.</param>
internal sealed partial class PartedSending(string provider, ILogger logger)
{
    /// <summary>What a delivery comes to whose next call would end too late. What went out is remembered, so it goes on from there.</summary>
    public static readonly SendResult OutOfTime = new SendResult.RetryAfter(TimeSpan.FromSeconds(1), "The provider answered so slowly that the rest of it had to wait.");

    private readonly DeliveryMemory<int> partial = new();

    /// <summary><paramref name="send"/> makes the call for one part; only cancellation throws. The result is that of the last call.</summary>
    public async Task<SendResult> SendAsync<TPart>(
        Delivery delivery, IReadOnlyList<TPart> parts, Func<TPart, DeliveryMark, CancellationToken, Task<SendResult>> send, CancellationToken cancellationToken)
    {
        if (parts.Count == 0) return new SendResult.Refused("empty", "There was no text to send.");
        SendResult result = new SendResult.Sent();
        for (var i = partial.TryFind(delivery.Id, out var first) && first < parts.Count ? first : 0; i < parts.Count; i++)
        {
            if (delivery.Try?.Arrived.Contains((i + 1, parts.Count)) == true) continue;
            result = delivery.Time.ForCall ? await send(parts[i], delivery.Mark.OfPart(i + 1, parts.Count), cancellationToken) : OutOfTime;
            if (result is not SendResult.Sent)
            {
                Log.NotSent(logger, provider, delivery.To.Channel.Value, delivery.Id, i + 1, parts.Count, result.GetType().Name);
                break;
            }

            if (i < parts.Count - 1) partial.Remember(delivery.Id, i + 1);
        }

        // A reply that is held or dead may be sent again later under the same name.
        if (result is SendResult.Sent or SendResult.ContactGone) partial.Forget(delivery.Id);
        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} did not take {Channel} delivery {DeliveryId}, part {Part} of {Parts}: {Result}")]
        public static partial void NotSent(ILogger logger, string provider, string channel, string deliveryId, int part, int parts, string result);
    }
}
