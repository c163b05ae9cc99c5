using System.Net;
using Hotline.Channels.WebChat;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>What the page sends, over a real socket.</summary>
public sealed class WebChatMessagesTests : IAsyncLifetime
{
    private WebChatHost host = null!;

    public async ValueTask InitializeAsync() => host = await WebChatHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_text_is_stored_under_the_tokens_fingerprint_then_acknowledged()
    {
        using var response = await host.PostAsync("""{"id":"m1","text":"  маро полис гирифт  "}""");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var message = Assert.Single(host.Inbox.Stored);
        Assert.Equal(new InboundText("маро полис гирифт"), message.Content);
        Assert.Equal("m1", message.ProviderId);
        Assert.Equal(ChannelId.Web, message.From.Channel);
        // SHA-256 of the bytes 0 to 31, from an independent program.
        Assert.Equal("Yw3NKWbEM2aRElRIu7JbT_QSpJxzLbLIq8G4WBvXEN0", message.From.Value);
    }

    [Fact]
    public async Task A_repeated_message_is_acknowledged_and_does_nothing()
    {
        using var first = await host.PostAsync("""{"id":"m1","text":"a"}""");
        using var second = await host.PostAsync("""{"id":"m1","text":"a"}""");
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Single(host.Inbox.Stored);
    }

    [Fact]
    public async Task A_start_carries_the_language_that_the_person_chose()
    {
        using var response = await host.PostAsync("""{"id":"s","start":true,"language":"uz-Cyrl"}""");
        var message = Assert.Single(host.Inbox.Stored);
        Assert.Equal(new InboundStart(null), message.Content);
        Assert.Equal(("uz-Cyrl", true), (message.LanguageCode, message.LanguageChosen));
    }

    [Fact]
    public async Task Taps_and_places_are_read()
    {
        using var tap = await host.PostAsync("""{"id":"t","tap":"wages.paid:never:3"}""");
        using var place = await host.PostAsync("""{"id":"l","location":[43.25,76.95]}""");
        Assert.Equal([new InboundTap("wages.paid:never:3"), new InboundLocation(43.25, 76.95)], host.Inbox.Stored.Select(message => message.Content));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh+")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH==")]
    public async Task Without_a_well_formed_token_nothing_is_touched(string token)
    {
        using var response = await host.PostAsync("""{"id":"m1","text":"a"}""", token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(host.Inbox.Stored);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"text":"a"}""")]
    [InlineData("""{"id":"","text":"a"}""")]
    [InlineData("""{"id":7,"text":"a"}""")]
    [InlineData("""{"id":"m"}""")]
    [InlineData("""{"id":"m","text":""}""")]
    [InlineData("""{"id":"m","text":"   "}""")]
    [InlineData("""{"id":"m","text":{"a":1}}""")]
    [InlineData("""{"id":"m","text":"\ud800"}""")]
    [InlineData("""{"id":"m","text":"a","tap":"b"}""")]
    [InlineData("""{"id":"m","tap":""}""")]
    [InlineData("""{"id":"m","start":"yes"}""")]
    [InlineData("""{"id":"m","location":[91,0]}""")]
    [InlineData("""{"id":"m","location":[1]}""")]
    [InlineData("""{"id":"m","location":["1","2"]}""")]
    [InlineData("""{"id":"m","text":[[[[[[[[[[1]]]]]]]]]]}""")]
    public async Task What_the_page_never_sends_is_refused_with_words(string body)
    {
        using var response = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"error\":\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(host.Inbox.Stored);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using var response = await host.PostAsync([.. "{\"id\":\"m\",\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_and_the_longest_text_fits()
    {
        using var tooLong = await host.PostAsync($$"""{"id":"a","text":"{{new string('x', WebChatLimits.Body)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        using var longest = await host.PostAsync($$"""{"id":"b","text":"{{new string('я', MessagingLimits.InboundText)}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, longest.StatusCode);
        var cut = await host.PostAsync($$"""{"id":"c","text":"{{new string('я', MessagingLimits.InboundText + 1)}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, cut.StatusCode);
        Assert.All(host.Inbox.Stored, message => Assert.Equal(MessagingLimits.InboundText, ((InboundText)message.Content).Text.Length));
        Assert.EndsWith("…", ((InboundText)host.Inbox.Stored.Last().Content).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_conversation_and_a_store_that_is_away_ask_for_another_try()
    {
        host.Inbox.Otherwise = _ => Acceptance.Full;
        using var full = await host.PostAsync("""{"id":"m","text":"a"}""");
        host.Inbox.Otherwise = _ => throw new StoreUnavailableException("The store is away.");
        using var away = await host.PostAsync("""{"id":"m","text":"a"}""");
        foreach (var (response, code) in new[] { (full, "full"), (away, "away") })
        {
            Assert.Contains($"{{\"code\":\"{code}\",", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_flood_of_one_chat_is_slowed_with_words_and_other_chats_go_on()
    {
        var statuses = new List<HttpStatusCode>();
        HttpResponseMessage last = null!;
        for (var i = 0; i < WebChatLimits.PerChatBurst * 4 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            last = await host.PostAsync($$"""{"id":"m{{i}}","text":"a"}""");
            statuses.Add(last.StatusCode);
        }

        Assert.True(statuses.Count > WebChatLimits.PerChatBurst, "Ordinary chatting must not be slowed.");
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.True(last.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("Wait", await last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var other = await host.PostAsync("""{"id":"m","text":"a"}""", new string('A', WebChatToken.Length));
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
    }
}
