using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// Brings the journal into the casebook. Rows and the partition's position change in one transaction, the position by compare-and-set: two projectors never double a
/// record, and a record that was applied once changes nothing a second time. Thread-safe; one partition at a time per caller is enough.
/// </summary>
public sealed class JournalProjector(
    IDbContextFactory<CasebookContext> contexts, IJournal journal, ContactVault vault, ContactEraser eraser, CasebookChanges changes, TimeProvider clock)
{
    /// <summary>Records of one transaction.</summary>
    public const int Batch = 256;

    private long lagMilliseconds;

    /// <summary>Age of the oldest record in the batch that was last carried over.</summary>
    public TimeSpan Lag => TimeSpan.FromMilliseconds(Interlocked.Read(ref lagMilliseconds));

    /// <summary>Projects the next batch of a partition and trims the journal behind it. Returns how many records it carried over: 0 when there was nothing, or another was first.</summary>
    public async Task<int> ProjectAsync(int partition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var from = await PositionAsync(context, partition, cancellationToken);
        var entries = await journal.ReadAsync(partition, from, Batch, cancellationToken);
        if (eraser.Owed) await eraser.FinishAsync(cancellationToken);
        if (entries.Count == 0) return 0;

        var batch = new JournalBatch(context, vault, clock.GetUtcNow());
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            if (!await MoveAsync(context, partition, from, entries, cancellationToken)) return 0;
            await batch.ApplyAsync(entries, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await context.Database.CloseConnectionAsync();
        foreach (var change in batch.Changes) changes.Publish(change);
        if (batch.Erased) await eraser.FinishAsync(cancellationToken);
        await journal.TrimAsync(partition, entries[^1].Position, cancellationToken);
        return entries.Count;
    }

    private static Task<long> PositionAsync(CasebookContext context, int partition, CancellationToken cancellationToken) =>
        context.JournalPositions.Where(p => p.Partition == partition).Select(p => p.Position).FirstOrDefaultAsync(cancellationToken);

    private async Task<bool> MoveAsync(CasebookContext context, int partition, long from, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lag = Math.Max(0, (long)(now - entries.Min(e => e.Record.At)).TotalMilliseconds);
        Interlocked.Exchange(ref lagMilliseconds, lag);
        // The same statement on SQLite and PostgreSQL; of two that start a partition, one inserts and the other fails the comparison below.
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO journal_positions (partition, position, lag_ms, moved_at) VALUES ({partition}, 0, 0, {now.ToUnixTimeMilliseconds()}) ON CONFLICT (partition) DO NOTHING",
            cancellationToken);
        var moved = await context.JournalPositions.Where(p => p.Partition == partition && p.Position == from).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Position, entries[^1].Position)
            .SetProperty(p => p.LagMs, lag)
            .SetProperty(p => p.MovedAt, now), cancellationToken);
        return moved == 1;
    }
}
