using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The journal on Redis: one stream for each partition. A position is the entry's id in the stream, its milliseconds and number in one value; ids rise also
/// after everything was trimmed, and after an older dump was put back. What was sealed under an earlier key than the conversation's present one, or belongs to someone
/// erased, is left out.
/// </summary>
internal sealed partial class RedisJournal(RedisLink link, RecentConversations recent, Wakes wakes, RuntimeSeals seals, TimeProvider time, ILogger log) : IJournal
{
    private const int NumberBits = 20;
    private const long NumberMask = (1L << NumberBits) - 1;

    /// <summary>Where a newer record was met last: it is met again with every look.</summary>
    private long told;

    public int Partitions => link.Keys.Partitions;

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var read = await RangeAsync(partition, after, max);
            if (read.Count == 0) return entries;
            using var keys = new BatchKeys(seals);
            if (!Open(read, await WrappedAsync(partition, read, keys), keys, entries) || read.Count < max || entries.Count > 0) return entries;
            // A stretch of nothing but left-out entries must not look like the end.
            after = read[^1].Position;
        }
    }

    public Task TrimAsync(int partition, long through, CancellationToken cancellationToken) => AskAsync("XTRIM", partition, "MINID", StreamId(through + 1));

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => wakes.Journal.WaitAsync(atMost, time, cancellationToken);

    private static string StreamId(long position) => string.Create(CultureInfo.InvariantCulture, $"{position >> NumberBits}-{position & NumberMask}");

    private static long Position(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return (long.Parse(id.AsSpan(0, dash), CultureInfo.InvariantCulture) << NumberBits) | long.Parse(id.AsSpan(dash + 1), CultureInfo.InvariantCulture);
    }

    private async Task<List<SealedEntry>> RangeAsync(int partition, long after, int max)
    {
        var read = (RedisResult[])await AskAsync("XRANGE", partition, "(" + StreamId(after), "+", "COUNT", max);
        var entries = new List<SealedEntry>(read.Length);
        foreach (var entry in read)
        {
            var parts = (RedisResult[])entry;
            entries.Add(new SealedEntry(Position((string)parts[0]), (byte[])((RedisResult[])parts[1])[1]));
        }

        return entries;
    }

    /// <summary>The present key of each conversation, wrapped. Those that had a turn here a moment ago need not be asked for: an erasure stands behind their entries.</summary>
    private async Task<Dictionary<ConversationId, byte[]>> WrappedAsync(int partition, List<SealedEntry> entries, BatchKeys keys)
    {
        var wrapped = new Dictionary<ConversationId, byte[]>();
        var asked = new List<(ConversationId Id, Task<byte[]> Key)>();
        foreach (var id in entries.Select(entry => JournalEntries.ConversationOf(entry.Body)))
        {
            if (!wrapped.TryAdd(id, [])) continue;
            if (recent.KeyOf(id) is not { NewKey: false } held)
            {
                asked.Add((id, WrappedAsync(partition, id)));
                continue;
            }

            wrapped[id] = held.Wrapped;
            keys.Know(id, held.Key);
        }

        foreach (var (id, key) in asked) wrapped[id] = await key;
        return wrapped;
    }

    private async Task<byte[]> WrappedAsync(int partition, ConversationId id)
    {
        var key = link.Keys.Base(partition)[0].Append("c:" + id.Value);
        return ConversationValue.Wrapped(await link.AskAsync(database => database.StringGetRangeAsync(key, 0, ConversationValue.KeyEnds, RedisLink.Flags)));
    }

    private Task<RedisResult> AskAsync(string command, int partition, params object[] arguments)
    {
        List<object> all = [link.Keys.Base(partition)[0].Append("j"), .. arguments];
        return link.AskAsync(database => database.ExecuteAsync(command, all, RedisLink.Flags));
    }

    /// <summary>Opens entries in order. Stops, and says false, at the first that a newer program wrote: the casebook must not pass over it.</summary>
    private bool Open(List<SealedEntry> read, Dictionary<ConversationId, byte[]> wrapped, BatchKeys keys, List<JournalEntry> entries)
    {
        foreach (var (position, body) in read)
        {
            try
            {
                if (JournalEntries.Open(body, wrapped[JournalEntries.ConversationOf(body)], keys, seals) is var (id, record)) entries.Add(new JournalEntry(position, id, record));
            }
            catch (SealedDataException)
            {
                Log.Unreadable(log, position);
            }
            catch (NewerFormatException)
            {
                if (Interlocked.Exchange(ref told, position) != position) Log.Newer(log, position);
                return false;
            }
        }

        return true;
    }

    private readonly record struct SealedEntry(long Position, byte[] Body);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The journal entry at {Position} could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, long position);

        [LoggerMessage(LogLevel.Warning, "The journal entry at {Position} is of a newer version and is left to a newer program")]
        public static partial void Newer(ILogger logger, long position);
    }
}
