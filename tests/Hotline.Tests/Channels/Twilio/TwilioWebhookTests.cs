using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>The webhooks as Twilio, and as anybody else, calls them: over a real socket.</summary>
public sealed class TwilioWebhookTests : IAsyncLifetime
{
    private const string Path = "/webhooks/twilio";
    private static readonly (string, string)[] Message = [("MessageSid", "SM00000000000000000000000000000001"), ("From", "+77010001122"), ("To", "+15550001111"), ("Body", "Салом"), ("NumMedia", "0")];
    private static readonly DeliveryMark Mark = new(new ConversationId("abcdefghijklmnopqrstuvwxyz"), "d1");

    private TwilioHost host = null!;

    public async ValueTask InitializeAsync() => host = await TwilioHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string StatusPath(string rest = "") => $"{Path}/status?mark={Mark}{rest}";

    [Fact]
    public async Task A_signed_message_is_stored_and_then_answered_with_an_empty_response()
    {
        using var answer = await host.PostAsync(Path, Message);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new InboundText("Салом"), Assert.Single(host.Inbox.Stored).Content);
    }

    [Fact]
    public async Task A_replay_is_acknowledged_and_does_nothing()
    {
        using var first = await host.PostAsync(Path, Message);
        using var second = await host.PostAsync(Path, Message);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single(host.Inbox.Stored);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("not base64 %")]
    public async Task Without_a_right_signature_nothing_is_touched(string signature)
    {
        foreach (var target in new[] { Path, StatusPath() })
        {
            using var answer = await host.PostAsync(target, TwilioHost.Form([.. Message, ("MessageStatus", "failed")]), signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var content = new FormUrlEncodedContent([]);
        using var unsigned = await host.SendAsync(Path, content);
        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
        Assert.Empty(host.Inbox.Stored);
        Assert.Equal(0, host.Inbox.Asked);
        Assert.Empty(host.Receipts.Noted);
        Assert.DoesNotContain(host.Api.Requests, r => r.Method != "GET");
    }

    [Fact]
    public async Task A_signature_for_another_body_address_or_mark_is_none()
    {
        var body = TwilioHost.Form(Message);
        var right = TwilioHost.Sign(TwilioSettings.Server + Path, Message.Select(m => KeyValuePair.Create(m.Item1, m.Item2)));
        using var changed = await host.PostAsync(Path, body.Replace("Body=", "Body=x", StringComparison.Ordinal), right);
        using var elsewhere = await host.PostAsync(Path + "?a=1", body, right);
        using var twice = await host.SendAsync(Path, new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"), right, right);
        using var otherMark = await host.PostAsync(StatusPath("x"), body, TwilioHost.Sign(TwilioSettings.Server + StatusPath(), Message.Select(m => KeyValuePair.Create(m.Item1, m.Item2))));
        Assert.All([changed, elsewhere, twice, otherMark], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(0, host.Inbox.Asked);
    }

    [Theory]
    [InlineData("", "https://hotline.example.org:443/webhooks/twilio")]
    [InlineData("?a=b%20c&x=%D1%91", "https://hotline.example.org/webhooks/twilio?a=b%20c&x=%D1%91")]
    [InlineData("", "https://hotline.example.org/webhooks/twilio#rc=5&rp=all")]
    public async Task The_address_is_the_one_from_the_settings_with_or_without_its_port(string query, string address)
    {
        var signature = TwilioHost.Sign(address, Message.Select(m => KeyValuePair.Create(m.Item1, m.Item2)));
        using var answer = await host.PostAsync(Path + query, TwilioHost.Form(Message), signature);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(host.Inbox.Stored);
    }

    [Fact]
    public async Task A_json_body_is_signed_by_its_hash_in_the_address_or_not_at_all()
    {
        const string json = """{"MessageSid":"SM5","From":"+77010001122","To":"+15550001111","Body":"Салом","Other":[1]}""";
        var target = $"{Path}?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}";
        var signature = TwilioHost.Sign(TwilioSettings.Server + target, []);
        using var right = await host.SendAsync(target, new StringContent(json, Encoding.UTF8, "application/json"), signature);
        using var changed = await host.SendAsync(target, new StringContent(json.Replace("Салом", "x", StringComparison.Ordinal), Encoding.UTF8, "application/json"), signature);
        using var without = await host.SendAsync(Path, new StringContent(json, Encoding.UTF8, "application/json"), TwilioHost.Sign(TwilioSettings.Server + Path, []));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (right.StatusCode, changed.StatusCode, without.StatusCode));
        Assert.Equal(new InboundText("Салом"), Assert.Single(host.Inbox.Stored).Content);
    }

    [Fact]
    public async Task Two_files_are_two_messages_and_a_second_try_brings_the_one_that_is_missing()
    {
        (string, string)[] files = [("MessageSid", "MM1"), ("From", "+77010001122"), ("NumMedia", "2"), ("MediaUrl0", "https://api.twilio.com/a"), ("MediaUrl1", "https://api.twilio.com/b")];
        host.Inbox.Otherwise = message => message.ProviderId == "MM1.1" ? Acceptance.Full : null;
        using var first = await host.PostAsync(Path, files);
        host.Inbox.Otherwise = null;
        using var second = await host.PostAsync(Path, files);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(["MM1", "MM1.1"], host.Inbox.Stored.Select(m => m.ProviderId));
    }

    [Fact]
    public async Task A_full_conversation_and_an_absent_store_mean_later()
    {
        host.Inbox.Otherwise = _ => Acceptance.Full;
        using var full = await host.PostAsync(Path, Message);
        host.Inbox.Otherwise = _ => throw new StoreUnavailableException("runtime.db cannot be written");
        using var away = await host.PostAsync(Path, Message);
        host.Receipts.Before = _ => throw new StoreUnavailableException("runtime.db cannot be written");
        using var receipt = await host.PostAsync(StatusPath(), ("MessageSid", "SM1"), ("MessageStatus", "delivered"));
        Assert.All([full, away, receipt], answer =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        });
    }

    [Fact]
    public async Task A_late_message_of_an_erased_person_is_acknowledged()
    {
        host.Inbox.Otherwise = _ => Acceptance.Erased;
        using var answer = await host.PostAsync(Path, Message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("sent", null, "Sent", null)]
    [InlineData("delivered", null, "Delivered", null)]
    [InlineData("read", null, "Read", null)]
    [InlineData("undelivered", "30003", "Failed", "RetryAfter")]
    [InlineData("failed", "21610", "Failed", "ContactGone")]
    [InlineData("failed", "63016", "Failed", "NeedsTemplate")]
    [InlineData("failed", "30002", "Failed", "AccountBroken")]
    [InlineData("failed", "99999", "Failed", "Refused")]
    [InlineData("failed", null, "Failed", "Refused")]
    public async Task What_became_of_a_message_is_noted_under_its_mark(string status, string? code, string stage, string? failure)
    {
        using var answer = await host.PostAsync(StatusPath(), [("MessageSid", "SM1"), ("MessageStatus", status), .. code is null ? [] : new[] { ("ErrorCode", code) }]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = Assert.Single(host.Receipts.Noted);
        Assert.Equal((Mark, stage, failure), (receipt.Mark, receipt.Stage.ToString(), receipt.Failure?.GetType().Name));
    }

    [Theory]
    [InlineData("/webhooks/twilio/status", "delivered")]
    [InlineData("/webhooks/twilio/status?mark=..%2F..", "delivered")]
    [InlineData("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", "huh")]
    [InlineData("/webhooks/twilio/status?mark=abcdefghijklmnopqrstuvwxyz.d1", "queued")]
    public async Task A_status_that_says_nothing_to_us_is_acknowledged(string target, string status)
    {
        using var answer = await host.PostAsync(target, ("MessageSid", "SM1"), ("MessageStatus", status));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Receipts.Noted);
    }

    [Fact]
    public async Task A_status_at_the_address_for_messages_is_left_alone_and_the_log_says_what_to_put_right()
    {
        using var answer = await host.PostAsync(Path, ("MessageSid", "SM1"), ("From", "+15550001111"), ("To", "+77010001122"), ("MessageStatus", "delivered"), ("SmsStatus", "delivered"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, host.Inbox.Asked);
        Assert.Contains(host.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("In Twilio's console empty the status callback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_of_a_part_is_noted_of_that_part()
    {
        using var one = await host.PostAsync(StatusPath(".p1of2"), ("MessageSid", "SM1"), ("MessageStatus", "failed"), ("ErrorCode", "30007"));
        using var other = await host.PostAsync(StatusPath(".p2of2"), ("MessageSid", "SM2"), ("MessageStatus", "delivered"));
        Assert.Equal([(Mark.OfPart(1, 2), ReceiptStage.Failed), (Mark.OfPart(2, 2), ReceiptStage.Delivered)], host.Receipts.Noted.Select(receipt => (receipt.Mark, receipt.Stage)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_larger_body_is_refused_whether_or_not_it_says_its_length(bool chunked)
    {
        using var content = new ByteArrayContent(new byte[MessagingLimits.WebhookBody + 1]);
        if (chunked) content.Headers.ContentLength = null;
        using var answer = await host.SendAsync(Path, content, "x");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
