using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>kill -9 in mid-traffic: nothing accepted is lost, nothing is answered twice but where the provider's answer was lost.</summary>
public sealed class CrashTests
{
    private const int Rounds = 20;
    private const int People = 6;

    [Fact]
    public async Task Killed_twenty_times_in_mid_traffic_it_loses_nothing_and_doubles_only_what_the_provider_did_not_confirm()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(new Dictionary<string, string>
        {
            ["Telegram:Token"] = telegram.Token,
            ["Telegram:ApiUrl"] = telegram.Url,
            ["Telegram:PerChatPerSecond"] = "100",
            ["Telegram:PerSecond"] = "1000",
            ["Flood:RepliesPerMinute"] = "0",
        });
        var people = Enumerable.Range(0, People).Select(i => telegram.Person(700001000 + i, "tg")).ToArray();
        foreach (var person in people) person.Starts();
        await telegram.UntilAsync(() => people.All(p => telegram.SentTo(p.Id).Count > 0), "the greetings");

        var chance = new Random(20261122);
        for (var round = 0; round < Rounds; round++)
        {
            // "repeat" asks the open question again: one answer a message, whose text tells nothing apart, so counting is exact.
            foreach (var person in people) person.Writes("repeat");
            await telegram.UntilAsync(() => telegram.Calls.Count(c => c.Method == "sendMessage") > round * People + chance.Next(0, People), "some traffic");
            await hotline.KillAsync();
            await hotline.StartAgainAsync();
        }

        foreach (var person in people)
        {
            var expected = Rounds + 1;
            await telegram.UntilAsync(() => Asked(telegram, person) >= expected, $"{expected} questions to each person; got {Asked(telegram, person)}");
            Assert.InRange(Asked(telegram, person), expected, expected + Unsure(telegram, person));
        }
    }

    /// <summary>How often the danger question was asked: once by the start, once for every "repeat".</summary>
    private static int Asked(FakeTelegramServer telegram, FakePerson person) =>
        telegram.SentTo(person.Id).Count(m => m.Rows.SelectMany(r => r).Any(b => b.Data.StartsWith("welcome.danger_now:", StringComparison.Ordinal)));

    private static int Unsure(FakeTelegramServer telegram, FakePerson person) => telegram.SentTo(person.Id).Count(m => m.AnswerLost || m.AnswerMaybeLost);
}
