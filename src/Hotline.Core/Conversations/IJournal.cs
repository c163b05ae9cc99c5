namespace Hotline.Core.Conversations;

/// <summary>What happened, until the casebook has it. Written only by commits, reports and receipts. Thread-safe.</summary>
public interface IJournal
{
    /// <summary>The fixed number of partitions of this store.</summary>
    int Partitions { get; }

    /// <summary>Entries of a partition after <paramref name="after"/>, in order. Entries of erased people are left out.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken);

    /// <summary>Removes entries up to and including <paramref name="through"/>: the casebook holds them.</summary>
    Task TrimAsync(int partition, long through, CancellationToken cancellationToken);

    /// <summary>Completes when there may be new entries, or after <paramref name="atMost"/>.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
