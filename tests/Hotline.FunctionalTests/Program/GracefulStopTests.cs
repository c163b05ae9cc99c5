using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>A stop as a service manager does it, in the middle of traffic: what was begun is finished, so nothing is lost and nothing doubled.</summary>
public sealed class GracefulStopTests
{
    private const int Rounds = 3;
    private const int People = 8;

    [Fact]
    public async Task Stopped_in_mid_traffic_it_finishes_what_it_began_and_nobody_hears_anything_twice()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var people = Enumerable.Range(0, People).Select(i => telegram.Person(700005000 + i, "tg")).ToArray();
        foreach (var person in people) person.Starts();
        await telegram.UntilAsync(() => people.All(p => DangerQuestion.Asked(telegram, p) == 1), "the greetings");

        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var person in people) person.Writes("repeat");
            await telegram.UntilAsync(() => people.Sum(p => DangerQuestion.Asked(telegram, p)) > round * People, "the first answers of the round");
            await hotline.StopAsync();
            await hotline.StartAgainAsync();
        }

        await telegram.UntilAsync(() => people.All(p => DangerQuestion.Asked(telegram, p) >= Rounds + 1), "every answer");
        Assert.All(people, p => Assert.Equal(Rounds + 1, DangerQuestion.Asked(telegram, p)));
        Assert.Equal(0, telegram.LostAnswers);
    }
}
