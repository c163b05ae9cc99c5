using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
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

    /// <summary>One household or one attacker has a whole /64 of IPv6, so that counts as one address.</summary>
    internal static IPAddress Place(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

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
