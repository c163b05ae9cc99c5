using System.Collections.Concurrent;

namespace Hotline.Desk.Presence;

/// <summary>How often one person may be shown that their helper types: each sign is a call of a provider. In memory, of this server. Thread-safe.</summary>
internal sealed class TypingPace(TimeProvider clock)
{
    /// <summary>Shorter than the page's own pace of four seconds, and than any sign stands.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(3);

    /// <summary>People above which those of before are swept out.</summary>
    private const int Tidy = 1024;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _shown = new(StringComparer.Ordinal);

    /// <summary>Whether a sign may go now; if so it counts as shown.</summary>
    public bool MayShow(string person)
    {
        var now = clock.GetUtcNow();
        if (_shown.Count > Tidy)
            foreach (var old in _shown.Where(s => now - s.Value >= Gap)) _shown.TryRemove(old);
        if (_shown.TryGetValue(person, out var last)) return now - last >= Gap && _shown.TryUpdate(person, now, last);
        return _shown.TryAdd(person, now);
    }
}
