using System.Net;
using System.Threading.RateLimiting;
using Hotline.Core.Channels;
using Hotline.Desk.Requests;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Accounts;

/// <summary>How often one place on the network may try names, passwords and codes. Thread-safe.</summary>
internal sealed class SignInRate : IDisposable
{
    /// <summary>Tries per minute.</summary>
    public const int PerMinute = 20;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(place =>
        RateLimitPartition.GetFixedWindowLimiter(place, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>The endpoint filter.</summary>
    public static async ValueTask<object?> FilterAsync(SignInRate rate, EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        using var lease = rate._limiter.AttemptAcquire(NetworkPlace.Of(invocation.HttpContext.Connection.RemoteIpAddress));
        if (lease.IsAcquired) return await next(invocation);
        return DeskAnswers.Of(DeskError.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1)));
    }

    public void Dispose() => _limiter.Dispose();
}
