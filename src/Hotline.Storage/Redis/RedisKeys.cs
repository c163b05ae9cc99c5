using System.Globalization;
using Hotline.Core.Messaging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The names of keys. A partition's base, such as <c>{p17}:</c>, goes to every script; its hash tag keeps the partition in one slot of a Cluster. Immutable.
/// </summary>
internal sealed class RedisKeys
{
    private readonly RedisKey[][] bases;

    public RedisKeys(string? prefix, int partitions)
    {
        var name = string.IsNullOrEmpty(prefix) ? "" : prefix + ":";
        bases = [.. Enumerable.Range(0, partitions).Select(partition => new RedisKey[] { string.Create(CultureInfo.InvariantCulture, $"{{{name}p{partition}}}:") })];
        Meta = $"{{{name}p0}}:meta";
        Channel = $"{name}hotline:wake";
    }

    public int Partitions => bases.Length;

    /// <summary>What the store says about itself.</summary>
    public RedisKey Meta { get; }

    /// <summary>Where processes wake each other.</summary>
    public string Channel { get; }

    /// <summary>The one key that a script of this partition is given.</summary>
    public RedisKey[] Base(int partition) => bases[partition];

    public int PartitionOf(ConversationId id) => id.Partition(bases.Length);
}
