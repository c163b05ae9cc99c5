using System.Net;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The main job, on the real program: a person writes on Telegram, is triaged in their language, an operator gets the case and answers.</summary>
public sealed class TelegramTriageTests : IAsyncLifetime
{
    private const string Secret = "functional-test-secret";

    private FakeTelegramServer telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegramServer.StartAsync(speed: 1);

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Tajik_and_a_Russian_speaker_and_one_who_answers_in_every_way_reach_an_operator_and_hear_back(bool webhook)
    {
        var settings = telegram.Settings;
        if (webhook) settings["Telegram:WebhookSecret"] = Secret;
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: webhook);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");

        var tajik = new TelegramTalk(telegram, telegram.Person(700000001, "tg"));
        tajik.Person.Starts();
        await tajik.TellsOfUnpaidWagesAsync();
        await Triage.CaseIsAnsweredAsync(desk, tajik, "tg", "Салом, ман дар ин ҷо.");

        var russian = new TelegramTalk(telegram, telegram.Person(700000002, "ru"));
        russian.Person.Starts();
        await russian.TapsAsync("ru");
        await russian.TellsOfUnpaidWagesAsync();
        await Triage.CaseIsAnsweredAsync(desk, russian, "ru", "Здравствуйте, я на связи.");

        var both = new TelegramTalk(telegram, telegram.Person(700000006, "tg"));
        both.Person.Starts();
        await Triage.TellsInEveryWayAsync(both);
        await Triage.CaseIsAnsweredAsync(desk, both, "ru", "Здравствуйте, я с вами.");

        if (webhook) await AForgedCallTouchesNothingAsync(hotline);
        await ASecondDeliveryChangesNothingAsync();
        Assert.DoesNotContain(hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    private async Task ASecondDeliveryChangesNothingAsync()
    {
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

    private async Task AForgedCallTouchesNothingAsync(RunningHotline hotline)
    {
        using var forged = await hotline.Http.PostAsync("/webhooks/telegram", new StringContent("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":700000004,"type":"private"},"text":"hi"}}"""), TestContext.Current.CancellationToken);
        Assert.True(forged.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        Assert.DoesNotContain(telegram.Calls, call => $"{call.Parameters["chat_id"]}" == "700000004");
    }
}
