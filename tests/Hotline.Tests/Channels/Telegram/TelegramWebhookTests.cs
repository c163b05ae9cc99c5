using System.Net;
using System.Text;
using Hotline.Channels.Telegram;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>The webhook as Telegram, and as anybody else, calls it: over a real socket.</summary>
public sealed class TelegramWebhookTests : IAsyncLifetime
{
    private const string Secret = "right-secret_1";
    private const string Update = """{"update_id":7,"message":{"date":1700000000,"chat":{"id":42,"type":"private"},"text":"Салом"}}""";

    private ChannelHost host = null!;

    private MemoryInbox Inbox => host.Inbox;

    private TelegramStatus Status => host.Services.GetRequiredService<TelegramMonitor>().Current;

    public async ValueTask InitializeAsync() => host = await ChannelHost.StartAsync(new TelegramModule(), TimeProvider.System, new Dictionary<string, string?>
    {
        ["Telegram:Token"] = "123456789:AAabcdefghijklmnopqrstuvwxyz_-12345",
        ["Telegram:WebhookSecret"] = Secret,
        ["Telegram:ApiUrl"] = "http://127.0.0.1:9",
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<HttpResponseMessage> PostAsync(byte[] body, params string[] secrets) => host.PostAsync("/webhooks/telegram", new ByteArrayContent(body), "X-Telegram-Bot-Api-Secret-Token", secrets);

    private Task<HttpResponseMessage> PostAsync(string body, params string[] secrets) => PostAsync(Encoding.UTF8.GetBytes(body), secrets);

    [Fact]
    public async Task An_update_with_the_secret_is_stored_then_acknowledged()
    {
        using var response = await PostAsync(Update, Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var stored = Assert.Single(Inbox.Stored);
        // Another bot counts its updates anew, and its seventh is no duplicate of this one.
        Assert.Equal(("123456789.7", "7", new InboundText("Салом")), (stored.ProviderId, stored.FormerId, stored.Content));
    }

    [Fact]
    public async Task A_second_delivery_is_acknowledged_and_does_nothing()
    {
        using var first = await PostAsync(Update, Secret);
        using var second = await PostAsync(Update, Secret);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single(Inbox.Stored);
        Assert.Equal((1, 1), (Status.Stored, Status.Duplicates));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Unauthorized, "")]
    [InlineData(HttpStatusCode.Forbidden, "right-secret_")]
    [InlineData(HttpStatusCode.Forbidden, "Right-secret_1")]
    [InlineData(HttpStatusCode.Forbidden, "right-secret_11")]
    [InlineData(HttpStatusCode.Forbidden, "wrong", "right-secret_1")]
    public async Task Without_the_secret_nothing_is_touched(HttpStatusCode expected, params string[] secrets)
    {
        using var response = await PostAsync(Update, secrets);
        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(Inbox.Stored);
        Assert.Equal((0, 0, 0), (Status.Stored, Status.Ignored, Status.Unreadable));
    }

    [Fact]
    public async Task A_full_conversation_and_an_absent_store_mean_later()
    {
        Inbox.Otherwise = _ => Acceptance.Full;
        using var full = await PostAsync(Update, Secret);
        Inbox.Otherwise = _ => throw new StoreUnavailableException("runtime.db cannot be written");
        using var away = await PostAsync(Update, Secret);
        Assert.All([full, away], response =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        });
    }

    [Fact]
    public async Task A_late_update_of_an_erased_person_is_acknowledged()
    {
        Inbox.Otherwise = _ => Acceptance.Erased;
        using var response = await PostAsync(Update, Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    [InlineData("{\"update_id\":[]}")]
    public async Task Json_that_is_no_update_is_acknowledged_and_counted(string body)
    {
        using var response = await PostAsync(body, Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, Status.Unreadable);
    }

    public static TheoryData<byte[]> Broken =>
    [
        Array.Empty<byte>(),
        "{\"update_id\":7"u8.ToArray(),
        "<html>"u8.ToArray(),
        (byte[])[.. "{\"update_id\":7,\"message\":{\"text\":\""u8, 0xC3, 0x28, .. "\"}}"u8],
        (byte[])[0xFF, 0xFE, 0x7B, 0x00],
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)),
        Encoding.UTF8.GetBytes(new string('[', 100_000)),
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_no_json_in_utf8_is_refused(byte[] body)
    {
        using var response = await PostAsync(body, Secret);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(Inbox.Stored);
    }

    [Fact]
    public async Task A_body_of_exactly_one_megabyte_is_read_and_its_text_cut()
    {
        var head = """{"update_id":8,"message":{"date":1700000000,"chat":{"id":42,"type":"private"},"text":" """.TrimEnd();
        var filler = new string('x', MessagingLimits.WebhookBody - head.Length - 3);
        using var response = await PostAsync(head + filler + "\"}}", Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(MessagingLimits.InboundText, Assert.IsType<InboundText>(Assert.Single(Inbox.Stored).Content).Text.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_larger_body_is_refused_whether_or_not_it_says_its_length(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram") { Content = new ByteArrayContent(new byte[MessagingLimits.WebhookBody + 1]) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(Inbox.Stored);
    }

    [Fact]
    public async Task Emoji_floods_and_direction_marks_arrive_as_they_came()
    {
        var flood = string.Concat(Enumerable.Repeat("😭‮", 3000));
        using var response = await PostAsync($$$"""{"update_id":9,"message":{"chat":{"id":42,"type":"private"},"text":"{{{flood}}}"}}""", Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(flood, Assert.IsType<InboundText>(Assert.Single(Inbox.Stored).Content).Text);
    }
}
