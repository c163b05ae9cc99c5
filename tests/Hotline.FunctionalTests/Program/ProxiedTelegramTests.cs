using System.Net;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The main job again, with a validating proxy on the published description of Bot API 10.1 between the whole program and Telegram: what is not described does not pass.</summary>
public sealed class ProxiedTelegramTests
{
    [Theory]
    [InlineData(false, "deleteWebhook", "getUpdates")]
    [InlineData(true, "setWebhook")]
    public async Task Every_call_of_the_program_passes_the_published_description(bool webhook, params string[] receiving)
    {
        var description = SharedData.Find("contracts/telegram/bot-api-10.1.core-strict.openapi.json");
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        var port = FreePort.Find();
        await using var proxy = await Peers.StartAsync(
            "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{port}", "--errors", "--validate-request",
            description, telegram.Url);
        var settings = telegram.Settings;
        settings["Telegram:ApiUrl"] = $"http://127.0.0.1:{port}";
        if (webhook) settings["Telegram:WebhookSecret"] = "a-secret";
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: webhook);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");

        var talk = new TelegramTalk(telegram, telegram.Person(700000301, "tg"));
        talk.Person.Starts();
        await talk.TellsOfUnpaidWagesAsync();
        talk.Person.SendsPhoto(new byte[500], "шартнома");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await desk.TakeNextAsync(limit.Token);
        // Only the asking goes past the description: the address of the bytes themselves is in none.
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Method == "getFile"), "the photo is asked for");
        var words = string.Join(' ', Enumerable.Repeat("калима", 500));
        using var reply = await desk.PostAsync($"/api/v1/cases/{taken.GetProperty("id").GetString()}/reply", new { clientId = "one", version = taken.GetProperty("version").GetInt64(), text = words });
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        await talk.HearsAsync(words[..3000]);
        talk.Person.Writes("delete my data");
        await telegram.UntilAsync(() => telegram.Pending == 0, "every update is taken in");
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Method == "answerCallbackQuery"), "a tap is answered");

        // The proxy answers 422 in Telegram's place for what is not described, and 5xx for what the fake should not have answered.
        Assert.All(telegram.Calls, call => Assert.Equal(200, call.Status));
        Assert.Equal(new[] { "answerCallbackQuery", "getFile", "sendMessage" }.Concat(receiving).Order(StringComparer.Ordinal), telegram.Calls.Select(c => c.Method).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("VIOLATIONS", proxy.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }
}
