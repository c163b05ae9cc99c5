using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>A journal in memory. Trimmed entries are kept aside, so that a test can replay everything.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentQueue<JournalEntry> _entries = new();
    private long _position;

    public int Partitions => 1;

    public long TrimmedThrough { get; private set; }

    /// <summary>Entries are read again from the beginning, trimmed or not.</summary>
    public bool Replaying { get; set; }

    public void Write(ConversationId conversation, params JournalRecord[] records)
    {
        foreach (var record in records) _entries.Enqueue(new JournalEntry(Interlocked.Increment(ref _position), conversation, record));
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEntry> found = [.. _entries.Where(e => e.Position > after && (Replaying || e.Position > TrimmedThrough)).Take(max)];
        return Task.FromResult(found);
    }

    public Task TrimAsync(int partition, long through, CancellationToken cancellationToken)
    {
        TrimmedThrough = Math.Max(TrimmedThrough, through);
        return Task.CompletedTask;
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => Task.CompletedTask;
}
