using System.Net;
using System.Text;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>Every call that the channel makes, and every answer of the fake, passes a validating proxy on the published description of Bot API 10.1.</summary>
public sealed class TelegramDescriptionTests : IAsyncLifetime
{
    private FakeTelegramServer telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegramServer.StartAsync(speed: 1);

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    [Fact]
    public async Task Every_call_of_the_channel_passes_the_published_description()
    {
        var description = SharedData.Find("contracts/telegram/bot-api-10.1.core-strict.openapi.json");
        var port = FreePort.Find();
        await using var proxy = await Peers.StartAsync(
            "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{port}", "--errors", "--validate-request",
            description, telegram.Url);
        var api = $"http://127.0.0.1:{port}";

        await RefusesWhatIsNotDescribedAsync(api);
        await using (var host = await TelegramHost.StartAsync(api, telegram, new MemoryInbox(), FreePort.Find(), ("Telegram:PollSeconds", "30")))
        {
            await ConverseAsync(host);
        }

        var inbox = new MemoryInbox();
        await using (await TelegramHost.StartAsync(api, telegram, inbox, FreePort.Find(), ("Telegram:WebhookSecret", TelegramHost.Secret)))
        {
            telegram.Person(43, "ru").Writes("Здравствуйте");
            await inbox.SingleAsync();
        }

        Assert.All(telegram.Calls, call => Assert.Equal(200, call.Status));
        Assert.Equal(
            ["answerCallbackQuery", "deleteWebhook", "getUpdates", "sendMessage", "setWebhook"],
            telegram.Calls.Select(c => c.Method).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task ConverseAsync(TelegramHost host)
    {
        var person = telegram.Person(42, "tg");
        person.Starts("poster");
        person.SendsPhoto(new byte[500], "шартнома");
        await telegram.UntilAsync(() => telegram.Pending == 0, "the first updates are confirmed through the proxy");
        Assert.IsType<SendResult.Sent>(await host.SendAsync(42, "Plain words, ёлка, 😀"));
        Assert.IsType<SendResult.Sent>(await host.SendAsync(42, "Choose", new Button("a", "One", "d.n:a:1"), new Button("b", "Two", "d.n:b:1"), new Button("c", "Something longer", "d.n:c:1")));
        Assert.IsType<SendResult.Sent>(await host.SendAsync(42, string.Join(' ', Enumerable.Repeat("word", 2000)), new Button("a", "OK", new string('x', 64))));
        person.Taps("Two");
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Method == "answerCallbackQuery"), "the tap is answered through the proxy");
    }

    /// <summary>Shows that the proxy looks: a misspelt field, an empty text and a text too long do not pass.</summary>
    private async Task RefusesWhatIsNotDescribedAsync(string api)
    {
        using var http = new HttpClient();
        foreach (var body in new[] { """{"chat_id":42,"text":"x","txet":1}""", """{"chat_id":42,"text":""}""", $$"""{"chat_id":42,"text":"{{new string('x', 4097)}}"}""" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri($"{api}/bot{telegram.Token}/sendMessage"), content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        }

        Assert.Empty(telegram.Calls);
    }
}
