using System.Threading.RateLimiting;
using Hotline.Desk.Requests;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Accounts;

/// <summary>How often one network address may try names, passwords and codes. Thread-safe.</summary>
internal sealed class SignInRate : IDisposable
{
    /// <summary>Tries per minute.</summary>
    public const int PerMinute = 20;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>The endpoint filter.</summary>
    public static async ValueTask<object?> FilterAsync(SignInRate rate, EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        using var lease = rate._limiter.AttemptAcquire(invocation.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (lease.IsAcquired) return await next(invocation);
        return DeskAnswers.Of(DeskError.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1)));
    }

    public void Dispose() => _limiter.Dispose();
}
