using System.Net;
using System.Threading.RateLimiting;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat;

/// <summary>How often one chat and one network address may ask. Thread-safe.</summary>
internal sealed class WebChatRates : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<Address> chats =
        PartitionedRateLimiter.Create<Address, Address>(chat => Bucket(chat, WebChatLimits.PerChatBurst, WebChatLimits.PerChatPerSecond));

    private readonly PartitionedRateLimiter<IPAddress> places =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Bucket(place, WebChatLimits.PerPlaceBurst, WebChatLimits.PerPlacePerSecond));

    private readonly PartitionedRateLimiter<Address> chatStreams =
        PartitionedRateLimiter.Create<Address, Address>(chat => Open(chat, WebChatLimits.StreamsPerChat));

    private readonly PartitionedRateLimiter<IPAddress> placeStreams =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Open(place, WebChatLimits.StreamsPerPlace));

    /// <summary>Null when the address may ask now, else how long it should wait.</summary>
    public TimeSpan? Refuse(HttpContext context)
    {
        using var lease = places.AttemptAcquire(Place(context));
        return Wait(lease);
    }

    /// <summary>Null when the chat may ask now, else how long it should wait.</summary>
    public TimeSpan? Refuse(Address chat)
    {
        using var lease = chats.AttemptAcquire(chat);
        return Wait(lease);
    }

    /// <summary>The right to hold a stream open, until it is disposed; null when too many are open.</summary>
    public IDisposable? OpenStream(Address chat, HttpContext context)
    {
        var own = chatStreams.AttemptAcquire(chat);
        if (own.IsAcquired)
        {
            var shared = placeStreams.AttemptAcquire(Place(context));
            if (shared.IsAcquired) return new Both(own, shared);
            shared.Dispose();
        }

        own.Dispose();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await chats.DisposeAsync();
        await places.DisposeAsync();
        await chatStreams.DisposeAsync();
        await placeStreams.DisposeAsync();
    }

    private static IPAddress Place(HttpContext context) => NetworkPlace.Of(context.Connection.RemoteIpAddress);

    private static TimeSpan? Wait(RateLimitLease lease) =>
        lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : WebChatLimits.Later;

    private static RateLimitPartition<T> Bucket<T>(T key, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static RateLimitPartition<T> Open<T>(T key, int limit) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = limit });

    private sealed class Both(RateLimitLease first, RateLimitLease second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
