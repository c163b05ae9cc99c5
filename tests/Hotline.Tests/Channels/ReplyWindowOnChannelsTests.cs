using System.Text.Json;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Tests.Channels.Twilio;
using Hotline.Tests.Channels.WhatsApp;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels;

/// <summary>
/// The 24-hour rule from end to end, on the real channels before providers over a socket, with the real stores: whether our clock knows that the window is over, the provider refuses, or takes the words and
/// gives them back later, the template knocks once, and what was held arrives once, in order, when the person writes.
/// </summary>
public sealed class ReplyWindowOnChannelsTests
{
    private const string Knock = "(template)";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_WhatsApp_by_Meta_held_words_arrive_once_and_in_order()
    {
        await using var graph = await FakeGraph.StartAsync();
        var settings = WhatsAppRig.Settings(graph.Url);
        foreach (var (name, value) in new[] { ("WhatsApp:Template", "write_back"), ("WhatsApp:PerSecond", "0"), ("WhatsApp:PerPersonPerMinute", "0"), ("WhatsApp:ReadSigns", "Off") }) settings[name] = value;
        await using var host = await ChannelHost.StartAsync(new WhatsAppModule(), TimeProvider.System, settings);
        await using var people = await CaseOnChannel.OpenAsync(host.Channels.Single(), new Address(ChannelId.WhatsApp, "998900000201"));
        await PlayAsync(
            people,
            told: () => [.. graph.Calls.Where(call => call.Json.TryGetProperty("type", out _)).Select(call => Text(call.Json))],
            refuse: refuses => graph.Otherwise = call => refuses && Text(call.Json) != Knock ? FakeGraph.Error(400, 131047) : null,
            giveBack: async () =>
            {
                var mark = graph.Calls.Last(call => call.Json.TryGetProperty("text", out _)).Json.GetProperty("biz_opaque_callback_data").GetString();
                var body = $$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.O","status":"failed","timestamp":"{{{people.Clock.GetUtcNow().ToUnixTimeSeconds()}}}","biz_opaque_callback_data":"{{{mark}}}","errors":[{"code":131047}]}]}}]}]}""";
                using var answer = await host.PostAsync("/webhooks/whatsapp", new StringContent(body), MetaSignature.Header, WhatsAppRig.Sign(System.Text.Encoding.UTF8.GetBytes(body)));
                Assert.True(answer.IsSuccessStatusCode);
                return host.Receipts.Noted.Last();
            });
        Assert.All(graph.Calls.Select(call => call.Json).Where(json => Text(json) == Knock), json => Assert.Equal("""{"name":"write_back","language":{"code":"ru","policy":"deterministic"}}""", json.GetProperty("template").GetRawText()));
    }

    [Fact]
    public async Task On_WhatsApp_by_Twilio_held_words_arrive_once_and_in_order()
    {
        const string template = "HX00000000000000000000000000000001";
        await using var host = await TwilioHost.StartAsync(changes: [("Twilio:Templates", $"ru={template}"), ("Twilio:WhatsAppPerSecond", "0"), ("Twilio:SmsFrom", null), ("Twilio:ReconcileMinutes", "0")]);
        await using var people = await CaseOnChannel.OpenAsync(host.Channels.Single(), new Address(ChannelId.WhatsApp, "+77010001122"));
        IEnumerable<TwilioRequest> Posted() => host.Api.Requests.Where(request => request.Method == "POST");
        await PlayAsync(
            people,
            told: () => [.. Posted().Select(request => request.Form.GetValueOrDefault("Body") ?? Knock)],
            refuse: refuses => host.Api.Answer = request => request.Method == "GET" ? (200, TwilioApi.NoMessages)
                : refuses && request.Form.ContainsKey("Body") ? (400, """{"code":63016}""") : (201, """{"sid":"SM1","status":"queued"}"""),
            giveBack: async () =>
            {
                var callback = new Uri(Posted().Last(request => request.Form.ContainsKey("Body")).Form["StatusCallback"]);
                using var answer = await host.PostAsync(callback.PathAndQuery, ("MessageSid", "SM1"), ("MessageStatus", "undelivered"), ("ErrorCode", "63016"));
                Assert.True(answer.IsSuccessStatusCode);
                return host.Receipts.Noted.Last();
            });
        Assert.All(Posted().Where(request => !request.Form.ContainsKey("Body")), request => Assert.Equal(template, request.Form["ContentSid"]));
    }

    private static string Text(JsonElement sent) => sent.TryGetProperty("text", out var text) ? text.GetProperty("body").GetString()! : Knock;

    private static async Task PlayAsync(CaseOnChannel people, Func<string[]> told, Action<bool> refuse, Func<Task<DeliveryReceipt>> giveBack)
    {
        refuse(false);
        // Our clock knows.
        people.Clock.Advance(TimeSpan.FromDays(2));
        await people.ReplyAsync("Первое.");
        await people.ReplyAsync("Второе.");
        Assert.Equal([Knock], told());
        await WritesAsync(people);
        Assert.Equal([Knock, "Первое.", "Второе."], told());

        // The provider knows better, and refuses.
        refuse(true);
        await people.ReplyAsync("Третье.");
        await people.ReplyAsync("Четвертое.");
        Assert.Equal(["Третье.", Knock], told()[3..]);
        refuse(false);
        await WritesAsync(people);
        Assert.Equal(["Третье.", "Четвертое."], told()[5..]);

        // It takes them, and gives the last ones back later.
        await people.ReplyAsync("Пятое.");
        await people.NoteAsync(await giveBack());
        await people.RunAsync();
        await people.ReplyAsync("Шестое.");
        Assert.Equal(["Пятое.", Knock], told()[7..]);
        await WritesAsync(people);
        Assert.Equal(["Пятое.", "Шестое."], told()[9..]);
        await WritesAsync(people);
        Assert.Equal(11, told().Length);
        Assert.Empty(await people.Outbox.DeadLettersAsync(10, Cancel));
        Assert.All((await people.OursAsync()).Where(line => line.Author == LineAuthor.Operator), line => Assert.Equal("sent", line.Delivery));
    }

    private static async Task WritesAsync(CaseOnChannel people)
    {
        people.Clock.Advance(TimeSpan.FromMinutes(1));
        await people.WriteAsync("я здесь");
        await people.RunAsync();
    }
}
