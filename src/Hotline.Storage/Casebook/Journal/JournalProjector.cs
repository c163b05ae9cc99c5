using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// Brings the journal into the casebook. Rows and the partitions' positions change in one transaction, each position by compare-and-set: two projectors never double a
/// record, and a record that was applied once changes nothing a second time. One transaction carries all partitions that have something, so that its cost is shared.
/// Thread-safe; one caller is enough.
/// </summary>
public sealed class JournalProjector(
    IDbContextFactory<CasebookContext> contexts, IJournal journal, ContactVault vault, Pseudonyms pseudonyms, ContactEraser eraser, MediaArrivals arrivals, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Records of one partition in one transaction.</summary>
    public const int Batch = 256;

    private readonly OthersNews others = new(changes, clock);
    private long lagMilliseconds;

    /// <summary>Age of the oldest record in the batch that was last carried over.</summary>
    public TimeSpan Lag => TimeSpan.FromMilliseconds(Interlocked.Read(ref lagMilliseconds));

    /// <summary>
    /// Projects the next batch of every partition and trims the journal behind it. Returns how many records it carried over: 0 when there was nothing, or another was
    /// first everywhere.
    /// What another process carried over it tells by itself; when it does not, this one's listeners are told to look again.
    /// </summary>
    public async Task<int> ProjectAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stretches = await ReadAsync(context, cancellationToken);
        if (eraser.Owed) await eraser.FinishAsync(cancellationToken);
        if (stretches.Count == 0) return 0;

        var (won, batch) = await context.ChangeAsync(() => ApplyAsync(context, stretches, cancellationToken), cancellationToken);
        if (won.Count == 0) return 0;
        foreach (var change in batch.Changes) changes.Publish(change);
        others.Carried(won.Select(s => (s.Partition, s.Entries[^1].Position)));
        await context.Database.CloseConnectionAsync();
        if (batch.FilesArrived) arrivals.Wake();
        if (batch.Erased) await eraser.FinishAsync(cancellationToken);
        await Task.WhenAll(won.Select(s => journal.TrimAsync(s.Partition, s.Entries[^1].Position, cancellationToken)));
        return won.Sum(s => s.Entries.Count);
    }

    private async Task<(List<Stretch> Won, JournalBatch Batch)> ApplyAsync(CasebookContext context, List<Stretch> stretches, CancellationToken cancellationToken)
    {
        var won = await MoveAsync(context, stretches, cancellationToken);
        var batch = new JournalBatch(context, vault, pseudonyms, clock.GetUtcNow());
        if (won.Count > 0) await batch.ApplyAsync([.. won.SelectMany(s => s.Entries)], cancellationToken);
        return (won, batch);
    }

    private async Task<List<Stretch>> ReadAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var positions = await context.JournalPositions.AsNoTracking().ToDictionaryAsync(p => p.Partition, p => p.Position, cancellationToken);
        others.Look(positions);
        await context.Database.CloseConnectionAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, journal.Partitions).Select(ReadOneAsync));
        return [.. all.Where(s => s.Entries.Count > 0)];

        async Task<Stretch> ReadOneAsync(int partition)
        {
            var from = positions.GetValueOrDefault(partition);
            return new Stretch(partition, from, await journal.ReadAsync(partition, from, Batch, cancellationToken));
        }
    }

    /// <summary>Moves the positions; returns the stretches that are ours. Another projector was first at the others.</summary>
    private async Task<List<Stretch>> MoveAsync(CasebookContext context, List<Stretch> stretches, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var writes = new Writes(context);
        // Of two that start a partition, one inserts and the other fails the comparison.
        foreach (var (partition, _, _) in stretches.Where(s => s.From == 0))
            writes.Add("INSERT INTO journal_positions (partition, position, lag_ms, moved_at) VALUES (@p0, 0, 0, @p1) ON CONFLICT (partition) DO NOTHING", partition, now.ToUnixTimeMilliseconds());
        foreach (var (partition, from, entries) in stretches)
        {
            var lag = Math.Max(0, (long)(now - entries.Min(e => e.Record.At)).TotalMilliseconds);
            writes.Add(
                "UPDATE journal_positions SET position = @p2, lag_ms = @p3, moved_at = @p4 WHERE partition = @p0 AND position = @p1",
                partition, from, entries[^1].Position, lag, now.ToUnixTimeMilliseconds());
        }

        var moved = (await writes.RunAsync(cancellationToken))[^stretches.Count..];
        Interlocked.Exchange(ref lagMilliseconds, stretches.Max(s => Math.Max(0, (long)(now - s.Entries[0].Record.At).TotalMilliseconds)));
        return [.. stretches.Where((_, place) => moved[place] == 1)];
    }

    /// <summary>Records of one partition that follow its position.</summary>
    private sealed record Stretch(int Partition, long From, IReadOnlyList<JournalEntry> Entries);
}
