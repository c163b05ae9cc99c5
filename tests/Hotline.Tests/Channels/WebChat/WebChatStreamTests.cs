using System.Net;
using System.Text.Json;
using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>What the page receives, over a real socket.</summary>
public sealed class WebChatStreamTests : IAsyncLifetime
{
    private WebChatHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebChatHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_message_that_was_sent_before_the_page_listened_is_delivered_whole()
    {
        Assert.IsType<SendResult.Sent>(await host.SayAsync("d1", "Салом\nОё касе дар хатар аст?", new Button("yes", "Ҳа", "welcome.danger:yes:1")));
        using var response = await host.ListenAsync();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        using var lines = await LinesAsync(response);
        Assert.Equal("event: message", await lines.ReadLineAsync(Stop));
        Assert.Equal("id: 1", await lines.ReadLineAsync(Stop));
        var data = JsonDocument.Parse((await lines.ReadLineAsync(Stop))!["data: ".Length..]).RootElement;
        Assert.Equal("d1", data.GetProperty("id").GetString());
        Assert.Equal("Салом\nОё касе дар хатар аст?", data.GetProperty("text").GetString());
        Assert.Equal("tg", data.GetProperty("locale").GetString());
        Assert.Equal("welcome.danger:yes:1", data.GetProperty("choices")[0].GetProperty("data").GetString());
        Assert.Equal(DateTimeOffset.UnixEpoch, data.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_message_that_comes_while_the_page_listens_is_delivered_at_once()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        Assert.Equal(": ", await lines.ReadLineAsync(Stop));
        await host.SayAsync("d1", "a");
        Assert.Equal("id: 1", await NextAsync(lines, "id:"));
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_and_no_more()
    {
        for (var i = 1; i <= WebChatLimits.Page + 5; i++) await host.SayAsync($"d{i}", "a");
        using var response = await host.ListenAsync(after: "2");
        using var lines = await LinesAsync(response);
        for (var i = 3; i <= WebChatLimits.Page + 5; i++) Assert.Equal($"id: {i}", await NextAsync(lines, "id:"));
    }

    [Fact]
    public async Task The_same_delivery_twice_is_one_message()
    {
        await host.SayAsync("d1", "a");
        Assert.IsType<SendResult.Sent>(await host.SayAsync("d1", "a"));
        Assert.Single(await host.Mailbox.ReadAsync(WebChatHost.Chat, 0, 10, Stop));
    }

    [Fact]
    public async Task A_page_hears_that_a_helper_types_and_goes_on_hearing_messages()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        Assert.Equal(": ", await lines.ReadLineAsync(Stop));
        await host.Typing.ShowAsync(new Address(ChannelId.Web, "somebody else"), Stop);
        for (var times = 0; times < 2; times++)
        {
            await host.Typing.ShowAsync(WebChatHost.Chat, Stop);
            Assert.Equal("event: typing", await NextAsync(lines, "event:"));
            Assert.Equal("data: {}", await lines.ReadLineAsync(Stop));
        }

        await host.SayAsync("d1", "a");
        Assert.Equal("event: message", await NextAsync(lines, "event:"));
        Assert.Equal("id: 1", await lines.ReadLineAsync(Stop));
    }

    [Fact]
    public async Task A_silent_line_shows_that_it_lives()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        Assert.Equal(": ", await lines.ReadLineAsync(Stop));
        await host.Mailbox.Waiting.WaitAsync(Stop);
        host.Mailbox.WakeWithoutNews(WebChatHost.Chat);
        Assert.Equal("", await lines.ReadLineAsync(Stop));
        Assert.Equal(": ", await lines.ReadLineAsync(Stop));
    }

    [Fact]
    public async Task Leaving_tells_the_engine_ends_the_line_and_refuses_what_comes_later()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        using var left = await host.LeaveAsync();
        using var again = await host.LeaveAsync();
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (left.StatusCode, again.StatusCode));
        Assert.Equal(new InboundTap("_always:leave"), Assert.Single(host.Inbox.Stored).Content);
        Assert.Equal("event: ended", await NextAsync(lines, "event:"));
        await DrainAsync(lines);
        Assert.IsType<SendResult.ContactGone>(await host.SayAsync("d1", "a"));
        using var late = await host.PostAsync("""{"id":"m","text":"a"}""");
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        using var reopened = await host.ListenAsync();
        using var ended = await LinesAsync(reopened);
        Assert.Equal("event: ended", await NextAsync(ended, "event:"));
        Assert.Equal("""data: {"erased":false}""", await ended.ReadLineAsync(Stop));
    }

    [Fact]
    public async Task A_page_hears_that_its_data_was_deleted_and_every_later_request_says_so()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        await host.Mailbox.CloseAsync(WebChatHost.Chat, MailboxState.Erased);
        Assert.Equal("event: ended", await NextAsync(lines, "event:"));
        Assert.Equal("""data: {"erased":true}""", await lines.ReadLineAsync(Stop));
        using var late = await host.PostAsync("""{"id":"m","text":"a"}""");
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("\"erased\"", await late.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_too_much_may_still_leave()
    {
        HttpStatusCode status;
        var i = 0;
        do
        {
            using var answer = await host.PostAsync($$"""{"id":"m{{i++}}","text":"a"}""");
            status = answer.StatusCode;
        }
        while (status == HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);

        using var left = await host.LeaveAsync();

        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.Equal(new InboundTap("_always:leave"), host.Inbox.Stored.Last().Content);
    }

    [Fact]
    public async Task A_leave_that_the_store_cannot_take_ends_the_session_and_asks_the_page_to_say_it_again()
    {
        host.Inbox.Otherwise = _ => Acceptance.Full;
        using var full = await host.LeaveAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        Assert.NotNull(full.Headers.RetryAfter);
        Assert.IsType<SendResult.ContactGone>(await host.SayAsync("d1", "a"));

        host.Inbox.Otherwise = null;
        using var again = await host.LeaveAsync();
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(new InboundTap("_always:leave"), Assert.Single(host.Inbox.Stored).Content);
    }

    [Fact]
    public async Task A_store_that_is_away_is_503_before_the_line_begins_and_a_retry_for_the_sender()
    {
        host.Mailbox.Away = true;
        using var response = await host.ListenAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.IsType<SendResult.RetryAfter>(await host.SayAsync("d1", "a"));
    }

    [Fact]
    public async Task Too_many_open_windows_are_refused_and_a_closed_one_makes_room()
    {
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < WebChatLimits.StreamsPerChat; i++) open.Add(await host.ListenAsync());
        using (var refused = await host.ListenAsync()) Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        open[0].Dispose();
        HttpStatusCode status;
        do
        {
            using var next = await host.ListenAsync();
            status = next.StatusCode;
        }
        while (status == HttpStatusCode.TooManyRequests && !Stop.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.OK, status);
        open.ForEach(response => response.Dispose());
    }

    [Fact]
    public async Task A_stopping_program_does_not_wait_for_its_listeners()
    {
        using var response = await host.ListenAsync();
        using var lines = await LinesAsync(response);
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Stop);
        await DrainAsync(lines);
    }

    private static async Task<StreamReader> LinesAsync(HttpResponseMessage response) => new(await response.Content.ReadAsStreamAsync(Stop));

    private static async Task<string?> NextAsync(StreamReader lines, string begin)
    {
        string? line;
        do line = await lines.ReadLineAsync(Stop);
        while (line is not null && !line.StartsWith(begin, StringComparison.Ordinal));
        return line;
    }

    private static async Task DrainAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Stop) is not null)
        {
            // Until the server closes the line.
        }
    }
}
