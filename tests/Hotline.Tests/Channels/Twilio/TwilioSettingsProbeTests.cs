using Hotline.Channels;
using Hotline.Channels.Twilio;
using Hotline.Channels.Twilio.Probing;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What the doctor says of the settings in Twilio's console, by what Twilio answers.</summary>
public sealed class TwilioSettingsProbeTests
{
    private const string Webhook = "https://hotline.example.org/webhooks/twilio";
    private const string Content = "HX00000000000000000000000000000001";
    private const string Service = "MG00000000000000000000000000000001";

    private static readonly (string, string?)[] SmsAlone = [("Twilio:WhatsAppFrom", "")];
    private static readonly (string, string?)[] WhatsAppAlone = [("Twilio:SmsFrom", ""), ("Twilio:WhatsAppFrom", "whatsapp:+15550002222")];

    [Theory]
    [InlineData($"{Webhook}#rc=5&rp=all", "POST", true, "tries again")]
    [InlineData("https://HOTLINE.example.org:443/webhooks/twilio#ct=2000&rp=all&rc=5", "POST", true, "tries again")]
    [InlineData(Webhook, "POST", null, "#rc=5&rp=all")]
    [InlineData($"{Webhook}#rc=1&rp=all", "POST", null, "#rc=5&rp=all")]
    [InlineData($"{Webhook}#rc=5&rp=all", "GET", false, "must be POST")]
    [InlineData($"{Webhook}?marked=1#rc=5&rp=all", "POST", false, "another address")]
    [InlineData("https://marked@hotline.example.org/webhooks/twilio#rc=5&rp=all", "POST", false, "another address")]
    [InlineData("https://demo.twilio.com/welcome/sms/reply/", "POST", false, "another address")]
    [InlineData("", "POST", false, "nobody is heard")]
    public async Task The_numbers_webhook_is_judged_with_what_to_enter(string url, string method, bool? works, string words)
    {
        var lines = await LookAsync(SmsAlone, Number(url, method, $"{Webhook}#rc=5&rp=all"));
        Assert.Equal(works, lines[2].Works);
        Assert.Contains(words, lines[2].Words, StringComparison.Ordinal);
        if (works != true) Assert.Contains($"{Webhook}#rc=5&rp=all, HTTP POST", lines[2].Words, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Words.Contains("fallback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_fallback_a_number_of_somebody_else_and_one_that_carries_no_sms_are_told()
    {
        Assert.Contains(await LookAsync(SmsAlone, Number($"{Webhook}#rc=5&rp=all", "POST", "")), line => line.Works is null && line.Words.Contains("no fallback", StringComparison.Ordinal));
        Assert.Contains(await LookAsync(SmsAlone, ("IncomingPhoneNumbers", """{"incoming_phone_numbers":[]}""")), line => line.Works == false && line.Words.Contains("no number +15550001111", StringComparison.Ordinal));
        var deaf = await LookAsync([.. SmsAlone, ("Twilio:Mms", "true")], ("IncomingPhoneNumbers", """{"incoming_phone_numbers":[{"phone_number":"+15550001111","capabilities":{"sms":false,"mms":false}}]}"""));
        Assert.Equal(2, deaf.Count(line => line.Works == false && line.Words.Contains("carries no", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData($$"""{"sid":"{{Service}}","use_inbound_webhook_on_number":false,"inbound_request_url":"{{Webhook}}#rc=5&rp=all","inbound_method":"POST","fallback_url":"{{Webhook}}"}""", true)]
    [InlineData($$"""{"sid":"{{Service}}","use_inbound_webhook_on_number":false,"inbound_request_url":null}""", false)]
    [InlineData($$"""{"sid":"{{Service}}","use_inbound_webhook_on_number":true,"inbound_request_url":"{{Webhook}}#rc=5&rp=all"}""", false)]
    [InlineData("404", false)]
    [InlineData("403", null)]
    public async Task With_a_messaging_service_its_own_settings_count_unless_it_leaves_that_to_the_number(string service, bool? works)
    {
        var lines = await LookAsync([.. SmsAlone, ("Twilio:MessagingServiceSid", Service)], Number("https://demo.twilio.com/welcome/sms/reply/", "POST", Webhook), ("Services", service));
        Assert.Equal(works, lines[2].Works);
    }

    [Theory]
    [InlineData($$$"""{"sender_id":"whatsapp:+15550002222","status":"ONLINE","webhook":{"callback_url":"{{{Webhook}}}#rc=5&rp=all","callback_method":"POST","fallback_url":"{{{Webhook}}}"},"properties":{"quality_rating":"HIGH"}}""", true, true)]
    [InlineData($$$"""{"sender_id":"whatsapp:+15550002222","status":"OFFLINE","webhook":{"callback_url":"{{{Webhook}}}","callback_method":"POST","fallback_url":"{{{Webhook}}}"}}""", false, null)]
    [InlineData("""{"sender_id":"whatsapp:+15550002222","status":"ONLINE","webhook":null,"properties":{"quality_rating":"LOW"}}""", null, false)]
    public async Task The_whatsapp_sender_is_judged(string sender, bool? online, bool? webhook)
    {
        var lines = await LookAsync(WhatsAppAlone, ("Senders", $$"""{"senders":[{"sender_id":"whatsapp:+1"},{{sender}}]}"""));
        Assert.Equal((online, webhook), (lines[2].Works, lines[3].Works));
    }

    [Fact]
    public async Task Numbers_and_senders_whose_messages_come_here_and_are_left_alone_are_named()
    {
        static string Of(string number, string url) => $$$"""{"phone_number":"{{{number}}}","sms_url":"{{{url}}}#rc=5&rp=all","sms_method":"POST","sms_fallback_url":"{{{Webhook}}}","capabilities":{"sms":true,"mms":true}}""";
        var numbers = ("IncomingPhoneNumbers", $$"""{"incoming_phone_numbers":[{{Of("+15550001111", Webhook)}},{{Of("+15550002222", Webhook)}},{{Of("+15550003333", "https://demo.twilio.com/")}}]}""");
        var told = Assert.Single(await LookAsync(SmsAlone, numbers), line => line.Words.Contains("left alone", StringComparison.Ordinal));
        Assert.Contains("+15550002222", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("+15550003333", told.Words, StringComparison.Ordinal);

        (string, string) pool = ("/PhoneNumbers", """{"phone_numbers":[{"phone_number":"+15550001111"},{"phone_number":"+15550003333"}]}""");
        (string, string) service = ("Services", $$"""{"sid":"{{Service}}","sticky_sender":false,"use_inbound_webhook_on_number":false,"inbound_request_url":"{{Webhook}}#rc=5&rp=all","inbound_method":"POST","fallback_url":"{{Webhook}}"}""");
        Assert.Contains(await LookAsync([.. SmsAlone, ("Twilio:MessagingServiceSid", Service)], numbers, pool, service), line => line.Works is null && line.Words.Contains("+15550002222, +15550003333", StringComparison.Ordinal));
        var named = await LookAsync([.. SmsAlone, ("Twilio:MessagingServiceSid", Service), ("Twilio:SmsNumbers", "+15550002222,+15550003333")], numbers, pool, service);
        Assert.DoesNotContain(named, line => line.Words.Contains("left alone", StringComparison.Ordinal));
        Assert.Contains(named, line => line.Works == false && line.Words.Contains("Sticky Sender", StringComparison.Ordinal));

        static string Sender(string number) => $$$"""{"sender_id":"whatsapp:{{{number}}}","status":"ONLINE","webhook":{"callback_url":"{{{Webhook}}}#rc=5&rp=all","callback_method":"POST","fallback_url":"{{{Webhook}}}"}}""";
        var senders = await LookAsync(WhatsAppAlone, ("Senders", $$"""{"senders":[{{Sender("+15550002222")}},{{Sender("+15550004444")}}]}"""));
        Assert.Contains(senders, line => line.Works is null && line.Words.Contains("messages to +15550004444 come here", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($$""" "fallback_url":"{{Webhook}}","fallback_method":"GET" """, false, "fallback with GET")]
    [InlineData($$""" "fallback_url":"https://second.example.org/","fallback_method":"GET" """, true, "")]
    [InlineData($$""" "fallback_url":"{{Webhook}}","status_callback_url":"{{Webhook}}" """, false, "status callback is set to the address for messages")]
    [InlineData($$""" "fallback_url":"{{Webhook}}","status_callback_url":"https://marked@elsewhere.example.org/" """, null, "status callback is set,")]
    public async Task The_fallbacks_method_and_a_status_callback_are_read_too(string more, bool? works, string words)
    {
        var lines = await LookAsync(WhatsAppAlone, ("Senders", $$$"""{"senders":[{"sender_id":"whatsapp:+15550002222","status":"ONLINE","webhook":{"callback_url":"{{{Webhook}}}#rc=5&rp=all","callback_method":"POST",{{{more}}} }}]}"""));
        Assert.True(lines[3].Works);
        if (works == true) Assert.DoesNotContain(lines.Skip(4), line => line.Words.Contains("fallback", StringComparison.Ordinal) || line.Words.Contains("status callback", StringComparison.Ordinal));
        else Assert.Contains(lines.Skip(4), line => line.Works == works && line.Words.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_of_another_account_fails_and_the_sandbox_cannot_be_looked_at()
    {
        Assert.False((await LookAsync(WhatsAppAlone, ("Senders", """{"senders":[]}""")))[2].Works);
        var sandbox = (await LookAsync([("Twilio:SmsFrom", "")], ("Senders", """{"senders":[]}""")))[2];
        Assert.Null(sandbox.Works);
        Assert.Contains("sandbox", sandbox.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"whatsapp":{"status":"approved"}}""", true)]
    [InlineData("""{"whatsapp":{"status":"pending"}}""", null)]
    [InlineData("""{"whatsapp":{"status":"unsubmitted"}}""", false)]
    [InlineData("""{"whatsapp":{"status":"rejected"}}""", false)]
    [InlineData("{}", null)]
    [InlineData("404", false)]
    [InlineData("500", null)]
    public async Task A_template_is_well_only_when_meta_approved_it(string approval, bool? works)
    {
        var lines = await LookAsync([.. WhatsAppAlone, ("Twilio:Templates", $"kk={Content}")], ("Senders", "500"), ("Content", approval));
        var line = lines[^1];
        Assert.Equal(works, line.Works);
        Assert.Contains("kk", line.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"contents":[{"sid":"HX1","friendly_name":"hotline_v1_list_4_ru"}],"meta":{}}""", true, "choices are buttons and lists")]
    [InlineData("403", null, "Make a standard key")]
    [InlineData("500", null, "choices can be buttons was not checked")]
    public async Task Whether_choices_can_be_buttons_is_said(string contents, bool? works, string words)
    {
        var line = Assert.Single(await LookAsync([.. WhatsAppAlone], ("Senders", "500"), ("/v1/Content", contents)), line => line.Words.Contains(words, StringComparison.Ordinal));
        Assert.Equal(works, line.Works);
        Assert.Contains("choices", line.Words, StringComparison.Ordinal);
        Assert.Contains(await LookAsync([.. WhatsAppAlone, ("Twilio:Buttons", "false")], ("/v1/Content", contents)), line => line.Works == true && line.Words.Contains("Twilio:Buttons is off", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://api.twilio.com", "https://messaging.twilio.com/v1/Services/", "https://content.twilio.com/v1/Content/HX/ApprovalRequests")]
    [InlineData("https://api.dublin.ie1.twilio.com", "https://messaging.dublin.ie1.twilio.com/v1/Services/", "https://content.dublin.ie1.twilio.com/v1/Content/HX/ApprovalRequests")]
    [InlineData("http://127.0.0.1:4010/twilio", "http://127.0.0.1:4010/twilio/v1/Services/", "http://127.0.0.1:4010/twilio/v1/Content/HX/ApprovalRequests")]
    [InlineData("https://api.example.org", "https://api.example.org/v1/Services/", "https://api.example.org/v1/Content/HX/ApprovalRequests")]
    public void Each_product_has_its_host_beside_the_one_that_is_set(string api, string service, string approval)
    {
        var places = new TwilioPlaces(TwilioSettings.Options(("Twilio:ApiUrl", api)));
        Assert.Equal((service, approval), (places.Service.AbsoluteUri, places.Approval("HX").AbsoluteUri));
    }

    [Fact]
    public async Task The_numbers_own_fallback_and_status_callback_are_read_too()
    {
        var lines = await LookAsync(SmsAlone, ("IncomingPhoneNumbers", $$"""{"incoming_phone_numbers":[{"phone_number":"+15550001111","sms_url":"{{Webhook}}#rc=5&rp=all","sms_method":"POST","sms_fallback_url":"{{Webhook}}","sms_fallback_method":"GET","status_callback":"{{Webhook}}"}]}"""));
        Assert.Equal([true, false, false], lines.Skip(2).Take(3).Select(line => line.Works));
    }

    [Fact]
    public async Task Every_number_that_people_write_to_is_judged_also_beside_a_name()
    {
        static string Of(string number, string url) => $$$"""{"phone_number":"{{{number}}}","sms_url":"{{{url}}}#rc=5&rp=all","sms_method":"POST","sms_fallback_url":"{{{Webhook}}}"}""";
        var numbers = ("IncomingPhoneNumbers", $$"""{"incoming_phone_numbers":[{{Of("+15550001111", Webhook)}},{{Of("+15550002222", "https://demo.twilio.com/")}}]}""");
        (string, string) leaves = ("Services", $$"""{"sid":"{{Service}}","use_inbound_webhook_on_number":true}""");
        (string, string?)[] several = [.. SmsAlone, ("Twilio:MessagingServiceSid", Service), ("Twilio:SmsNumbers", "+15550001111,+15550002222,+15550003333")];

        foreach (var name in new[] { "+15550001111", "HOTLINE" })
        {
            var lines = await LookAsync([.. several, ("Twilio:SmsFrom", name)], leaves, ("/PhoneNumbers", """{"phone_numbers":[]}"""), numbers);
            Assert.Equal(name == "HOTLINE", lines.Any(line => line.Works is null && line.Words.Contains("is a name", StringComparison.Ordinal)));
            Assert.Single(lines, line => line.Works == true && line.Words.StartsWith("SMS to +15550001111: ", StringComparison.Ordinal));
            Assert.Single(lines, line => line.Works == false && line.Words.StartsWith("SMS to +15550002222: Twilio brings messages to another address", StringComparison.Ordinal));
            Assert.Single(lines, line => line.Works == false && line.Words.Contains("no number +15550003333. Correct Twilio:SmsNumbers", StringComparison.Ordinal));
        }

        Assert.Contains(await LookAsync([.. several, ("Twilio:SmsFrom", "HOTLINE")], ("Services", "404"), numbers), line => line.Works == false && line.Words.Contains("no messaging service", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_account_has_no_object_of_ours_the_doctor_makes_one_that_messages_use_and_only_one()
    {
        var contents = new FakeContents { OnPage = 1 };
        foreach (var name in new[] { "somebody's", "another" }) contents.Add(name);
        await using var api = await TwilioApi.StartAsync();
        api.Contents = contents;
        var configuration = TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. WhatsAppAlone]);
        foreach (var words in new[] { "has just made its first", "that Hotline made" })
            Assert.True(Assert.Single(await TwilioProbe.AskAsync(configuration, TimeProvider.System, TestContext.Current.CancellationToken), line => line.Words.Contains(words, StringComparison.Ordinal)).Works);

        Assert.Equal(["somebody's", "another", "hotline_v1_buttons_2_ru"], contents.Names);
        Assert.Equal("/v1/Content", Assert.Single(api.Requests, request => request.Method != "GET").Path);
    }

    [Theory]
    [InlineData(403, 70051, "Make a standard key")]
    [InlineData(400, 92002, "its error is 92002")]
    [InlineData(500, 20500, "can be buttons was not checked")]
    [InlineData(429, 20429, "can be buttons was not checked")]
    [InlineData(0, 0, "can be buttons was not checked")]
    public async Task That_no_object_can_be_made_is_told_before_the_first_message(int status, int code, string words)
    {
        await using var api = await TwilioApi.StartAsync();
        api.Answer = request => (request.Path, request.Method) switch
        {
            ("/v1/Content", "GET") => (200, """{"contents":[],"meta":{}}"""),
            ("/v1/Content", _) => (status, $$"""{"code":{{code}},"message":"marked"}"""),
            _ => (200, TwilioApi.NoMessages),
        };
        var lines = await TwilioProbe.AskAsync(TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. WhatsAppAlone]), TimeProvider.System, TestContext.Current.CancellationToken);

        var line = Assert.Single(lines, line => line.Words.Contains(words, StringComparison.Ordinal));
        Assert.Null(line.Works);
        Assert.Contains("numbers in the text", line.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", line.Words, StringComparison.Ordinal);
    }

    private static (string, string) Number(string url, string method, string fallback) =>
        ("IncomingPhoneNumbers", $$$"""{"incoming_phone_numbers":[{"phone_number":"+15550001111","sms_url":"{{{url}}}","sms_method":"{{{method}}}","sms_fallback_url":"{{{fallback}}}","capabilities":{"sms":true,"mms":true}}]}""");

    /// <summary>Answers by a piece of the path; a bare number is a status. What is not named is as for an account without messages.</summary>
    private static async Task<IReadOnlyList<ChannelFinding>> LookAsync((string, string?)[] settings, params (string Place, string Answer)[] answers)
    {
        await using var api = await TwilioApi.StartAsync();
        api.Answer = request => answers.FirstOrDefault(one => request.Path.Contains(one.Place, StringComparison.Ordinal)).Answer switch
        {
            null => (200, TwilioApi.NoMessages),
            { } body when body.StartsWith('{') => (200, body),
            { } status => (int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), """{"code":20404}"""),
        };
        var lines = await TwilioProbe.AskAsync(TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. settings]), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(api.Requests, request => Assert.Equal("GET", request.Method));
        Assert.All(lines, line => Assert.DoesNotContain("marked", line.Words, StringComparison.Ordinal));
        return lines;
    }
}
