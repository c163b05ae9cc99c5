using System.Security.Cryptography;

namespace Hotline.Server.Workers.Sending;

/// <summary>When a reply is tried again. Waits differ from each other by chance, so that those who failed together do not come back together.</summary>
internal static class Jitter
{
    /// <summary>Wait before an attempt is repeated, by the number of attempts made; the last one repeats.</summary>
    private static readonly TimeSpan[] Backoff = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)];

    /// <summary>The wait after so many attempts, a quarter more or less.</summary>
    public static TimeSpan After(int attempts) => Backoff[Math.Clamp(attempts, 1, Backoff.Length) - 1] * Between(750, 1250);

    /// <summary>At least this wait, and up to a quarter more.</summary>
    public static TimeSpan AtLeast(TimeSpan wait) => wait * Between(1000, 1250);

    /// <summary>A factor between two thousandths.</summary>
    private static double Between(int from, int to) => RandomNumberGenerator.GetInt32(from, to + 1) / 1000.0;
}
