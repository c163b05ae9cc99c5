using System.Net.Http.Headers;

namespace Hotline.Channels.Sending;

/// <summary>How long a provider asks us to wait. Pure.</summary>
internal static class AskedWait
{
    /// <summary>Longer than this nobody waits, whoever asks for it: a proxy's clock may be wrong by years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>By <c>Retry-After</c>, in seconds or as a time; null when it is absent or past.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => Bounded(headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now);

    public static TimeSpan? Bounded(TimeSpan? named) => named is { Ticks: > 0 } wait ? (wait < Longest ? wait : Longest) : null;
}
