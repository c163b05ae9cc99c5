using System.Collections.Concurrent;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Waiting;

/// <summary>One signal for each mailbox that somebody reads. Thread-safe.</summary>
internal sealed class MailSignals(TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ConversationId, Watched> watched = new();

    /// <summary>The signal of a box that is being read.</summary>
    public Signal Watch(ConversationId id)
    {
        var entry = watched.GetOrAdd(id, static (_, now) => new Watched(new Signal(), now), time.GetUtcNow());
        entry.Used = time.GetUtcNow();
        return entry.Signal;
    }

    public void Raise(ConversationId id)
    {
        if (watched.TryGetValue(id, out var entry)) entry.Signal.Raise();
    }

    public void RaiseAll()
    {
        foreach (var entry in watched.Values) entry.Signal.Raise();
    }

    /// <summary>Forgets boxes that nobody reads any more.</summary>
    public void Sweep()
    {
        foreach (var entry in watched)
            if (time.GetUtcNow() - entry.Value.Used > Idle) watched.TryRemove(entry);
    }

    private sealed class Watched(Signal signal, DateTimeOffset used)
    {
        public Signal Signal => signal;

        public DateTimeOffset Used { get; set; } = used;
    }
}
