using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Hotline.Desk.Accounts;

/// <summary>How much one account may ask of one server: a stolen session, or a page gone wild, takes nothing from colleagues. Thread-safe.</summary>
internal sealed class DeskRate(IOptions<DeskOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _requests = Limiter(options.Value.RequestsPerMinute);
    private readonly PartitionedRateLimiter<string> _changes = Limiter(options.Value.ChangesPerMinute);

    /// <summary>Counts a request. Null when it may go on, else how long to wait.</summary>
    public TimeSpan? Count(string accountId, bool isChange) => Count(_requests, accountId) ?? (isChange ? Count(_changes, accountId) : null);

    private static TimeSpan? Count(PartitionedRateLimiter<string> limiter, string accountId)
    {
        using var lease = limiter.AttemptAcquire(accountId);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetFixedWindowLimiter(account, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));

    public void Dispose()
    {
        _requests.Dispose();
        _changes.Dispose();
    }
}
