using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Faults;

/// <summary>Telegram at its worst, with two programs on one Redis: errors, pauses asked for, answers that are lost or never come, updates brought twice and out of order.</summary>
[Collection(SharedHouse.Name)]
public sealed class ProviderTests(SharedHouse shared)
{
    private const int Rounds = 2;

    [Fact]
    public async Task Errors_pauses_lost_answers_and_deliveries_twice_or_out_of_order_double_only_what_was_not_answered()
    {
        var house = shared.Welcome();
        house.EverybodyWrites();
        // What is on its way can be overtaken no more.
        await house.UntilConfirmedAsync(house.People.Count);
        var chance = new Random(20261125);
        var lost = 0;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < house.People.Count; i++) lost += Trouble(house.Telegram, house.People[i].Id, (round + i) % 7);
            var updates = Enumerable.Range(0, 3).SelectMany(_ => house.People.Select(p => p.Writes()).ToArray()).ToArray();
            foreach (var update in updates.TakeLast(house.People.Count)) house.Telegram.Overtake(update);
            await house.UntilConfirmedAsync(house.People.Count * (1 + ((round + 1) * 3)));
            foreach (var update in updates.Where(_ => chance.Next(3) == 0)) house.Telegram.SecondDelivery(update);
        }

        Assert.Equal(lost, await house.ReckonAsync());
        Assert.Contains(house.Telegram.Calls, c => c.Status == 500);
        Assert.Contains(house.Telegram.Calls, c => c.Status == 429);
        Assert.True(house.Telegram.Deliveries.GroupBy(d => d.UpdateId).Any(g => g.Count(d => d.Status == 200) > 1), "Some update must have come twice.");
        Assert.Contains(house.People, p => !p.Confirmed.SequenceEqual(p.Confirmed.Order()));
    }

    /// <summary>What the next message to the person meets. Returns how many answers will be lost although the message was taken.</summary>
    private static int Trouble(FakeTelegramServer telegram, long person, int kind)
    {
        switch (kind)
        {
            case 0:
                telegram.FailNext(person, 500, "Internal Server Error");
                return 0;
            case 1:
                telegram.FailNext(person, 429, "Too Many Requests: retry after 1", retryAfter: 1);
                return 0;
            case 2:
                telegram.CutNext(person);
                return 0;
            case 3:
                telegram.LoseAnswers(person);
                return 1;
            case 4:
                telegram.LoseAnswers(person, how: LostAnswer.Silence);
                return 1;
            default:
                return 0;
        }
    }
}
