using System.Globalization;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// Puts wrapped keys and waiting events under the newest master key: finds them by SCAN, renews them here, and writes each by a script that does so only where the old bytes still stand. All are as long as before and
/// begin as before, so the journal's marks still fit, and a turn that is being played writes over none of it. For one use.
/// </summary>
internal sealed class RedisKeyRound(RedisLink link, int database, RuntimeSeals seals)
{
    /// <summary>Keys that are asked for at once.</summary>
    private const int AtOnce = 128;

    /// <summary>Of an event that waits: when it came.</summary>
    private const int ArrivedSize = 6;

    /// <summary>Of a message in a mailbox, behind the same.</summary>
    private const int WrappedSize = Sealer.Overhead + MasterKey.Size;

    public async Task<KeyRound> RunAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        var all = new KeyRound(0, 0);
        foreach (var server in link.Masters.ToArray())
        {
            // Page by page, each a short call: one key that was there all the time is found at least once, whatever comes and goes meanwhile.
            foreach (var keys in server.Keys(database, Begins + "*}:[cim]:*", pageSize: AtOnce).Chunk(AtOnce))
            {
                cancellationToken.ThrowIfCancellationRequested();
                all += await LookAsync([.. keys.Select(key => Parse((string)key)).OfType<(int, string)>()], looked);
            }
        }

        return all;
    }

    /// <summary>How every base begins: <c>{p</c>, or <c>{name:p</c>.</summary>
    private string Begins => ((string)link.Keys.Base(0)[0]!)[..^"0}:".Length];

    private (int Partition, string Suffix)? Parse(string key)
    {
        var end = key.IndexOf("}:", StringComparison.Ordinal);
        if (end < Begins.Length || !int.TryParse(key.AsSpan(Begins.Length, end - Begins.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)) return null;
        return partition < link.Keys.Partitions ? (partition, key[(end + 2)..]) : null;
    }

    private async Task<KeyRound> LookAsync(List<(int Partition, string Suffix)> found, Action<int>? looked)
    {
        var rounds = await Task.WhenAll(found.Select(key => RenewAsync(key.Partition, key.Suffix)));
        var round = rounds.Aggregate(new KeyRound(0, 0), (sum, one) => sum + one);
        looked?.Invoke((int)round.Looked);
        return round;
    }

    private Task<KeyRound> RenewAsync(int partition, string suffix) => suffix[0] switch
    {
        'c' => ConversationAsync(partition, suffix),
        'i' => ListAsync(partition, suffix),
        _ => MailboxAsync(partition, suffix),
    };

    private async Task<KeyRound> ConversationAsync(int partition, string suffix)
    {
        var id = new ConversationId(suffix[2..]);
        byte[] value = await link.AskAsync(store => store.StringGetAsync(link.Keys.Base(partition)[0].Append(suffix), RedisLink.Flags)) is { IsNull: false } stored ? stored! : [];
        var (wrapped, waiting) = (ConversationValue.Wrapped(value), ConversationValue.Waiting(value));
        var pairs = new List<RedisValue>(4);
        if (wrapped.Length > 0) Add(pairs, wrapped, seals.RenewKey(id, wrapped));
        if (waiting.Length > ArrivedSize) Add(pairs, waiting[ArrivedSize..], seals.RenewEvent(id, waiting.AsSpan(ArrivedSize)));
        return await WriteAsync(partition, "s", suffix, "", pairs, (wrapped.Length > 0 ? 1 : 0) + (waiting.Length > 0 ? 1 : 0));
    }

    private async Task<KeyRound> ListAsync(int partition, string suffix)
    {
        var id = new ConversationId(suffix[2..]);
        var items = await link.AskAsync(store => store.ListRangeAsync(link.Keys.Base(partition)[0].Append(suffix), flags: RedisLink.Flags));
        var pairs = new List<RedisValue>();
        foreach (var item in items)
            if ((byte[]?)item is { Length: > ArrivedSize } body) Add(pairs, body[ArrivedSize..], seals.RenewEvent(id, body.AsSpan(ArrivedSize)));
        return await WriteAsync(partition, "l", suffix, "", pairs, items.Length);
    }

    private async Task<KeyRound> MailboxAsync(int partition, string suffix)
    {
        var id = new ConversationId(suffix[2..]);
        var round = new KeyRound(0, 0);
        foreach (var entry in await link.AskAsync(store => store.HashGetAllAsync(link.Keys.Base(partition)[0].Append(suffix), RedisLink.Flags)))
        {
            if ((byte[]?)entry.Value is not { Length: > ArrivedSize + WrappedSize } mail || entry.Name == "") continue;
            var wrapped = mail[ArrivedSize..(ArrivedSize + WrappedSize)];
            var pairs = new List<RedisValue>(2);
            Add(pairs, wrapped, seals.RenewMailboxKey(id, wrapped));
            round += await WriteAsync(partition, "h", suffix, entry.Name, pairs, 1);
        }

        return round;
    }

    private static void Add(List<RedisValue> pairs, byte[] old, byte[]? renewed)
    {
        if (renewed is not null) pairs.AddRange([old, renewed]);
    }

    /// <summary>What was changed by others meanwhile still counts: the next round sees whether it is right.</summary>
    private async Task<KeyRound> WriteAsync(int partition, string kind, string suffix, RedisValue field, List<RedisValue> pairs, int looked)
    {
        if (pairs.Count > 0) await link.RunAsync(link.Scripts.Renew, partition, [kind, suffix, field, .. pairs]);
        return new KeyRound(looked, pairs.Count / 2);
    }
}
