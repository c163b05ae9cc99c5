using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>The machine of Redis is lost and its replica is promoted, under two running programs that know both addresses.</summary>
public sealed class PromotedReplicaTests
{
    private const int People = 12;

    [Fact]
    public async Task What_the_replica_had_is_all_there_after_its_promotion_and_the_programs_go_on_by_themselves()
    {
        await using var master = await RedisServer.StartAsync("--appendfsync", "always");
        await using var replica = await RedisServer.StartAsync("--appendfsync", "always", "--replicaof", "127.0.0.1", $"{master.Port}");
        await UntilSameAsync(master, replica);
        await using var line = new CuttingProxy(master.Port);
        // What was sent is reported when there is a primary again, and that must be before somebody else takes it for unsent.
        var settings = new Dictionary<string, string> { ["Runtime:Redis"] = $"{line.Address},{replica.Address}", ["Runtime:SendLeaseSeconds"] = "20" };
        await using var house = await FaultHouse.StartAsync([settings, settings]);
        house.Welcome(People);
        house.EverybodyWrites();
        await house.UntilConfirmedAsync(People);
        house.EverybodyWrites();
        await house.UntilConfirmedAsync(People + (People / 2));

        // Redis confirms before its replica has it: what is on its way in the last moment is what this level may lose. The line goes first, in the middle of everything, so that
        // the replica can come up to the very last command that was confirmed; from there on nothing may be lost.
        line.Sever();
        await UntilSameAsync(master, replica);
        await master.KillAsync();
        house.EverybodyWrites();
        await house.Telegram.UntilAsync(() => house.Telegram.Deliveries.Any(d => d.Status == 503), "a message is answered 503 while there is no master");
        await replica.CommandAsync("REPLICAOF", "NO", "ONE");

        await house.ReckonAsync();
        Assert.True(house.Runs, "A program has ended.");
    }

    /// <summary>Waits until the replica follows and has everything that the master ever wrote.</summary>
    private static async Task UntilSameAsync(RedisServer master, RedisServer replica)
    {
        while (true)
        {
            var (here, there) = (await FactsAsync(master), await FactsAsync(replica));
            if (there["master_link_status"] == "up" && there["slave_repl_offset"] == here["master_repl_offset"]) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Dictionary<string, string>> FactsAsync(RedisServer server) =>
        (await server.CommandAsync("INFO", "replication")).Split('\n').Select(line => line.TrimEnd('\r').Split(':', 2)).Where(fact => fact.Length == 2).ToDictionary(fact => fact[0], fact => fact[1]);
}
