using System.Globalization;
using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>kill -9 of one of two programs on one Redis, at random moments of the traffic, and in the middle of hand-overs to another account.</summary>
public sealed class KilledWorkerTests
{
    private const int People = 12;
    private const int ToldEvery = 10;

    /// <summary>People who go on at another account with their code, one in each of the first rounds.</summary>
    private const int HandOvers = 5;

    /// <summary>
    /// Counts, in one moment, the replies that are in somebody's hands and not reported: the ends of the conversations' values, as the README of the store tells them.
    /// </summary>
    private const string InHands = """
        local count = 0
        for _, key in ipairs(redis.call('KEYS', '*:c:*')) do
          local value = redis.call('GET', key)
          local at = #value - struct.unpack('<I3', value, 67) + 1
          while at <= #value do
            local _, attempt, _, _, worker, _, _, _, _, next = struct.unpack('<BI2I6I6c8Bc0I2c0BI3c0', value, at)
            if attempt > 0 and worker ~= string.rep('\0', 8) then count = count + 1 end
            at = next
          end
        end
        return count
        """;

    /// <summary>How often one is killed, and by which dice: <c>tests/run --kills</c> sets them, so that many rounds can be run in parts.</summary>
    private static int Rounds => Setting("HOTLINE_KILLS") ?? (Environment.GetEnvironmentVariable("HOTLINE_FULL") == "1" ? 500 : 10);

    private static int Dice => Setting("HOTLINE_KILLS_DICE") ?? 20261122;

    [Fact]
    public async Task One_of_two_killed_again_and_again_loses_nothing_and_doubles_only_what_the_provider_did_not_confirm()
    {
        await using var redis = await RedisServer.StartAsync("--appendfsync", "always");
        await using var house = await FaultHouse.StartAsync(redis.Address, redis.Address);
        house.Welcome(People);
        var moving = Enumerable.Range(0, HandOvers).Select(i => new HandOver(house.Telegram, 700009000 + (2 * i))).ToList();
        foreach (var one in moving) await one.AsksForCodeAsync();
        var (chance, unreported) = (new Random(Dice), 0);
        for (var round = 1; round <= Rounds; round++)
        {
            var before = house.Confirmed;
            if (round <= moving.Count) moving[round - 1].GoesOn();
            house.EverybodyWrites();
            await house.UntilConfirmedAsync(before + chance.Next(1, People));
            var program = house.Programs[chance.Next(house.Programs.Count)];
            await program.KillAsync();
            house.LeavesUnreported();
            unreported += int.Parse(await redis.CommandAsync("EVAL", InHands, "0"), CultureInfo.InvariantCulture);
            await program.StartAgainAsync();
            if (round % ToldEvery == 0 && round < Rounds) Console.WriteLine($"  killed {round} of {Rounds} times, {house.Confirmed} messages confirmed");
        }

        // The checker allows a double only of a reply whose answer was the last on a connection that ended, or that was its person's newest at a kill; of these, only as many as were
        // not reported.
        Assert.InRange(await house.ReckonAsync(), 0, unreported);
        foreach (var one in moving) await one.ArrivesAsync();
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
