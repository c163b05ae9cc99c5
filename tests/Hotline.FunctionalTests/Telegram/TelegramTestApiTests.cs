using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>One smoke test against a Telegram emulator that nobody here wrote: npm telegram-test-api.</summary>
public sealed class TelegramTestApiTests
{
    [Fact]
    public async Task A_person_writes_and_is_answered_through_somebody_elses_telegram()
    {
        var cancel = TestContext.Current.CancellationToken;
        var port = FreePort.Find();
        await using var server = await Peers.StartAsync("ready", "--unhandled-rejections=warn", "telegram-test-api.cjs", $"{port}");
        await using var unused = await FakeTelegramServer.StartAsync();
        var api = new Uri($"http://127.0.0.1:{port}");
        var inbox = new MemoryInbox();
        await using var host = await TelegramHost.StartAsync(api.ToString(), unused, inbox, FreePort.Find());

        using var http = new HttpClient { BaseAddress = api };
        var message = new JsonObject
        {
            ["botToken"] = unused.Token,
            ["from"] = new JsonObject { ["id"] = 42, ["first_name"] = "Aziz", ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = 42, ["type"] = "private", ["first_name"] = "Aziz" },
            ["date"] = 1_760_000_000,
            ["text"] = "Салом",
        };
        using var sent = await http.PostAsJsonAsync(new Uri("/sendMessage", UriKind.Relative), message, cancel);
        sent.EnsureSuccessStatusCode();
        Assert.Equal(new InboundText("Салом"), (await inbox.SingleAsync()).Content);

        Assert.IsType<SendResult.Sent>(await host.SendAsync(42, "Паём расид", new Button("yes", "Ҳа", "a.b:yes:1")));
        using var fetched = await http.PostAsJsonAsync(new Uri("/getUpdates", UriKind.Relative), new { token = unused.Token, chatId = 42 }, cancel);
        var seen = (await fetched.Content.ReadFromJsonAsync<JsonObject>(cancel))!["result"]!.AsArray();
        var shown = Assert.Single(seen)!["message"]!;
        Assert.Equal("Паём расид", (string?)shown["text"]);
        Assert.Contains("a.b:yes:1", shown.ToJsonString(), StringComparison.Ordinal);
    }
}
