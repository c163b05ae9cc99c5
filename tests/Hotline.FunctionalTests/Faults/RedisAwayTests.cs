using System.Net;

namespace Hotline.FunctionalTests.Faults;

/// <summary>Redis dies, or hangs, under two running programs: what it took is there, what it did not take is refused, and nobody is restarted.</summary>
[Collection(SharedHouse.Name)]
public sealed class RedisAwayTests(SharedHouse shared)
{
    private const int Deaths = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Killed_and_started_again_in_mid_traffic_Redis_has_lost_nothing_that_was_confirmed()
    {
        var house = shared.Welcome();
        // A kill cannot show what a power cut would: that each write was on the disk before it was confirmed is what this setting promises.
        Assert.Equal("appendfsync\nalways", await shared.Redis.CommandAsync("CONFIG", "GET", "appendfsync"));
        var chance = new Random(20261123);
        for (var death = 0; death < Deaths; death++)
        {
            var before = house.Confirmed;
            house.EverybodyWrites();
            await house.UntilConfirmedAsync(before + chance.Next(1, house.People.Count));
            await shared.Redis.KillAsync();
            await RefusedAsync(house);
            await shared.Redis.StartAgainAsync();
        }

        Assert.Equal(0, await house.ReckonAsync());
        Assert.True(house.Runs, "A program has ended.");
    }

    [Fact]
    public async Task While_Redis_hangs_for_ten_seconds_messages_are_refused_and_then_all_goes_on_by_itself()
    {
        var house = shared.Welcome();
        house.EverybodyWrites();
        await house.UntilConfirmedAsync(house.People.Count / 2);
        await shared.Redis.PauseAsync();
        try
        {
            var paused = Task.Delay(Pause, TestContext.Current.CancellationToken);
            var during = await RefusedAsync(house);
            // How long it hangs is the very thing that is tried here.
            await paused;
            Assert.DoesNotContain(house.Telegram.Deliveries, d => during.Contains(d.UpdateId) && d.Status is >= 200 and < 300);
        }
        finally
        {
            await shared.Redis.ContinueAsync();
        }

        await house.ReckonAsync();
        Assert.True(house.Runs, "A program has ended.");
        foreach (var program in house.Programs)
        {
            using var ready = await program.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        }
    }

    /// <summary>Everybody writes while Redis is away. Returns the updates, when the first message was answered 503: one of these, or one that came before and waits still.</summary>
    private static async Task<IReadOnlySet<long>> RefusedAsync(FaultHouse house)
    {
        var before = house.Telegram.Deliveries.Count;
        var updates = house.People.Select(p => p.Writes()).ToHashSet();
        await house.Telegram.UntilAsync(() => house.Telegram.Deliveries.Skip(before).Any(d => d.Status == (int)HttpStatusCode.ServiceUnavailable), "a message is answered 503");
        return updates;
    }
}
