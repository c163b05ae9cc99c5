using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>The webhook as Meta, and as anybody else, calls it: over a real socket, on a server that allows 1 MB elsewhere.</summary>
public sealed class WhatsAppWebhookTests : IAsyncLifetime
{
    private static readonly string Message = WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "wamid.1", "Салом"));

    private FakeGraph graph = null!;
    private ChannelHost host = null!;

    private MemoryInbox Inbox => host.Inbox;

    private MemoryReceipts Receipts => host.Receipts;

    public async ValueTask InitializeAsync()
    {
        graph = await FakeGraph.StartAsync();
        host = await ChannelHost.StartAsync(new WhatsAppModule(), new ManualTime(), WhatsAppRig.Settings(graph.Url));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await graph.DisposeAsync();
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body, params string[] signatures) => host.PostAsync("/webhooks/whatsapp", new ByteArrayContent(body), MetaSignature.Header, signatures);

    private Task<HttpResponseMessage> PostSignedAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body), WhatsAppRig.Sign(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_signed_message_is_stored_then_acknowledged_and_shown_as_read()
    {
        using var response = await PostSignedAsync(Message);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new InboundText("Салом"), Assert.Single(Inbox.Stored).Content);
        await graph.UntilAsync(g => !g.Calls.IsEmpty, "the read mark");
        Assert.Equal("""{"message_id":"wamid.1","typing_indicator":{"type":"text"},"messaging_product":"whatsapp","status":"read"}""", Assert.Single(graph.Calls).Body);
    }

    [Fact]
    public async Task A_message_to_another_number_of_the_business_is_acknowledged_with_one_warning_and_never_answered()
    {
        for (var i = 0; i < 3; i++)
        {
            using var response = await PostSignedAsync(WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", $"wamid.{i}", "секрет")).Replace(WhatsAppRig.Number, "999000", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Empty(Inbox.Stored);
        Assert.Single(host.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("another number", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("998900000201", StringComparison.Ordinal) || line.Contains("секрет", StringComparison.Ordinal) || line.Contains("999000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Meta_says_of_a_person_s_addresses_is_stored_once()
    {
        const string Changed = """{"from":"998900000201","id":"wamid.9","timestamp":"1750030073","type":"system","system":{"type":"user_changed_number","new_wa_id":"998900000299"}}""";
        const string Both = """{"from":"998900000299","from_user_id":"UZ.2b","id":"wamid.10","timestamp":"1750030074","type":"text","text":{"body":"Салом"}}""";
        using var first = await PostSignedAsync(WhatsAppRig.Notification(Changed, Both));
        using var again = await PostSignedAsync(WhatsAppRig.Notification(Changed, Both));

        Assert.Equal(["+998900000201", "+998900000299"], Inbox.Stored.Select(message => message.From.Value));
        Assert.Equal(new InboundMoved(new Address(ChannelId.WhatsApp, "+998900000299")), Inbox.Stored.First().Content);
        Assert.Equal("UZ.2b", Inbox.Stored.Last().AlsoKnown?.Value);
    }

    [Fact]
    public async Task A_replayed_request_changes_nothing_and_is_not_marked_twice()
    {
        using var first = await PostSignedAsync(Message);
        using var second = await PostSignedAsync(Message);
        Assert.Equal((HttpStatusCode.OK, 2, 1), (second.StatusCode, Inbox.Asked, Inbox.Stored.Count));
        using var other = await PostSignedAsync(WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "wamid.2", "a")));
        await graph.UntilAsync(g => g.Calls.Count >= 2, "two read marks");
        Assert.Equal(["wamid.1", "wamid.2"], graph.Calls.Select(c => c.Json.GetProperty("message_id").GetString()).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string[]> Forged =>
    [
        Array.Empty<string>(),
        (string[])[""],
        (string[])["sha256="],
        (string[])[$"sha256={new string('0', 64)}"],
        (string[])[$"sha256={new string('g', 64)}"],
        (string[])[WhatsAppRig.Sign(Encoding.UTF8.GetBytes(Message), "other secret")],
        (string[])[WhatsAppRig.Sign(Encoding.UTF8.GetBytes(Message))["sha256=".Length..]],
        (string[])[WhatsAppRig.Sign(Encoding.UTF8.GetBytes(Message)), WhatsAppRig.Sign(Encoding.UTF8.GetBytes(Message))],
    ];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Without_the_signature_nothing_is_touched(string[] signatures)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(Message), signatures);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal((0, 0, 0), (Inbox.Asked, Receipts.Noted.Count, graph.Calls.Count));
    }

    [Fact]
    public async Task A_full_conversation_asks_for_the_whole_again_and_loses_nobody_else()
    {
        Inbox.Otherwise = message => message.ProviderId == WhatsAppMessages.KeyOf("wamid.2") ? Acceptance.Full : null;
        var body = WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "wamid.1", "a"), WhatsAppRig.Text("998900000202", "wamid.2", "b"), WhatsAppRig.Text("998900000203", "wamid.3", "c"));
        using var full = await PostSignedAsync(body);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (full.StatusCode, full.Headers.RetryAfter?.Delta));
        Assert.Equal(WhatsAppRig.Keys("wamid.1", "wamid.3"), Inbox.Stored.Select(m => m.ProviderId));

        Inbox.Otherwise = null;
        using var again = await PostSignedAsync(body);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(WhatsAppRig.Keys("wamid.1", "wamid.3", "wamid.2"), Inbox.Stored.Select(m => m.ProviderId));
    }

    [Fact]
    public async Task A_store_that_is_away_means_later()
    {
        Inbox.Otherwise = _ => throw new StoreUnavailableException("runtime.db cannot be written");
        using var message = await PostSignedAsync(Message);
        Receipts.Before = _ => throw new StoreUnavailableException("runtime.db cannot be written");
        using var status = await PostSignedAsync(Status("delivered"));
        Assert.All([message, status], response => Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 3)]
    public async Task A_receipt_that_cannot_be_noted_holds_up_no_other_and_a_store_that_is_away_is_not_asked_for_each(int full, int asked)
    {
        var came = 0;
        Receipts.Before = receipt =>
        {
            came++;
            if (int.Parse(receipt.Mark.DeliveryId, CultureInfo.InvariantCulture) < full) throw new StoreUnavailableException("Too much waits in this conversation.");
        };
        var statuses = string.Join(',', Enumerable.Range(0, 4).Select(i => $$"""{"status":"read","biz_opaque_callback_data":"abc.{{i}}"}"""));
        using var response = await PostSignedAsync($$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{{{statuses}}}]}}]}]}""");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, asked, Math.Max(0, 4 - full)), (response.StatusCode, came, Receipts.Noted.Count));
    }

    [Theory]
    [InlineData("sent", ReceiptStage.Sent)]
    [InlineData("delivered", ReceiptStage.Delivered)]
    [InlineData("read", ReceiptStage.Read)]
    [InlineData("played", ReceiptStage.Read)]
    [InlineData("failed", ReceiptStage.Failed)]
    public async Task A_status_is_noted_under_the_mark_that_went_out(string word, ReceiptStage stage)
    {
        using var response = await PostSignedAsync(Status(word));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var receipt = Assert.Single(Receipts.Noted);
        Assert.Equal((new DeliveryMark(new ConversationId("abc"), "def"), stage, DateTimeOffset.FromUnixTimeSeconds(1750030073)), (receipt.Mark, receipt.Stage, receipt.At));
        Assert.Equal(stage == ReceiptStage.Failed, receipt.Failure is SendResult.Refused { Code: "failed" });
    }

    [Theory]
    [InlineData("deleted", "abc.def")]
    [InlineData("warning", "abc.def")]
    [InlineData("delivered", "no mark of ours")]
    public async Task Another_status_is_acknowledged_and_changes_nothing(string word, string mark)
    {
        using var response = await PostSignedAsync(Status(word, mark));
        Assert.Equal((HttpStatusCode.OK, 0), (response.StatusCode, Receipts.Noted.Count));
    }

    [Fact]
    public async Task A_notification_of_three_megabytes_is_read_and_a_larger_one_refused()
    {
        var head = """{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"998900000201","id":"wamid.1","type":"text","text":{"body":" """.TrimEnd();
        const string tail = "\"}}]}}]}]}";
        using var most = await PostSignedAsync(head + new string('x', WhatsAppWebhook.LargestBody - head.Length - tail.Length) + tail);
        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        Assert.Equal(MessagingLimits.InboundText, Assert.IsType<InboundText>(Assert.Single(Inbox.Stored).Content).Text.Length);

        // One that says its length is refused before it is sent, and one that does not, while it is read.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(new byte[WhatsAppWebhook.LargestBody + 1]) };
        request.Headers.Add(MetaSignature.Header, WhatsAppRig.Sign([]));
        request.Headers.ExpectContinue = true;
        using var more = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        using var rig = new WhatsAppRig();
        Assert.Equal((413, 413), ((int)more.StatusCode, await rig.PostAsync(new byte[WhatsAppWebhook.LargestBody + 1])));
    }

    [Fact]
    public async Task Every_handshake_vector_is_answered_as_it_should_be()
    {
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.Find("contracts/whatsapp/signature-vectors.json"), TestContext.Current.CancellationToken));
        foreach (var vector in vectors.RootElement.GetProperty("handshake").EnumerateArray())
        {
            using var response = await host.Http.GetAsync($"/webhooks/whatsapp?{vector.GetProperty("query").GetString()}", TestContext.Current.CancellationToken);
            Assert.Equal(vector.GetProperty("status").GetInt32(), (int)response.StatusCode);
            if (vector.GetProperty("body").GetString() is not { } body) continue;
            Assert.Equal(("text/plain", body), (response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=meatyhamhock&hub.verify_token=meatyhamhock")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=")]
    public async Task A_handshake_without_exactly_one_token_is_refused(string query)
    {
        using var response = await host.Http.GetAsync($"/webhooks/whatsapp{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string Status(string word, string mark = "abc.def") =>
        $$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"wamid.O","status":"{{{word}}}","timestamp":"1750030073","recipient_id":"998900000201","biz_opaque_callback_data":"{{{mark}}}"}]}}]}]}""";
}
