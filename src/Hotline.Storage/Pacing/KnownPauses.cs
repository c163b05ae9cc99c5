using System.Collections.Concurrent;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Pacing;

/// <summary>What this process knows of accounts that must wait, by its own clock. Thread-safe.</summary>
internal sealed class KnownPauses(TimeProvider time)
{
    private readonly ConcurrentDictionary<ChannelId, DateTimeOffset> ends = new();

    public void Heard(ChannelId account, TimeSpan wait)
    {
        var end = time.GetUtcNow() + wait;
        ends.AddOrUpdate(account, end, (_, known) => known > end ? known : end);
    }

    public TimeSpan Left(ChannelId account) =>
        ends.TryGetValue(account, out var end) && end - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
}
