using System.Threading.RateLimiting;

namespace Hotline.Desk.Operators;

/// <summary>How often members are told the same, and how often they may try codes. Thread-safe.</summary>
internal sealed class Reminders : IDisposable
{
    /// <summary>Codes that one member may try within <see cref="Window"/>.</summary>
    public const int Codes = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> told = Limiter(1);
    private readonly PartitionedRateLimiter<string> tries = Limiter(Codes);

    /// <summary>Whether it is to be said; talk among colleagues must not be answered line by line.</summary>
    public bool MaySay(string what, string? member, long? topic) => Acquire(told, $"{what} {member} {topic}");

    public bool MayTry(string member) => Acquire(tries, member);

    public void Dispose()
    {
        told.Dispose();
        tries.Dispose();
    }

    private static bool Acquire(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int atMost) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = atMost, Window = Window }));
}
