using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Redis;

/// <summary>
/// The journal on Redis: one stream for each partition. A position is the entry's id in the stream, its milliseconds and number in one value; ids rise also
/// after everything was trimmed, and after an older dump was put back.
/// </summary>
internal sealed partial class RedisJournal(RedisLink link, Wakes wakes, RuntimeSeals seals, TimeProvider time, ILogger log) : IJournal
{
    private const int NumberBits = 20;
    private const long NumberMask = (1L << NumberBits) - 1;

    public int Partitions => link.Keys.Partitions;

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var read = await link.RunAsync(link.Scripts.Journal, partition, [StreamId(after), max]);
            if (!Open(read, entries, out var count, ref after) || count < max || entries.Count > 0) return entries;
            // A stretch of nothing but left-out entries must not look like the end.
        }
    }

    public async Task TrimAsync(int partition, long through, CancellationToken cancellationToken)
    {
        var name = link.Keys.Base(partition)[0].Append("j");
        try
        {
            await link.Database.ExecuteAsync("XTRIM", name, "MINID", StreamId(through + 1));
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
        {
            throw new StoreUnavailableException($"Redis {words}", fault);
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => wakes.Journal.WaitAsync(atMost, time, cancellationToken);

    private static string StreamId(long position) => string.Create(CultureInfo.InvariantCulture, $"{position >> NumberBits}-{position & NumberMask}");

    /// <summary>Opens entries in order. Stops, and says false, at the first that a newer program wrote: the casebook must not pass over it.</summary>
    private bool Open(ReadOnlySpan<byte> bytes, List<JournalEntry> entries, out int count, ref long last)
    {
        var answer = new Answer(bytes);
        using var keys = new BatchKeys(seals);
        for (count = 0; !answer.AtEnd; count++)
        {
            last = (answer.Time() << NumberBits) | answer.Number32();
            var (wrapped, entry) = (answer.Bytes16(), answer.Bytes24());
            if (entry.Length == 0) continue;
            if (!Open(entry, last, wrapped, keys, entries)) return false;
        }

        return true;
    }

    private bool Open(byte[] entry, long position, byte[] wrapped, BatchKeys keys, List<JournalEntry> entries)
    {
        try
        {
            var (id, record) = JournalEntries.Open(entry, wrapped, keys);
            entries.Add(new JournalEntry(position, id, record));
        }
        catch (SealedDataException)
        {
            Log.Unreadable(log, position);
        }
        catch (NewerFormatException)
        {
            Log.Newer(log, position);
            return false;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The journal entry at {Position} could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, long position);

        [LoggerMessage(LogLevel.Error, "The journal entry at {Position} is of a newer version; the journal waits for a newer program")]
        public static partial void Newer(ILogger logger, long position);
    }
}
