using System.Text;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Meta's answer is lost, and its statuses say whether it has the message: from end to end, on the real channel over a socket, with the real stores and receipts.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("sent", 1)]
    [InlineData("delivered", 1)]
    [InlineData(null, 2)]
    public async Task Only_what_Meta_does_not_have_is_sent_again(string? status, int calls)
    {
        await using var graph = await FakeGraph.StartAsync();
        var settings = WhatsAppRig.Settings(graph.Url);
        foreach (var (name, value) in new[] { ("WhatsApp:PerSecond", "0"), ("WhatsApp:PerPersonPerMinute", "0"), ("WhatsApp:ReadSigns", "Off") }) settings[name] = value;
        await using var host = await ChannelHost.StartAsync(new WhatsAppModule(), TimeProvider.System, settings);
        await using var people = await CaseOnChannel.OpenAsync(host.Channels.Single(), new Address(ChannelId.WhatsApp, "998900000201"));
        graph.Otherwise = _ => new GraphAnswer(502, "");
        await people.ReplyAsync("Приходите в понедельник.");
        graph.Otherwise = null;

        if (status is not null)
        {
            var mark = Assert.Single(graph.Messages).GetProperty("biz_opaque_callback_data").GetString();
            var body = $$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.O","status":"{{{status}}}","timestamp":"{{{people.Clock.GetUtcNow().ToUnixTimeSeconds()}}}","biz_opaque_callback_data":"{{{mark}}}"}]}}]}]}""";
            using var answer = await host.PostAsync("/webhooks/whatsapp", new StringContent(body), MetaSignature.Header, WhatsAppRig.Sign(Encoding.UTF8.GetBytes(body)));
            Assert.True(answer.IsSuccessStatusCode);
            await people.NoteAsync(Assert.Single(host.Receipts.Noted));
        }

        people.Clock.Advance(TimeSpan.FromSeconds(3));
        await people.RunAsync();

        Assert.Equal(calls, graph.Messages.Count);
        Assert.Equal(status ?? "sent", Assert.Single(await people.OursAsync()).Delivery);
    }
}
