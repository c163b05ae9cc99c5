using System.Net;
using System.Threading.RateLimiting;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.AspNetCore.Http;

namespace Hotline.Channels.WebChat;

/// <summary>How often one chat and one network address may ask. Thread-safe.</summary>
internal sealed class WebChatRates : IAsyncDisposable
{
    /// <summary>In so many steps a sum of bytes comes back.</summary>
    private const int Steps = 100;

    private readonly PartitionedRateLimiter<Address> chats =
        PartitionedRateLimiter.Create<Address, Address>(chat => Bucket(chat, WebChatLimits.PerChatBurst, WebChatLimits.PerChatPerSecond));

    private readonly PartitionedRateLimiter<IPAddress> places =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Bucket(place, WebChatLimits.PerPlaceBurst, WebChatLimits.PerPlacePerSecond));

    private readonly PartitionedRateLimiter<Address> chatStreams =
        PartitionedRateLimiter.Create<Address, Address>(chat => Open(chat, WebChatLimits.StreamsPerChat));

    private readonly PartitionedRateLimiter<IPAddress> placeStreams =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Open(place, WebChatLimits.StreamsPerPlace));

    private readonly PartitionedRateLimiter<Address> chatFiles =
        PartitionedRateLimiter.Create<Address, Address>(chat => Bucket(chat, WebChatLimits.FilesPerChatBurst, 1, WebChatLimits.PerChatFile));

    private readonly PartitionedRateLimiter<IPAddress> placeFiles =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Bucket(place, WebChatLimits.FilesPerPlaceBurst, 1, WebChatLimits.PerPlaceFile));

    private readonly PartitionedRateLimiter<Address> chatUploads =
        PartitionedRateLimiter.Create<Address, Address>(chat => Open(chat, WebChatLimits.UploadsPerChat));

    private readonly PartitionedRateLimiter<IPAddress> placeUploads =
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(place => Open(place, WebChatLimits.UploadsPerPlace));

    private readonly PartitionedRateLimiter<Address> chatBytes =
        PartitionedRateLimiter.Create<Address, Address>(chat => Bucket(chat, WebChatLimits.KilobytesPerChat, WebChatLimits.KilobytesPerChat / Steps, WebChatLimits.PerChatBytes / Steps));

    private readonly ConcurrencyLimiter uploads = new(new ConcurrencyLimiterOptions { PermitLimit = WebChatLimits.Uploads });

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

    /// <summary>Null when the chat may bring one more file now, else how long it should wait.</summary>
    public TimeSpan? RefuseFile(Address chat, HttpContext context)
    {
        using var shared = placeFiles.AttemptAcquire(Place(context));
        if (Wait(shared) is { } wait) return wait;
        using var own = chatFiles.AttemptAcquire(chat);
        return Wait(own);
    }

    /// <summary>The right to bring a file, until it is disposed; null when too many come at this moment.</summary>
    public IDisposable? OpenUpload(Address chat, HttpContext context) => AllOf(() => chatUploads.AttemptAcquire(chat), () => placeUploads.AttemptAcquire(Place(context)), () => uploads.AttemptAcquire());

    /// <summary>Whether the chat may bring so many bytes more today.</summary>
    public bool Takes(Address chat, long bytes)
    {
        using var lease = chatBytes.AttemptAcquire(chat, (int)Math.Clamp(bytes / 1024, 1, WebChatLimits.KilobytesPerChat));
        return lease.IsAcquired;
    }

    /// <summary>The right to hold a stream open, until it is disposed; null when too many are open.</summary>
    public IDisposable? OpenStream(Address chat, HttpContext context) => AllOf(() => chatStreams.AttemptAcquire(chat), () => placeStreams.AttemptAcquire(Place(context)));

    public async ValueTask DisposeAsync()
    {
        await chats.DisposeAsync();
        await places.DisposeAsync();
        await chatStreams.DisposeAsync();
        await placeStreams.DisposeAsync();
        await chatFiles.DisposeAsync();
        await placeFiles.DisposeAsync();
        await chatUploads.DisposeAsync();
        await placeUploads.DisposeAsync();
        await chatBytes.DisposeAsync();
        await uploads.DisposeAsync();
    }

    private static IPAddress Place(HttpContext context) => NetworkPlace.Of(context.Connection.RemoteIpAddress);

    private static TimeSpan? Wait(RateLimitLease lease) =>
        lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : WebChatLimits.Later;

    /// <summary>All of the rights, or none.</summary>
    private static Held? AllOf(params ReadOnlySpan<Func<RateLimitLease>> rights)
    {
        var held = new List<RateLimitLease>(rights.Length);
        foreach (var right in rights)
        {
            held.Add(right());
            if (held[^1].IsAcquired) continue;
            foreach (var lease in held) lease.Dispose();
            return null;
        }

        return new Held(held);
    }

    private static RateLimitPartition<T> Bucket<T>(T key, int burst, int perSecond) => Bucket(key, burst, perSecond, TimeSpan.FromSeconds(1));

    private static RateLimitPartition<T> Bucket<T>(T key, int burst, int tokens, TimeSpan every) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = every,
        });

    private static RateLimitPartition<T> Open<T>(T key, int limit) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = limit });

    private sealed class Held(IReadOnlyList<RateLimitLease> leases) : IDisposable
    {
        public void Dispose()
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }
}
