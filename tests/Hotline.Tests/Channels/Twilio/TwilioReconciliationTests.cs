using System.Globalization;
using System.Net;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What the webhook missed is found in Twilio's list; what was taken in or has arrived goes at Twilio.</summary>
public sealed class TwilioReconciliationTests : IAsyncLifetime
{
    private static readonly ConversationId Conversation = new("abcdefghijklmnopqrstuvwxyz");
    private static readonly TimeSpan SentStays = RuntimeLimits.RetryHorizon + TimeSpan.FromMinutes(1);

    private readonly ManualTime time = new();
    private TwilioApi api = null!;

    public async ValueTask InitializeAsync() => api = await TwilioApi.StartAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    private string Row(string sid, string body, int minutesAgo = 1, string direction = "inbound", string status = "received", string files = "0", string from = "+77010001122", int changedAfter = 0, string code = "null") =>
        $$"""{"sid":"{{sid}}","direction":"{{direction}}","status":"{{status}}","from":"{{from}}","to":"+15550001111","body":"{{body}}","num_media":"{{files}}","error_code":{{code}},"date_created":"{{time.GetUtcNow().AddMinutes(-minutesAgo):R}}","date_updated":"{{time.GetUtcNow().AddMinutes(-minutesAgo).AddSeconds(changedAfter):R}}"}""";

    private static string Page(params string[] rows) => $$"""{"messages":[{{string.Join(',', rows)}}],"next_page_uri":null}""";

    /// <summary>Lists rows that came to our number for SMS, and others that went from it.</summary>
    private void Lists(string[] came, string[]? went = null) => api.Answer = Listing(came, went);

    private static Func<TwilioRequest, (int Status, string Body)> Listing(string[] came, string[]? went = null) => request => request switch
    {
        { Method: "GET", Query: var q } when q.GetValueOrDefault("To") == "+15550001111" => (200, Page(came)),
        { Method: "GET", Query: var q } when q.GetValueOrDefault("From") == "+15550001111" => (200, Page(went ?? [])),
        { Method: "GET" } => (200, TwilioApi.NoMessages),
        { Method: "DELETE" } => (204, ""),
        _ => (200, """{"sid":"SM1"}"""),
    };

    private Task<TwilioHost> StartAsync(params (string, string?)[] changes) => TwilioHost.StartAsync(api, time, changes);

    [Fact]
    public async Task What_came_while_we_were_down_is_taken_in_at_the_start_in_order()
    {
        Lists([Row("SM3", "third"), Row("SM2", "second", 60 * 60), Row("SM1", "first", 60 * 143), Row("SM0", "too old", 60 * 145)]);
        await using var host = await StartAsync();
        await host.Inbox.UntilAsync(inbox => inbox.Stored.Count == 3);
        Assert.Equal(["first", "second", "third"], host.Inbox.Stored.Select(m => ((InboundText)m.Content).Text));
        Assert.Equal(time.GetUtcNow().AddHours(-143), host.Inbox.Stored.First().SentAt);
        Assert.Equal("2026-02-24T09:00:00Z", api.Requests.First().Query["DateSent>"]);
    }

    [Fact]
    public async Task What_the_webhook_brought_is_known_by_its_id()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"));
        using var answer = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM1"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "first"));
        await api.UntilAsync(all => all.Count >= 2);
        Lists([Row("SM2", "lost", 0), Row("SM1", "first")]);
        await PassAsync(TimeSpan.FromMinutes(10));
        await host.Inbox.UntilAsync(inbox => inbox.Stored.Count == 2);
        Assert.Equal(["SM1", "SM2"], host.Inbox.Stored.Select(m => m.ProviderId));
        Assert.All(host.Inbox.Stored, m => Assert.Equal("+77010001122", m.From.Value));
    }

    [Fact]
    public async Task After_an_outage_the_list_is_read_without_waiting_for_the_hour()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "0"));
        await api.UntilAsync(all => all.Count >= 2);
        host.Inbox.Otherwise = _ => throw new StoreUnavailableException("away");
        using var answer = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM1"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "lost"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Lists([Row("SM1", "lost")]);
        // Still away when the list is read first: it is read again.
        var asked = host.Inbox.Asked;
        await PassAsync(TimeSpan.FromSeconds(5));
        await host.Inbox.UntilAsync(inbox => inbox.Asked > asked);
        host.Inbox.Otherwise = null;
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("SM1", (await host.Inbox.SingleAsync()).ProviderId);
    }

    [Fact]
    public async Task A_twilio_that_refuses_or_is_silent_is_asked_again()
    {
        api.Answer = _ => (401, """{"code":20003}""");
        await using var host = await StartAsync();
        await api.UntilAsync(all => all.Count >= 1);
        Lists([Row("SM1", "first")]);
        await PassAsync(TimeSpan.FromSeconds(5));
        await host.Inbox.SingleAsync();
        Assert.Contains(host.Logs.Lines, line => line.Contains("20003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_the_store_takes_badly_keeps_nobody_else_out_and_is_set_aside()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"), ("Twilio:WhatsAppFrom", ""));
        await api.UntilAsync(all => all.Count == 1);
        host.Inbox.Otherwise = message => message.ProviderId == "SM2" ? throw new InvalidOperationException("marked words") : null;
        Lists([Row("SM3", "behind"), Row("SM2", "marked words"), Row("SM1", "before")]);
        // Five tries with their pauses, each of all three; then the list is done with until the next round, which leaves one alone.
        var asked = 0;
        foreach (var pause in new[] { 600, 5, 10, 20, 40, 600 })
        {
            await PassAsync(TimeSpan.FromSeconds(pause));
            asked += asked == 15 ? 2 : 3;
            await host.Inbox.UntilAsync(inbox => inbox.Asked == asked);
        }

        Assert.Equal(["SM1", "SM3"], host.Inbox.Stored.Select(message => message.ProviderId));
        Assert.Equal(5, host.Logs.Lines.Count(line => line.Contains("could not be stored (InvalidOperationException)", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("marked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_fails_keeps_nobody_from_being_found_at_another_number()
    {
        Lists([]);
        var list = api.Answer;
        api.Answer = request => request.Query.GetValueOrDefault("To") switch
        {
            "+15550001111" => (400, """{"code":20001}"""),
            "whatsapp:+14155238886" => (200, Page(Row("SM1", "lost", from: "whatsapp:+77010001122").Replace("+15550001111", "whatsapp:+14155238886", StringComparison.Ordinal))),
            _ => list(request),
        };
        await using var host = await StartAsync();
        Assert.Equal("SM1", (await host.Inbox.SingleAsync()).ProviderId);
        // It is not done with: the list that failed is read again after a pause.
        await PassAsync(TimeSpan.FromSeconds(5));
        await api.UntilAsync(all => all.Count(request => request.Query.GetValueOrDefault("To") == "+15550001111") == 2);
    }

    [Fact]
    public async Task A_name_is_asked_for_what_it_sent_and_never_for_what_came_to_it()
    {
        api.Answer = _ => (200, TwilioApi.NoMessages);
        await using var host = await StartAsync(("Twilio:Redact", "text"), ("Twilio:SmsFrom", "HOTLINE"), ("Twilio:SmsNumbers", "+15550002222"), ("Twilio:WhatsAppFrom", ""), ("Twilio:ReconcileMinutes", "10"));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["+15550002222"], Asked("To"));
        Assert.Equal(["+15550002222", "HOTLINE"], Asked("From"));
    }

    [Fact]
    public async Task A_number_that_is_named_twice_is_read_once()
    {
        api.Answer = _ => (200, TwilioApi.NoMessages);
        await using var host = await StartAsync(
            ("Twilio:SmsNumbers", "+15550001111,+15550002222"), ("Twilio:MessagingServiceSid", "MG00000000000000000000000000000001"), ("Twilio:WhatsAppFrom", ""), ("Twilio:ReconcileMinutes", "10"));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["+15550001111", "+15550002222"], Asked("To"));
    }

    private string[] Asked(string side) => [.. api.Requests.Select(request => request.Query.GetValueOrDefault(side)).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Files_are_found_with_their_addresses()
    {
        Lists([Row("MM1", "", files: "1")]);
        var list = api.Answer;
        api.Answer = request => request.Path.EndsWith("/MM1/Media.json", StringComparison.Ordinal)
            ? (200, """{"media_list":[{"sid":"ME1","content_type":"image/jpeg","uri":"/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1.json"}]}""")
            : list(request);
        await using var host = await StartAsync();
        var file = Assert.IsType<InboundFile>((await host.Inbox.SingleAsync()).Content);
        Assert.Equal((MediaKind.Photo, $"{api.Url}/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"), (file.Kind, file.Reference));
    }

    [Fact]
    public async Task A_place_whose_call_was_lost_does_not_pass_in_silence_and_what_we_emptied_later_is_not_heard_again()
    {
        Lists([Row("SM3", "words"), Row("SM2", "", 2, changedAfter: 60), Row("SM1", "", 3)]);
        await using var host = await StartAsync(("Twilio:Redact", "text"));
        await host.Inbox.UntilAsync(inbox => inbox.Stored.Count == 2);
        Assert.Equal([("SM1", new InboundUnsupported("empty")), ("SM3", new InboundText("words"))], host.Inbox.Stored.Select(m => (m.ProviderId, m.Content)));
    }

    [Fact]
    public async Task A_message_that_was_left_alone_is_emptied_a_little_later_so_that_the_list_tells()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:Redact", "text"), ("Twilio:ReconcileMinutes", "0"));
        using var nobody = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM9"), ("From", "MEGAFON"), ("To", "+15550001111"), ("Body", "bonus"));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(api.Requests, r => r.Method == "POST");
        time.Advance(TimeSpan.FromMinutes(1));
        await api.UntilAsync(all => all.Any(r => r.Method == "POST" && Sid(r) == "SM9"));
    }

    [Fact]
    public async Task A_reaction_and_a_help_that_twilio_answered_do_not_come_back_as_ordinary_words()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"));
        await api.UntilAsync(all => all.Count >= 2);
        using var reaction = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM1"), ("From", "+77010001122"), ("To", "+15550001111"), ("MessageType", "reaction"), ("Body", "👍"));
        using var help = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM2"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "HELP"), ("OptOutType", "HELP"));
        using var stop = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM3"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "ТОХТА"), ("OptOutType", "STOP"));
        Lists([Row("SM4", "words", 0), Row("SM3", "ТОХТА"), Row("SM2", "HELP"), Row("SM1", "👍")]);
        await PassAsync(TimeSpan.FromMinutes(10));
        await host.Inbox.UntilAsync(inbox => inbox.Stored.Count >= 4);
        Assert.Equal<InboundContent>([new InboundAside("👍"), new InboundAside("HELP"), new InboundLeft(), new InboundText("words")], host.Inbox.Stored.Select(m => m.Content));
    }

    [Fact]
    public async Task How_our_messages_ended_is_read_where_no_callback_told_it()
    {
        Lists([]);
        var list = api.Answer;
        var sids = 0;
        api.Answer = request => request.Method == "POST" ? (201, $$"""{"sid":"SM{{Interlocked.Increment(ref sids)}}","status":"queued"}""") : list(request);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"));
        await api.UntilAsync(all => all.Count >= 2);
        var sms = host.Channels.Single(channel => channel.Id == ChannelId.Sms);
        foreach (var id in new[] { "d1", "d2", "d3", "d4" })
            Assert.IsType<SendResult.Sent>(await sms.SendAsync(new Delivery(id, new Address(ChannelId.Sms, "+77010001122"), new("words", [], default, new("ru"))) { Conversation = Conversation }, TestContext.Current.CancellationToken));
        using var told = await host.PostAsync($"/webhooks/twilio/status?mark={Conversation}.d4", ("MessageSid", "SM4"), ("MessageStatus", "delivered"));
        string[] went =
        [
            Row("SM9", "of somebody else", 0, direction: "outbound-api", status: "failed"), Row("SM4", "words", 0, direction: "outbound-api", status: "delivered"), Row("SM3", "words", 0, direction: "outbound-api", status: "sent"),
            Row("SM2", "words", 0, direction: "outbound-api", status: "undelivered", code: "30003"), Row("SM1", "words", 0, direction: "outbound-api", status: "delivered"),
        ];
        list = Listing([], went);
        await PassAsync(TimeSpan.FromMinutes(10));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));

        Assert.Equal([("d4", ReceiptStage.Delivered), ("d2", ReceiptStage.Failed), ("d1", ReceiptStage.Delivered)], host.Receipts.Noted.Select(receipt => (receipt.Mark.DeliveryId, receipt.Stage)));
        Assert.NotNull(host.Receipts.Noted.ElementAt(1).Failure);
        // Once is enough.
        await PassAsync(TimeSpan.FromMinutes(10));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3, host.Receipts.Noted.Count);
    }

    [Fact]
    public async Task What_the_list_tells_of_yesterday_is_of_yesterday()
    {
        time.Advance(time.GetUtcNow().Date.AddDays(1).AddMinutes(-15) - time.GetUtcNow().DateTime);
        Lists([]);
        var list = api.Answer;
        api.Answer = request => request.Method == "POST" ? (201, """{"sid":"SM1","status":"queued"}""") : list(request);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "25"));
        await api.UntilAsync(all => all.Count >= 2);
        var sms = host.Channels.Single(channel => channel.Id == ChannelId.Sms);
        Assert.IsType<SendResult.Sent>(await sms.SendAsync(new Delivery("d1", new Address(ChannelId.Sms, "+77010001122"), new("words", [], default, new("ru"))) { Conversation = Conversation }, TestContext.Current.CancellationToken));
        await PassAsync(TimeSpan.FromMinutes(25), part: TimeSpan.FromMinutes(5));
        var failed = time.GetUtcNow();
        list = Listing([], [Row("SM1", "words", 0, direction: "outbound-api", status: "failed", code: "63038")]);
        await PassAsync(TimeSpan.FromMinutes(20));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(25));

        var told = Assert.Single(host.Receipts.Noted);
        Assert.Equal((23, 50, 20), (failed.Hour, failed.Minute, (int)(time.GetUtcNow() - told.At).TotalMinutes));
        Assert.Equal(TimeSpan.FromMinutes(10), Assert.IsType<SendResult.RetryAfter>(told.Failure).After);
    }

    [Fact]
    public async Task An_end_that_could_not_be_noted_is_read_again()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"));
        await api.UntilAsync(all => all.Count >= 2);
        var sms = host.Channels.Single(channel => channel.Id == ChannelId.Sms);
        await sms.SendAsync(new Delivery("d1", new Address(ChannelId.Sms, "+77010001122"), new("words", [], default, new("ru"))) { Conversation = Conversation }, TestContext.Current.CancellationToken);
        Lists([], [Row("SM1", "words", 0, direction: "outbound-api", status: "failed", code: "30007")]);
        var tries = 0;
        host.Receipts.Before = _ =>
        {
            if (Interlocked.Increment(ref tries) == 1) throw new StoreUnavailableException("away");
        };
        await PassAsync(TimeSpan.FromMinutes(10));
        await PassAsync(TimeSpan.FromSeconds(5));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        Assert.Equal("d1", Assert.Single(host.Receipts.Noted).Mark.DeliveryId);
    }

    [Fact]
    public async Task A_conversation_that_is_full_keeps_no_other_end_from_being_noted()
    {
        Lists([]);
        var list = api.Answer;
        var sids = 0;
        api.Answer = request => request.Method == "POST" ? (201, $$"""{"sid":"SM{{Interlocked.Increment(ref sids)}}","status":"queued"}""") : list(request);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "10"));
        await api.UntilAsync(all => all.Count >= 2);
        var sms = host.Channels.Single(channel => channel.Id == ChannelId.Sms);
        foreach (var id in new[] { "d1", "d2" })
            await sms.SendAsync(new Delivery(id, new Address(ChannelId.Sms, "+77010001122"), new("words", [], default, new("ru"))) { Conversation = Conversation }, TestContext.Current.CancellationToken);
        list = Listing([], [Row("SM2", "words", 0, direction: "outbound-api", status: "failed", code: "30007"), Row("SM1", "words", 0, direction: "outbound-api", status: "failed", code: "30007")]);
        var full = true;
        host.Receipts.Before = receipt =>
        {
            if (receipt.Mark.DeliveryId == "d2" && Volatile.Read(ref full)) throw new StoreUnavailableException("full");
        };
        await PassAsync(TimeSpan.FromMinutes(10));
        await time.UntilDueInAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("d1", Assert.Single(host.Receipts.Noted).Mark.DeliveryId);

        Volatile.Write(ref full, false);
        await PassAsync(TimeSpan.FromSeconds(5));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["d1", "d2"], host.Receipts.Noted.Select(receipt => receipt.Mark.DeliveryId));
    }

    [Fact]
    public async Task A_list_longer_than_one_reading_goes_on_in_the_next_where_it_stopped()
    {
        api.Answer = request => (200, request.Query.GetValueOrDefault("To") == "+15550001111" ? LongPage(int.Parse(request.Query.GetValueOrDefault("Page", "0"), CultureInfo.InvariantCulture)) : TwilioApi.NoMessages);
        await using var host = await StartAsync(("Twilio:ReconcileMinutes", "0"));
        await time.UntilDueInAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(40, host.Inbox.Stored.Count);
        Assert.Contains(host.Logs.Lines, line => line.Contains("longer than 40 pages", StringComparison.Ordinal));

        time.Advance(TimeSpan.FromMinutes(2));
        await host.Inbox.UntilAsync(inbox => inbox.Stored.Count == 41);
        Assert.Equal("SM40", host.Inbox.Stored.Last().ProviderId);
    }

    /// <summary>Of 41 pages with a message each, newest first, three hours apart: a later reading ends at the second.</summary>
    private string LongPage(int page) =>
        $$"""{"messages":[{{Row($"SM{page}", $"page {page}", page * 180)}}],"next_page_uri":{{(page == 40 ? "null" : $"\"/2010-04-01/Accounts/AC1/Messages.json?Page={page + 1}&PageToken=PT{page}\"")}}}""";

    [Fact]
    public async Task Words_go_at_twilio_once_a_message_is_stored_or_has_arrived()
    {
        Lists([Row("SM1", "came"), Row("SM2", "")], [Row("SM3", "arrived", 30, direction: "outbound-api", status: "delivered"), Row("SM4", "on its way", 60 * 23, direction: "outbound-api", status: "sent"), Row("SM8", "never told", 60 * 25, direction: "outbound-api", status: "sent")]);
        await using var host = await StartAsync(("Twilio:Redact", "text"), ("Twilio:ReconcileMinutes", "0"));
        using var came = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM5"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "first"));
        using var status = await host.PostAsync("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", ("MessageSid", "SM6"), ("MessageStatus", "delivered"));
        using var sent = await host.PostAsync("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", ("MessageSid", "SM7"), ("MessageStatus", "sent"));
        await api.UntilAsync(all => all.Count(r => r.Method == "POST") == 4);
        await PassAsync(SentStays);
        await api.UntilAsync(all => all.Count(r => r.Method == "POST") == 5);
        Assert.Equal(["SM1", "SM3", "SM5", "SM6", "SM8"], api.Requests.Where(r => r.Method == "POST").Select(Sid).Order(StringComparer.Ordinal));
        Assert.All(api.Requests.Where(r => r.Method == "POST"), r => Assert.Equal(new Dictionary<string, string> { ["Body"] = "" }, r.Form));
    }

    [Fact]
    public async Task Records_go_with_delete_but_not_files_that_nobody_has_fetched()
    {
        Lists([Row("SM1", "came")]);
        await using var host = await StartAsync(("Twilio:Redact", "delete"));
        using var file = await host.PostAsync("/webhooks/twilio", ("MessageSid", "MM2"), ("From", "+77010001122"), ("To", "+15550001111"), ("NumMedia", "1"), ("MediaUrl0", "https://api.twilio.com/a"));
        await api.UntilAsync(all => all.Count(r => r.Method != "GET") == 2);
        Assert.Equal(["DELETE SM1", "POST MM2"], api.Requests.Where(r => r.Method != "GET").Select(r => $"{r.Method} {Sid(r)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_twilio_still_works_on_is_tried_again_later()
    {
        Lists([]);
        var list = api.Answer;
        var deletions = 0;
        api.Answer = request => request.Method == "DELETE" ? Interlocked.Increment(ref deletions) == 1 ? (409, """{"code":20009}""") : (204, "") : list(request);
        await using var host = await StartAsync(("Twilio:Redact", "delete"), ("Twilio:ReconcileMinutes", "0"));
        using var status = await host.PostAsync("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", ("MessageSid", "SM6"), ("MessageStatus", "delivered"));
        await PassAsync(SentStays);
        await api.UntilAsync(all => all.Count(r => r.Method == "DELETE") == 1);
        await PassAsync(TimeSpan.FromMinutes(5));
        await api.UntilAsync(_ => Volatile.Read(ref deletions) == 2);
    }

    [Fact]
    public async Task A_twilio_that_is_down_is_for_the_replies_first_and_words_go_when_it_is_back()
    {
        Lists([]);
        await using var host = await StartAsync(("Twilio:Redact", "text"), ("Twilio:ReconcileMinutes", "0"));
        await api.UntilAsync(all => all.Count >= 4);
        host.Courtesies.Wait = TimeSpan.FromSeconds(30);
        using var status = await host.PostAsync("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", ("MessageSid", "SM6"), ("MessageStatus", "delivered"));
        await PassAsync(SentStays);
        await time.UntilDueInAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(api.Requests, r => r.Method == "POST");
        host.Courtesies.Wait = TimeSpan.Zero;
        await PassAsync(TimeSpan.FromSeconds(30));
        await api.UntilAsync(all => all.Any(r => r.Method == "POST"));
    }

    private static string Sid(TwilioRequest request) => request.Path.Split('/')[^1].Split('.')[0];

    /// <summary>Lets a pause pass, once the program has begun to wait it out: a clock that ran on by itself would end calls that are on their way.</summary>
    private async Task PassAsync(TimeSpan pause, TimeSpan? part = null)
    {
        await time.UntilDueInAsync(pause);
        time.Advance(part ?? pause);
    }
}
