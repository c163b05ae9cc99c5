using System.Net;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The main job, on the real program: a person writes on Telegram, is triaged in their language, an operator gets the case and answers.</summary>
public sealed class TelegramTriageTests
{
    private const string Secret = "functional-test-secret";

    public static TheoryData<bool> Ways => [false, true];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_Tajik_and_a_Russian_speaker_reach_an_operator_and_hear_back(bool webhook)
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await StartAsync(telegram, webhook);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");

        var tajik = new TelegramTalk(telegram, telegram.Person(700000001, "tg"));
        tajik.Person.Starts();
        await tajik.TellsOfUnpaidWagesAsync();
        await CaseIsAnsweredAsync(desk, tajik, "tg", "Салом, ман дар ин ҷо.");

        var russian = new TelegramTalk(telegram, telegram.Person(700000002, "ru"));
        russian.Person.Starts();
        await russian.TapsAsync("ru");
        await russian.TellsOfUnpaidWagesAsync();
        await CaseIsAnsweredAsync(desk, russian, "ru", "Здравствуйте, я на связи.");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_second_delivery_of_one_update_changes_nothing(bool webhook)
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await StartAsync(telegram, webhook);
        var talk = new TelegramTalk(telegram, telegram.Person(700000003, "tg"));
        var update = talk.Person.Starts();
        await talk.TapsAsync("no");
        await telegram.UntilAsync(() => telegram.SentTo(700000003).Any(m => m.Rows.SelectMany(r => r).Any(b => b.Data.Contains(":unpaid_wages:", StringComparison.Ordinal))), "the menu");
        var before = telegram.SentTo(700000003).Count;

        telegram.SecondDelivery(update);
        await telegram.UntilAsync(() => telegram.Pending == 0, "that the second delivery is taken");
        await talk.TapsAsync("detention");
        await telegram.UntilAsync(() => telegram.SentTo(700000003).Count > before, "the answer to the tap");

        Assert.DoesNotContain(telegram.SentTo(700000003).Skip(before), m => m.Text == telegram.SentTo(700000003)[0].Text);
    }

    [Fact]
    public async Task A_webhook_call_without_the_secret_touches_nothing()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await StartAsync(telegram, webhook: true);
        using var forged = await hotline.Http.PostAsync("/webhooks/telegram", new StringContent("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":700000004,"type":"private"},"text":"hi"}}"""), TestContext.Current.CancellationToken);
        Assert.True(forged.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        var talk = new TelegramTalk(telegram, telegram.Person(700000005, "tg"));
        talk.Person.Starts();
        await talk.TapsAsync("no");
        Assert.DoesNotContain(telegram.Calls, call => $"{call.Parameters["chat_id"]}" == "700000004");
    }

    private static async Task CaseIsAnsweredAsync(DeskOperator desk, TelegramTalk talk, string language, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await desk.TakeNextAsync(limit.Token);
        Assert.Equal("unpaid_wages", taken.GetProperty("topic").GetString());
        Assert.Equal("urgent", taken.GetProperty("urgency").GetString());
        Assert.Equal(language, taken.GetProperty("language").GetString());
        var id = taken.GetProperty("id").GetString();
        using var reply = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = Guid.NewGuid().ToString("N"), version = taken.GetProperty("version").GetInt64(), text = words });
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        await talk.HearsAsync(words);
        var shown = await desk.GetAsync($"/api/v1/cases/{id}");
        Assert.Contains(shown.GetProperty("flags").EnumerateArray(), f => f.GetString() == "F7");
        Assert.Contains(shown.GetProperty("transcript").EnumerateArray(), l => Is(l, "person", "Москва"));
    }

    private static bool Is(JsonElement line, string from, string text) =>
        line.GetProperty("from").GetString() == from && line.GetProperty("text").GetString() == text;

    private static async Task<RunningHotline> StartAsync(FakeTelegramServer telegram, bool webhook)
    {
        var settings = new Dictionary<string, string> { ["Telegram:Token"] = telegram.Token, ["Telegram:ApiUrl"] = telegram.Url, ["Flood:RepliesPerMinute"] = "0", ["Telegram:PerChatPerSecond"] = "100" };
        if (webhook) settings["Telegram:WebhookSecret"] = Secret;
        return await RunningHotline.StartAsync(settings, publicUrl: webhook);
    }
}
