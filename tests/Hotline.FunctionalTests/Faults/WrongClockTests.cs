using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Faults;

/// <summary>One of two programs has a clock that is wrong and jumps. Redis' clock alone says what is due, too late, or in somebody's hands.</summary>
public sealed class WrongClockTests
{
    private const int People = 12;

    private static readonly TimeSpan[] Jumps = [TimeSpan.FromMinutes(15), -TimeSpan.FromMinutes(15), TimeSpan.FromHours(30)];

    [Fact]
    public async Task A_clock_that_jumps_by_minutes_and_hours_loses_nothing_and_doubles_nothing_whose_answer_was_heard()
    {
        using var wrong = new MovedClock();
        await using var redis = await RedisServer.StartAsync("--appendfsync", "always");
        await using var house = await FaultHouse.StartAsync([new() { ["Runtime:Redis"] = redis.Address }, new(wrong.Settings) { ["Runtime:Redis"] = redis.Address }]);
        house.Welcome(People);
        for (var i = 0; i < Jumps.Length; i++)
        {
            // Replies that are tried again are measured against their deadline by whoever takes them.
            foreach (var person in house.People.Where((_, place) => place % Jumps.Length == i)) house.Telegram.FailNext(person.Id, 500, "Internal Server Error");
            house.EverybodyWrites();
            wrong.PutAhead(Jumps[i]);
            await UntilItShowsAsync(house, Jumps[i]);
            house.EverybodyWrites();
            await house.UntilConfirmedAsync(People * 2 * (i + 1));
        }

        // The account finds every loss, and every double that has no lost answer to excuse it; a machine under load may be too slow for an answer.
        await house.ReckonAsync();
        Assert.True(house.Runs, "A program has ended.");
    }

    /// <summary>The second program puts the time of its own clock on every answer.</summary>
    private static async Task UntilItShowsAsync(FaultHouse house, TimeSpan ahead)
    {
        while (true)
        {
            using var answer = await house.Programs[1].Http.GetAsync("/health/live", TestContext.Current.CancellationToken);
            if ((answer.Headers.Date - DateTimeOffset.UtcNow - ahead)?.Duration() < TimeSpan.FromMinutes(1)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
