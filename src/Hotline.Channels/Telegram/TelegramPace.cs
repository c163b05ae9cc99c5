using System.Threading.RateLimiting;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Keeps to Telegram's rates: so many messages a second in one chat, with a burst, and so many over all. A short wait is waited here; a long one is handed
/// back, so that nobody's lease is spent on it. A rate of 0 is no limit. Thread-safe.
/// </summary>
internal sealed class TelegramPace(TelegramOptions options) : IDisposable
{
    /// <summary>Messages of one chat, and over all, that may wait here.</summary>
    private const int ChatQueue = 2;
    private const int QueueSeconds = 3;
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<long>? chats = options.PerChatPerSecond == 0 ? null : PerChat(options);
    private readonly TokenBucketRateLimiter? all = options.PerSecond == 0 ? null : Overall(options.PerSecond);

    /// <summary>Null when a message may go to the chat now; else how long to stay away.</summary>
    public async Task<TimeSpan?> TakeAsync(long chat, CancellationToken cancellationToken)
    {
        if (chats is not null)
        {
            using var own = await chats.AcquireAsync(chat, 1, cancellationToken);
            if (!own.IsAcquired) return WaitOf(own);
        }

        if (all is null) return null;
        using var shared = await all.AcquireAsync(1, cancellationToken);
        return shared.IsAcquired ? null : WaitOf(shared);
    }

    public void Dispose()
    {
        chats?.Dispose();
        all?.Dispose();
    }

    private static PartitionedRateLimiter<long> PerChat(TelegramOptions options) =>
        PartitionedRateLimiter.Create<long, long>(chat => RateLimitPartition.GetTokenBucketLimiter(chat, _ => new()
        {
            TokenLimit = options.PerChatBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1 / options.PerChatPerSecond),
            QueueLimit = ChatQueue,
            AutoReplenishment = true,
        }));

    // Small portions: thirty a second come as one every thirtieth, not as thirty at once.
    private static TokenBucketRateLimiter Overall(int perSecond) => new(new()
    {
        TokenLimit = perSecond,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1d / perSecond),
        QueueLimit = perSecond * QueueSeconds,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        AutoReplenishment = true,
    });

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > Later ? wait : Later;
}
