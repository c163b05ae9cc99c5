using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>Slots of a Redis Cluster move to other nodes while people write. For a moment a part of a slot's keys is here and a part there.</summary>
public sealed class ClusterMoveTests
{
    private const int People = 12;
    private const int Partitions = 3;

    [Fact]
    public async Task Slots_that_move_in_live_traffic_lose_nothing_and_double_nothing()
    {
        await using var cluster = await RedisCluster.StartAsync();
        var settings = new Dictionary<string, string> { ["Runtime:Redis"] = cluster.Addresses, ["Runtime:Partitions"] = $"{Partitions}" };
        await using var house = await FaultHouse.StartAsync([settings, settings]);
        house.Welcome(People);
        house.EverybodyWrites();
        await house.UntilConfirmedAsync(People);
        var slots = await LivedInAsync(cluster);
        foreach (var slot in slots)
        {
            house.EverybodyWrites();
            // One move is so slow that those who write there are refused for now.
            await cluster.MoveAsync(slot, () => slot == slots[0] ? UntilRefusedAsync(house) : UntilWrittenAsync(house));
            house.EverybodyWrites();
        }

        Assert.Equal(0, await house.ReckonAsync());
        Assert.True(house.Runs, "A program has ended.");
    }

    private static async Task<int[]> LivedInAsync(RedisCluster cluster)
    {
        var slots = new List<int>();
        for (var partition = 0; partition < Partitions; partition++)
        {
            var slot = await cluster.SlotOfAsync($"{{p{partition}}}:");
            if ((await cluster.KeysAsync(slot)).Any(key => key.Contains(":c:", StringComparison.Ordinal))) slots.Add(slot);
        }

        return [.. slots];
    }

    /// <summary>While a slot is half moved, everybody writes, and whoever lives in another is served.</summary>
    private static async Task UntilWrittenAsync(FaultHouse house)
    {
        var before = house.Confirmed;
        house.EverybodyWrites();
        await house.UntilConfirmedAsync(before + 1);
    }

    private static async Task UntilRefusedAsync(FaultHouse house)
    {
        var before = house.Telegram.Deliveries.Count;
        house.EverybodyWrites();
        await house.Telegram.UntilAsync(() => house.Telegram.Deliveries.Skip(before).Any(d => d.Status == 503), "a message is answered 503");
    }
}
