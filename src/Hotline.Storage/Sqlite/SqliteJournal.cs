using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>The journal on SQLite.</summary>
internal sealed partial class SqliteJournal(
    SqliteWriter writer, ReadSessions reads, RuntimeSeals seals, Signal signal, int partitions, TimeProvider time, ILogger log) : IJournal
{
    /// <summary>Where a newer record was met last: it is met again with every look.</summary>
    private long told;

    public int Partitions => partitions;

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var rows = await reads.RunAsync(session => session.Journal(partition, after, max), cancellationToken);
            var all = Open(rows, entries);
            // A stretch of nothing but left-out records must not look like the end.
            if (!all || rows.Count < max || entries.Count > 0) return entries;
            after = rows[^1].Position;
        }
    }

    public Task TrimAsync(int partition, long through, CancellationToken cancellationToken) =>
        writer.RunAsync(
            session =>
            {
                session.Journal.Trim(partition, through);
                return true;
            },
            cancellationToken);

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => signal.WaitAsync(atMost, time, cancellationToken);

    /// <summary>Opens rows in order. Stops, and says false, at the first that a newer program wrote: the casebook must not pass over it.</summary>
    private bool Open(List<SealedRecord> rows, List<JournalEntry> entries)
    {
        using var keys = new BatchKeys(seals);
        foreach (var row in rows)
        {
            try
            {
                if (Open(row, keys) is { } record) entries.Add(new JournalEntry(row.Position, row.Id, record));
            }
            catch (SealedDataException)
            {
                Log.Unreadable(log, row.Id.Value);
            }
            catch (NewerFormatException)
            {
                if (Interlocked.Exchange(ref told, row.Position) != row.Position) Log.Newer(log, row.Position);
                return false;
            }
        }

        return true;
    }

    private JournalRecord? Open(SealedRecord row, BatchKeys keys)
    {
        if (row.Plain) return seals.ReadRecord(row.Body);
        if (row.Key is null) return null;
        return seals.OpenRecord(keys.Of(row.Id, row.Key), row.Id, row.Body);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A journal record of conversation {Conversation} could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, string conversation);

        [LoggerMessage(LogLevel.Warning, "The journal record at {Position} is of a newer version and is left to a newer program")]
        public static partial void Newer(ILogger logger, long position);
    }
}
