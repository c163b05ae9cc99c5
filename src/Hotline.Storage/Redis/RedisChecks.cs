using System.Globalization;
using System.Security.Cryptography;
using Hotline.Core.Conversations;
using Hotline.Storage.Protection;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>What must hold of a Redis before it may keep people's messages, and what is worth a warning.</summary>
internal static class RedisChecks
{
    public const string FingerprintField = "fingerprint";
    public const string LayoutField = "layout";
    public const string PartitionsField = "partitions";
    public const string CasebookField = "casebook";
    public const string MarkField = "mark";

    private const int Layout = 1;

    /// <summary>LPOP with a count, XTRIM MINID and exclusive ranges of streams came with it.</summary>
    private static readonly Version Oldest = new(6, 2);

    /// <summary>Returns warnings, as sentences.</summary>
    /// <exception cref="StorageStartException">This Redis must not be used as it is; the message says what to set.</exception>
    public static async Task<IReadOnlyList<string>> CheckAsync(RedisLink link, string where, MasterKey master)
    {
        try
        {
            var warnings = new List<string>();
            foreach (var server in link.Masters.ToArray()) Check(await FactsAsync(server), RedisFaults.Where(server.EndPoint), warnings);
            var written = await KeepAsync(link, FingerprintField, master.Fingerprint);
            if (master.EnsureWrote(written, $"the store on Redis at {where}") is var now && now != written) await SayAsync(link, now);
            await CheckShapeAsync(link, where);
            return warnings;
        }
        catch (Exception fault) when (RedisFaults.Words(fault) is { } words)
        {
            throw new StoreUnavailableException($"Redis at {where} {words}", fault);
        }
    }

    /// <summary>Whether a server may keep messages at all, by its own INFO.</summary>
    /// <exception cref="StorageStartException">It may not; the message says what to set.</exception>
    public static void Check(Dictionary<string, string> facts, string where, List<string> warnings)
    {
        var version = facts.GetValueOrDefault("redis_version", "0.0");
        if (!Version.TryParse(version, out var parsed) || parsed < Oldest)
            throw new StorageStartException($"Redis at {where} is version {version}. Hotline needs {Oldest} or newer: upgrade it.");
        var policy = facts.GetValueOrDefault("maxmemory_policy", "noeviction");
        if (policy != "noeviction" && facts.GetValueOrDefault("maxmemory", "0") != "0")
            throw new StorageStartException(
                $"Redis at {where} throws data away when it is full (maxmemory-policy {policy}): messages would be lost. Set 'maxmemory-policy noeviction' in its redis.conf, or use another Redis.");
        if (facts.GetValueOrDefault("aof_enabled", "0") == "0")
            warnings.Add($"Redis at {where} keeps no append-only file: what it took since its last snapshot is lost when it stops. Set 'appendonly yes' in its redis.conf; deploy/README.md has the levels.");
    }

    /// <summary>Writes down which master keys something may need.</summary>
    public static Task<bool> SayAsync(RedisLink link, string fingerprints) => link.AskAsync(database => database.HashSetAsync(link.Keys.Meta, FingerprintField, fingerprints));

    private static async Task CheckShapeAsync(RedisLink link, string where)
    {
        var layout = await KeepAsync(link, LayoutField, Layout.ToString(CultureInfo.InvariantCulture));
        var partitions = link.Keys.Partitions.ToString(CultureInfo.InvariantCulture);
        EnsureShape(layout, await KeepAsync(link, PartitionsField, partitions), partitions, where);
    }

    /// <summary>Compares what a store says about itself with what this program knows and is set to.</summary>
    /// <exception cref="StorageStartException">They do not fit; the message says what to do.</exception>
    public static void EnsureShape(string layout, string stored, string partitions, string where)
    {
        if (int.Parse(layout, CultureInfo.InvariantCulture) > Layout)
            throw new StorageStartException($"The store on Redis at {where} has layout {layout}, written by a newer hotline; this one knows {Layout}. Start the newer program again.");
        if (stored != partitions)
            throw new StorageStartException(
                $"The store on Redis at {where} was made with {stored} partitions and the setting Runtime:Partitions asks for {partitions}. The number is fixed for the life of a store: set it back to {stored}.");
    }

    /// <summary>Binds the store to a casebook.</summary>
    /// <exception cref="StorageStartException">It belongs to another one.</exception>
    public static async Task BelongAsync(RedisLink link, string where, string casebook)
    {
        if (await KeepAsync(link, CasebookField, casebook) == casebook) return;
        throw new StorageStartException(
            $"The store on Redis at {where} belongs to another casebook, and two would each get only a part of what is said. Start with that casebook (setting Data), or restore it from its backup. " +
            $"Is it lost for ever, let this one take its place: redis-cli HDEL '{link.Keys.Meta}' {CasebookField}");
    }

    /// <summary>The store's own number.</summary>
    public static Task<string> MarkAsync(RedisLink link) => KeepAsync(link, MarkField, RandomNumberGenerator.GetHexString(16, lowercase: true));

    /// <summary>The value that stands there; the given one when there was none.</summary>
    private static async Task<string> KeepAsync(RedisLink link, string name, string value)
    {
        await link.AskAsync(database => database.HashSetAsync(link.Keys.Meta, name, value, When.NotExists));
        return (string)await link.AskAsync(database => database.HashGetAsync(link.Keys.Meta, name)) ?? value;
    }

    /// <summary>The lines of a server's INFO.</summary>
    public static async Task<Dictionary<string, string>> FactsAsync(IServer server)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        // The library answers with nothing when the line goes while it asks.
        var info = await server.InfoRawAsync().WaitAsync(RedisConnection.Patience) ?? throw new TimeoutException("INFO was not answered.");
        foreach (var line in info.Split('\n'))
            if (line.Split(':', 2) is [var name, var value]) facts[name] = value.TrimEnd('\r');
        return facts;
    }
}
