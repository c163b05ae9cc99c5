using System.Globalization;
using Hotline.Core.Messaging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The names of keys. A partition's base, such as <c>{p17}:</c>, goes to every script; its hash tag keeps the partition in one slot of a Cluster. Immutable.
/// </summary>
internal sealed class RedisKeys
{
    /// <summary>Behind the base: nothing is ever kept under it.</summary>
    private const string Never = "-";

    private readonly RedisKey[][] bases;
    private readonly RedisKey[][] guarded;

    public RedisKeys(string? prefix, int partitions)
    {
        var name = string.IsNullOrEmpty(prefix) ? "" : prefix + ":";
        bases = [.. Enumerable.Range(0, partitions).Select(partition => new RedisKey[] { string.Create(CultureInfo.InvariantCulture, $"{{{name}p{partition}}}:") })];
        guarded = [.. bases.Select(partition => new[] { partition[0], partition[0].Append(Never) })];
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

    /// <summary>
    /// The keys that a script of this partition is given on a Cluster: its base, and one more of the same slot. Neither exists. While the slot moves to another node, a call that
    /// names two keys and does not find both is refused (TRYAGAIN); one that named one key would be sent to the new node, and would not see what still stands on the old one.
    /// </summary>
    public RedisKey[] Guarded(int partition) => guarded[partition];

    public int PartitionOf(ConversationId id) => id.Partition(bases.Length);
}
