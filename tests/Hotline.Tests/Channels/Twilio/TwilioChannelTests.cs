using System.Text.Json;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Sending: the parameters, the parts, what is done about a lost answer.</summary>
public sealed class TwilioChannelTests : IAsyncLifetime
{
    private static readonly ConversationId Conversation = new("abcdefghijklmnopqrstuvwxyz");

    private TwilioHost host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TwilioHost.StartAsync(changes: [("Twilio:MessagingServiceSid", "MG00000000000000000000000000000000"), ("Twilio:ReconcileMinutes", "0")]);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private IChannel Sms => host.Channels.Single(c => c.Id == ChannelId.Sms);

    private IChannel WhatsApp => host.Channels.Single(c => c.Id == ChannelId.WhatsApp);

    private IReadOnlyList<TwilioRequest> Sent => [.. host.Api.Requests.Where(r => r.Method == "POST")];

    private static Delivery Delivery(string to, string text, params Button[] buttons) =>
        new("d1", to.StartsWith("wa:", StringComparison.Ordinal) ? new Address(ChannelId.WhatsApp, to[3..]) : new Address(ChannelId.Sms, to), new OutboundMessage(text, buttons, Importance.Routine, new LocaleTag("ru"))) { Conversation = Conversation };

    [Fact]
    public async Task A_message_carries_what_twilio_describes_and_nothing_else()
    {
        Assert.Equal(new SendResult.Sent("SM1"), await Sms.SendAsync(Delivery("+77010001122", "Салом", new Button("a", "Ҳа", "d.n:a:1"), new Button("b", "Не", "d.n:b:1")), Now));
        Assert.Equal(new SendResult.Sent("SM1"), await WhatsApp.SendAsync(Delivery("wa:UZ.123", "Салом"), Now));
        var address = $"{TwilioSettings.Server}/webhooks/twilio/status?mark={Conversation}.d1#rc=5&rp=all";
        Assert.Equal(
            new Dictionary<string, string> { ["To"] = "+77010001122", ["From"] = "+15550001111", ["Body"] = "Салом\n1. Ҳа\n2. Не", ["MessagingServiceSid"] = "MG00000000000000000000000000000000", ["StatusCallback"] = address },
            Sent[0].Form);
        Assert.Equal(new Dictionary<string, string> { ["To"] = "whatsapp:UZ.123", ["From"] = "whatsapp:+14155238886", ["Body"] = "Салом", ["StatusCallback"] = address }, Sent[1].Form);
        var described = DescribedParameters();
        Assert.All(Sent.SelectMany(request => request.Form.Keys), name => Assert.Contains(name, described));
    }

    [Fact]
    public async Task What_is_asked_of_the_list_and_of_a_record_is_described_too()
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(SharedData.Find("contracts/twilio/twilio_api_v2010.messages.strict.openapi.json"), Now));
        var list = file.RootElement.GetProperty("paths").GetProperty("/2010-04-01/Accounts/{AccountSid}/Messages.json").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToList();
        var api = await TwilioApi.StartAsync();
        api.Answer = request => request.Method == "GET"
            ? (200, $$"""{"messages":[{"sid":"SM9","status":"delivered","direction":"outbound-api","body":"x","num_media":"0","date_created":"{{DateTimeOffset.UtcNow.AddHours(-1):R}}"}]}""")
            : (200, """{"sid":"SM9"}""");
        await using var redacting = await TwilioHost.StartAsync(api, changes: ("Twilio:Redact", "text"));
        await api.UntilAsync(all => all.Any(r => r.Method == "POST") && all.Count(r => r.Method == "GET") >= 4);
        Assert.All(api.Requests.SelectMany(r => r.Query.Keys), name => Assert.Contains(name, list));
        Assert.All(api.Requests.Where(r => r.Method == "POST"), r => Assert.Equal(["Body"], r.Form.Keys));
    }

    [Fact]
    public async Task A_knock_is_the_template_in_the_persons_language_or_one_that_they_read_and_no_word_of_ours()
    {
        const string Russian = "HX00000000000000000000000000000001", Kazakh = "HX00000000000000000000000000000002";
        await using var knocking = await TwilioHost.StartAsync(changes: [("Twilio:Templates", $"ru={Russian}, kk={Kazakh}"), ("Twilio:ReconcileMinutes", "0")]);
        var channel = knocking.Channels.Single(c => c.Id == ChannelId.WhatsApp);
        foreach (var locale in new[] { "kk", "tg" }) Assert.Equal(new SendResult.Sent("SM1"), await channel.SendAsync(Knock(locale), Now));

        var sent = knocking.Api.Requests.Where(r => r.Method == "POST").Select(r => r.Form).ToList();
        var address = $"{TwilioSettings.Server}/webhooks/twilio/status?mark={Conversation}.d1#rc=5&rp=all";
        Assert.Equal(new Dictionary<string, string> { ["To"] = "whatsapp:+77010001122", ["From"] = "whatsapp:+14155238886", ["StatusCallback"] = address, ["ContentSid"] = Kazakh }, sent[0]);
        Assert.Equal(Russian, sent[1]["ContentSid"]);
        Assert.All(sent.SelectMany(form => form.Keys), name => Assert.Contains(name, DescribedParameters()));
        Assert.Equal(1, channel.CallsFor(Knock("kk")));
    }

    [Fact]
    public async Task Without_a_template_the_operator_reads_that_the_person_must_write_and_twilio_is_not_asked()
    {
        Assert.Equal(new SendResult.Refused("no_template", SendResult.NoTemplate), await WhatsApp.SendAsync(Knock("ru"), Now));
        Assert.Empty(Sent);
    }

    [Fact]
    public async Task A_place_is_a_map_on_whatsapp_and_words_by_sms_and_the_words_about_it_follow()
    {
        var place = Reply("wa:+77010001122", "43.238951234567, 76.88971\nВторой этаж.");
        Assert.Equal(2, WhatsApp.CallsFor(place));
        Assert.Equal(new SendResult.Sent("SM1"), await WhatsApp.SendAsync(place, Now));
        Assert.Equal([("43.238951, 76.88971", "geo:43.238951,76.88971"), ("Второй этаж.", null)], Sent.Select(r => (r.Form["Body"], r.Form.GetValueOrDefault("PersistentAction"))));
        Assert.All(Sent.SelectMany(request => request.Form.Keys), name => Assert.Contains(name, DescribedParameters()));
        await Sms.SendAsync(Reply("+77010001122", "43.23895, 76.88971"), Now);
        Assert.Equal(("43.23895, 76.88971", false), (Sent[2].Form["Body"], Sent[2].Form.ContainsKey("PersistentAction")));
    }

    [Fact]
    public async Task A_map_that_is_refused_at_once_or_later_goes_in_words()
    {
        host.Api.Answer = request => request.Method != "POST" ? (200, TwilioApi.NoMessages) : request.Form.ContainsKey("PersistentAction") ? (400, """{"code":63013}""") : (201, """{"sid":"SM2"}""");
        var place = Reply("wa:+77010001122", "43.23895, 76.88971");
        Assert.Equal(new SendResult.Sent("SM2"), await WhatsApp.SendAsync(place, Now));
        Assert.Contains("keyboard=1", Sent[0].Form["StatusCallback"], StringComparison.Ordinal);
        Assert.DoesNotContain("keyboard", Sent[1].Form["StatusCallback"], StringComparison.Ordinal);
        await WhatsApp.SendAsync(place with { Id = "d2", Message = place.Message with { LastTry = true } }, Now);
        Assert.Equal([true, false, false], Sent.Select(request => request.Form.ContainsKey("PersistentAction")));
    }

    private static Delivery Reply(string to, string text) => Delivery(to, text) is var plain ? plain with { Message = plain.Message with { Importance = Importance.Operator } } : plain;

    private static Delivery Knock(string locale)
    {
        var plain = Delivery("wa:+77010001122", "We have an answer for you.");
        return plain with { Message = plain.Message with { Knock = true, Locale = new LocaleTag(locale) } };
    }

    [Fact]
    public async Task Without_a_public_address_twilio_is_not_told_to_call_back()
    {
        await using var inside = await TwilioHost.StartAsync(changes: ("PublicUrl", null));
        await inside.Channels.First().SendAsync(Delivery("+77010001122", "x"), Now);
        Assert.DoesNotContain("StatusCallback", inside.Api.Requests.Last(r => r.Method == "POST").Form.Keys);
    }

    [Fact]
    public async Task A_long_text_goes_in_parts_that_fit_and_goes_on_from_the_one_that_failed()
    {
        var text = string.Join(' ', Enumerable.Repeat("слово", 600));
        var answers = new Queue<(int, string)>([(201, """{"sid":"SM1"}"""), (429, """{"code":20429}"""), (201, """{"sid":"SM2"}"""), (201, """{"sid":"SM3"}""")]);
        host.Api.Answer = request => request.Method == "POST" ? answers.Dequeue() : (200, TwilioApi.NoMessages);
        var delivery = Delivery("wa:+77010001122", text);
        Assert.Equal(3, WhatsApp.CallsFor(delivery));
        Assert.IsType<SendResult.RetryAfter>(await WhatsApp.SendAsync(delivery, Now));
        Assert.Equal(new SendResult.Sent("SM3"), await WhatsApp.SendAsync(delivery, Now));
        Assert.All(Sent, request => Assert.InRange(request.Form["Body"].Length, 1, 1600));
        Assert.Equal(text, string.Join(' ', new[] { Sent[0], Sent[2], Sent[3] }.Select(r => r.Form["Body"])));
        Assert.Equal([1, 2, 2, 3], Sent.Select(r => PartOf(r.Form["StatusCallback"])));

        static int PartOf(string address) => DeliveryMark.TryParse(address[(address.IndexOf("mark=", StringComparison.Ordinal) + 5)..address.IndexOf('#', StringComparison.Ordinal)], out var mark) && mark.Parts == 3 ? mark.Part : 0;
    }

    [Fact]
    public async Task What_arrived_while_the_answer_was_lost_keeps_its_words_at_twilio_until_it_can_no_longer_be_sent_again()
    {
        var (time, api, words) = (new ManualTime(), await TwilioApi.StartAsync(), "Салом");
        var begun = time.GetUtcNow();
        api.Answer = request =>
        {
            if (request.Method == "GET")
                return (200, request.Query.GetValueOrDefault("To") != "+77010001122" ? TwilioApi.NoMessages : $$"""{"messages":[{"sid":"SM7","status":"delivered","direction":"outbound-api","body":"{{words}}","date_created":"{{begun:R}}"}]}""");
            if (request.Path.EndsWith("/Messages.json", StringComparison.Ordinal)) return (0, "");
            words = "";
            return (200, """{"sid":"SM7"}""");
        };
        await using var redacting = await TwilioHost.StartAsync(api, time, ("Twilio:Redact", "text"), ("Twilio:ReconcileMinutes", "0"));
        var (sms, delivery) = (redacting.Channels.Single(c => c.Id == ChannelId.Sms), Delivery("+77010001122", words));
        Assert.IsType<SendResult.Unknown>(await sms.SendAsync(delivery, Now));
        using var status = await redacting.PostAsync($"/webhooks/twilio/status?mark={Conversation}.d1", ("MessageSid", "SM7"), ("MessageStatus", "delivered"));
        var stays = RuntimeLimits.RetryHorizon + TimeSpan.FromMinutes(1);
        await time.UntilDueInAsync(stays);

        Assert.Equal(new SendResult.Sent("SM7"), await sms.SendAsync(delivery, Now));
        Assert.Single(api.Requests, request => request.Method == "POST");
        time.Advance(stays);
        await api.UntilAsync(all => all.Any(request => request.Path.EndsWith("/Messages/SM7.json", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Салом", 1)]
    [InlineData("Another text", 2)]
    public async Task A_message_whose_answer_was_lost_is_looked_for_before_it_is_sent_again(string listed, int sends)
    {
        var begun = DateTimeOffset.UtcNow;
        host.Api.Answer = request => request.Method == "GET"
            ? (200, $$"""{"messages":[{"sid":"SM7","status":"sent","direction":"outbound-api","to":"+77010001122","body":"{{listed}}","date_created":"{{begun:R}}"}]}""")
            : Sent.Count == 1 ? (0, "") : (201, """{"sid":"SM8"}""");
        Assert.IsType<SendResult.Unknown>(await Sms.SendAsync(Delivery("+77010001122", "Салом"), Now));
        Assert.Equal(new SendResult.Sent(sends == 1 ? "SM7" : "SM8"), await Sms.SendAsync(Delivery("+77010001122", "Салом"), Now));
        Assert.Equal(sends, Sent.Count);
    }

    [Theory]
    [InlineData(-30, 0)]
    [InlineData(-300, 1)]
    public async Task After_a_restart_what_was_tried_before_is_looked_for_as_well(int listedSeconds, int sends)
    {
        var began = DateTimeOffset.UtcNow.AddSeconds(-60);
        host.Api.Answer = request => request.Method == "GET"
            ? (200, $$"""{"messages":[{"sid":"SM7","status":"sent","direction":"outbound-api","body":"Салом","date_created":"{{DateTimeOffset.UtcNow.AddSeconds(listedSeconds):R}}"}]}""")
            : (201, """{"sid":"SM8"}""");
        Assert.Equal(new SendResult.Sent(sends == 0 ? "SM7" : "SM8"), await Sms.SendAsync(Delivery("+77010001122", "Салом") with { Try = new DeliveryTry("1", "somebody") { Since = began } }, Now));
        Assert.Equal(sends, Sent.Count);
    }

    [Fact]
    public async Task What_surely_failed_here_is_sent_again_without_a_look()
    {
        host.Api.Answer = _ => Sent.Count == 1 ? (429, """{"code":20429}""") : (201, """{"sid":"SM8"}""");
        Assert.IsType<SendResult.RetryAfter>(await Sms.SendAsync(Delivery("+77010001122", "Салом"), Now));
        Assert.Equal(new SendResult.Sent("SM8"), await Sms.SendAsync(Delivery("+77010001122", "Салом") with { Try = new DeliveryTry("1", "somebody") { Since = DateTimeOffset.UtcNow.AddSeconds(-60) } }, Now));
        Assert.DoesNotContain(host.Api.Requests.Where(r => r.Query.ContainsKey("PageSize") && r.Query.GetValueOrDefault("PageSize") == "50"), r => r.Method == "GET");
    }

    [Fact]
    public async Task An_equal_text_of_earlier_does_not_stand_for_the_one_in_doubt()
    {
        host.Api.Answer = request => request.Method == "GET"
            ? (200, $$"""{"messages":[{"sid":"SM7","status":"sent","direction":"outbound-api","body":"Салом","date_created":"{{DateTimeOffset.UtcNow.AddMinutes(-1):R}}"}]}""")
            : Sent.Count == 1 ? (500, "") : (201, """{"sid":"SM8"}""");
        Assert.IsType<SendResult.Unknown>(await Sms.SendAsync(Delivery("+77010001122", "Салом"), Now));
        Assert.Equal(new SendResult.Sent("SM8"), await Sms.SendAsync(Delivery("+77010001122", "Салом"), Now));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_without_a_call()
    {
        Assert.IsType<SendResult.Refused>(await Sms.SendAsync(Delivery("+no number", "x"), Now));
        Assert.IsType<SendResult.Refused>(await Sms.SendAsync(Delivery("+77010001122", " "), Now));
        Assert.Empty(Sent);
    }

    [Fact]
    public async Task A_refusal_that_comes_with_the_record_is_a_refusal()
    {
        host.Api.Answer = _ => (201, """{"sid":"SM1","status":"failed","error_code":63016}""");
        Assert.IsType<SendResult.NeedsTemplate>(await WhatsApp.SendAsync(Delivery("wa:+77010001122", "x"), Now));
    }

    [Fact]
    public void Rates_are_the_providers() => Assert.Equal([new ProviderRates(1, 0, 1), new ProviderRates(80, 10 / 60.0, 20)], host.Channels.Select(c => c.Rates));

    private static List<string> DescribedParameters()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Find("contracts/twilio/twilio_api_v2010.messages.strict.openapi.json")));
        return [.. file.RootElement.GetProperty("paths").GetProperty("/2010-04-01/Accounts/{AccountSid}/Messages.json").GetProperty("post").GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }
}
