using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Storage.Redis;

namespace Hotline.FunctionalTests.Program;

/// <summary>The real program as a larger deployment has it: the runtime on Redis, the casebook on PostgreSQL.</summary>
public sealed class PostgresTests
{
    private const string Reply = "Здравствуйте, я с вами.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_lives_through_a_kill_of_the_program_and_people_are_answered_while_PostgreSQL_is_away()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var redis = await RedisServer.StartAsync("--appendfsync", "always");
        await using var postgres = await PostgresServer.StartAsync();
        await postgres.CreateAsync("hotline");
        var settings = telegram.Settings;
        settings["Runtime:Redis"] = redis.Address;
        // What the killed program was doing is done again when its lease ends.
        settings["Runtime:LeaseSeconds"] = settings["Runtime:SendLeaseSeconds"] = "6";
        settings["Telegram:AnswerSeconds"] = "2";
        settings["Casebook:Postgres"] = postgres.ConnectionTo("hotline");
        settings["Protection:MasterKey"] = MasterKey.NewText();
        await using var hotline = await RunningHotline.StartAsync(settings);
        Assert.DoesNotContain(hotline.Output, line => line.Contains(PostgresServer.Password, StringComparison.Ordinal));
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(700000701, "tg"));
        talk.Person.Starts();
        await Triage.TellsInEveryWayAsync(talk);
        var id = await Triage.CaseIsAnsweredAsync(desk, talk, "ru", Reply);
        var before = await LinesAsync(desk, id);

        await hotline.KillAsync();
        await hotline.StartAgainAsync();

        // What was under way may come in between; nothing is lost, and nothing comes twice.
        var after = await LinesAsync(desk, id);
        Assert.Empty(before.Except(after));
        Assert.Single(after, Reply);
        talk.Person.Writes("Вы ещё здесь?");
        await desk.ShowsAsync(id, "Вы ещё здесь?", Now);

        await postgres.StopAsync();
        var other = telegram.Person(700000702, "tg");
        other.Starts();
        await telegram.UntilAsync(() => DangerQuestion.Asked(telegram, other) == 1, "somebody new is answered without the casebook");
        talk.Person.Writes("Мне ответят?");
        using (var away = await hotline.Http.GetAsync($"/api/v1/cases/{id}", Now))
        {
            Assert.True(away.StatusCode == HttpStatusCode.ServiceUnavailable, string.Join('\n', hotline.Output.TakeLast(40)));
            Assert.Equal("casebook_away", (await away.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("error").GetString());
        }

        await postgres.StartAgainAsync();
        await desk.ShowsAsync(id, "Мне ответят?", Now);
        Assert.False(Directory.EnumerateFiles(hotline.Data, "casebook.db*").Any(), "There is a casebook in the folder too.");
        Assert.DoesNotContain(hotline.Output, line => line.Contains("   at Npgsql", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string?>> LinesAsync(DeskOperator desk, string id) =>
        [.. (await desk.GetAsync($"/api/v1/cases/{id}")).GetProperty("transcript").EnumerateArray().Select(line => line.GetProperty("text").GetString())];
}
