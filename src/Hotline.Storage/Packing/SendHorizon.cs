using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>How long a reply is tried.</summary>
internal static class SendHorizon
{
    /// <summary>What one conversation tells another is never too late; this is only a bound.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromDays(20);

    public static TimeSpan Of(Delivery delivery) => delivery.To.Channel == ChannelId.Within ? Within : RuntimeLimits.RetryHorizonOf(delivery.Message.Importance);
}
