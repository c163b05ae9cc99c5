using System.Net;
using Hotline.Channels.Twilio.Files;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Files that operators send by way of Twilio: the addresses under which it fetches them, and who else may not.</summary>
public sealed class TwilioFileSendingTests : IAsyncLifetime
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private static readonly ConversationId Conversation = new("abcdefghijklmnopqrstuvwxyz");
    private readonly ManualTime clock = new();
    private TwilioHost host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private IReadOnlyList<TwilioRequest> Sent => [.. host.Api.Requests.Where(r => r.Method == "POST")];

    public async ValueTask InitializeAsync() => host = await TwilioHost.StartAsync(time: clock, changes: [("Twilio:Mms", "true"), ("Twilio:ReconcileMinutes", "0")]);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_photo_goes_by_an_address_that_gives_it_to_twilio_and_can_do_nothing()
    {
        var file = host.Attachments.Keep(Id, Pictures.Png, conversation: Conversation);
        Assert.Equal(new SendResult.Sent("SM1"), await SendAsync("wa:+77010001122", file, "Это бланк"));
        var form = Assert.Single(Sent).Form;
        Assert.Equal(("whatsapp:+77010001122", "Это бланк"), (form["To"], form["Body"]));
        Assert.StartsWith($"{TwilioSettings.Server}/webhooks/twilio/files/{Conversation}/{Id}/", form["MediaUrl"], StringComparison.Ordinal);

        using var given = await FetchAsync(form["MediaUrl"]);
        Assert.Equal(Pictures.Png, await given.Content.ReadAsByteArrayAsync(Now));
        Assert.Equal(("image/png", "attachment"), (given.Content.Headers.ContentType!.ToString(), given.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", Assert.Single(given.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(given.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var head = await FetchAsync(form["MediaUrl"], HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, Pictures.Png.Length), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task The_address_ends_after_an_hour_and_opens_nothing_else()
    {
        var file = host.Attachments.Keep(Id, Pictures.Png, conversation: Conversation);
        var other = host.Attachments.Keep(Id.Replace('0', '9'), Pictures.Jpeg, conversation: Conversation);
        await SendAsync("wa:+77010001122", file, "");
        var url = Sent[0].Form["MediaUrl"];
        Assert.DoesNotContain("Body", Sent[0].Form.Keys);
        var parts = new Uri(url).AbsolutePath.Split('/');
        var (until, mark) = (parts[^2], parts[^1]);
        string[] forged =
        [
            url.Replace(Id, other.Media, StringComparison.Ordinal), url.Replace("abcdef", "bbcdef", StringComparison.Ordinal), url.Replace(until, $"{until}0", StringComparison.Ordinal), url.Replace(mark, "", StringComparison.Ordinal),
            url[..^1], url + "A", url.Replace(mark, new string('A', mark.Length), StringComparison.Ordinal), url.Replace(mark, new string('!', mark.Length), StringComparison.Ordinal),
        ];
        foreach (var address in forged) Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(address)).StatusCode);
        Assert.Equal(0, host.Attachments.Looks);

        clock.Advance(TwilioFileLink.Life - TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await FetchAsync(url)).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_voice_on_whatsapp_has_its_words_before_it()
    {
        await SendAsync("wa:+77010001122", host.Attachments.Keep(Id, Pictures.Voice, conversation: Conversation), "Послушайте");
        Assert.Equal([("Послушайте", false), (null, true)], Sent.Select(r => (r.Form.GetValueOrDefault("Body"), r.Form.ContainsKey("MediaUrl"))));
        Assert.Contains(".p1of2#", Sent[0].Form["StatusCallback"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_sms_a_file_goes_where_mms_works_and_nowhere_is_a_link_sent_in_its_place()
    {
        var file = host.Attachments.Keep(Id, Pictures.Png, conversation: Conversation);
        Assert.Equal(new SendResult.Refused("no_mms", TwilioFileWay.NoMms), await SendAsync("+77010001122", file, "words"));
        Assert.Empty(Sent);
        Assert.Equal(new SendResult.Sent("SM1"), await SendAsync("+12025550123", file, "words"));
        Assert.True(Assert.Single(Sent).Form.ContainsKey("MediaUrl"));
    }

    [Theory]
    [InlineData("+12025550123", true)]
    [InlineData("+14165550123", true)]
    [InlineData("+18765550123", false)]
    [InlineData("+18095550123", false)]
    [InlineData("+17875550123", false)]
    [InlineData("+1", false)]
    [InlineData("+998900000201", false)]
    public void Behind_plus_one_mms_reaches_the_usa_and_canada_alone(string number, bool reaches)
    {
        Assert.Equal(reaches, TwilioFileWay.Reaches(ChannelId.Sms, new Address(ChannelId.Sms, number)));
        Assert.True(TwilioFileWay.Reaches(ChannelId.WhatsApp, new Address(ChannelId.WhatsApp, number)));
    }

    [Fact]
    public async Task Files_are_offered_only_where_they_can_be_fetched_and_brought()
    {
        Assert.All(host.Channels, channel => Assert.True(channel.SendsFiles));
        await using var ordinary = await TwilioHost.StartAsync(changes: ("Twilio:ReconcileMinutes", "0"));
        Assert.Equal([(ChannelId.Sms, false), (ChannelId.WhatsApp, true)], ordinary.Channels.Select(c => (c.Id, c.SendsFiles)));
        await using var inside = await TwilioHost.StartAsync(changes: [("PublicUrl", null), ("Twilio:ReconcileMinutes", "0")]);
        Assert.All(inside.Channels, channel => Assert.False(channel.SendsFiles));
    }

    [Theory]
    [InlineData("sms", "image/png", 5 * 1024 * 1024, true)]
    [InlineData("sms", "image/png", 5 * 1024 * 1024 + 1, false)]
    [InlineData("sms", "application/pdf", 500 * 1024 + 1, false)]
    [InlineData("sms", "application/msword", 10, false)]
    [InlineData("whatsapp", "image/png", 5 * 1024 * 1024 + 1, false)]
    [InlineData("whatsapp", "application/pdf", 16 * 1024 * 1024, true)]
    [InlineData("whatsapp", "video/mp4", 16 * 1024 * 1024 + 1, false)]
    [InlineData("whatsapp", "image/heic", 10, false)]
    [InlineData("whatsapp", "image/webp", 10, false)]
    [InlineData("whatsapp", "audio/webm", 10, false)]
    [InlineData("whatsapp", "text/plain", 10, false)]
    public void What_does_not_fit_is_told_before_it_is_sent(string line, string type, long bytes, bool goes) =>
        Assert.Equal(goes, host.Channels.Single(c => c.Id.Value == line).FileFault(MediaTypes.Named(type)!, bytes) is null);

    private Task<SendResult> SendAsync(string to, Attachment file, string words)
    {
        var address = to.StartsWith("wa:", StringComparison.Ordinal) ? new Address(ChannelId.WhatsApp, to[3..]) : new Address(ChannelId.Sms, to);
        var delivery = new Delivery("d1", address, new OutboundMessage(words, [], Importance.Operator, new LocaleTag("ru")) { Attachment = file }) { Conversation = Conversation };
        return host.Channels.Single(c => c.Id == address.Channel).SendAsync(delivery, Now);
    }

    private Task<HttpResponseMessage> FetchAsync(string url, HttpMethod? method = null) =>
        host.Http.SendAsync(new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(url).PathAndQuery), Now);
}
