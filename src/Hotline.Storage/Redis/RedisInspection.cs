using System.Globalization;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// What a Redis says about itself: where it is, its version, whether it keeps a file and how it flushes (null when it does not tell), what is worth a warning, and the
/// fingerprint of the key that the store on it was written under (null while there is no store).
/// </summary>
public sealed record RedisFacts(string Where, string Version, bool KeepsFile, string? Flushes, IReadOnlyList<string> Warnings, string? Fingerprint);

/// <summary>Looks at the Redis of the settings beside running programs. Writes nothing to it. Thread-safe.</summary>
public static class RedisInspection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Connects, asks each server that holds data, and closes the connection.</summary>
    /// <exception cref="StorageStartException">It must not be used as it is, or the settings cannot be read; the message says what to set.</exception>
    /// <exception cref="Core.Conversations.StoreUnavailableException">It cannot be reached; the message says why.</exception>
    public static async Task<RedisFacts> LookAsync(RuntimeOptions options, CancellationToken cancellationToken)
    {
        var configuration = RedisSettings.Read(options);
        try
        {
            using var connection = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken);
            return await ReadAsync(connection, options, RedisFaults.Where(configuration)).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StorageStartException))
        {
            throw new Core.Conversations.StoreUnavailableException(await RedisProbe.WordsAsync(configuration, fault, cancellationToken), fault);
        }
    }

    private static async Task<RedisFacts> ReadAsync(ConnectionMultiplexer connection, RuntimeOptions options, string where)
    {
        var (warnings, version, file, flushes) = (new List<string>(), "", true, (string?)null);
        foreach (var server in connection.GetEndPoints().Select(endPoint => connection.GetServer(endPoint)).Where(server => server is { IsConnected: true, IsSlave: false }))
        {
            var facts = await RedisChecks.FactsAsync(server);
            RedisChecks.Check(facts, RedisFaults.Where(server.EndPoint), warnings);
            (version, file, flushes) = (facts.GetValueOrDefault("redis_version", "?"), file && facts.GetValueOrDefault("aof_enabled") == "1", await FlushesAsync(server));
        }

        var keys = new RedisKeys(options.Prefix, options.Partitions);
        RedisValue[] fields = [RedisChecks.FingerprintField, RedisChecks.LayoutField, RedisChecks.PartitionsField];
        var stored = await connection.GetDatabase().HashGetAsync(keys.Meta, fields);
        if (stored[1].HasValue && stored[2].HasValue) RedisChecks.EnsureShape((string)stored[1], (string)stored[2], options.Partitions.ToString(CultureInfo.InvariantCulture), where);
        return new RedisFacts(where, version, file, flushes, warnings, (string?)stored[0]);
    }

    /// <summary>The value of <c>appendfsync</c>; null where CONFIG is not given to everybody.</summary>
    private static async Task<string?> FlushesAsync(IServer server)
    {
        try
        {
            return (await server.ConfigGetAsync("appendfsync")) is [{ Value: var value }] ? value : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
