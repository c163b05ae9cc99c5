using System.Net;
using System.Net.Sockets;
using Hotline.Channels.Sending;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>Files and places that go to WhatsApp: what Meta is brought, and what is sent then.</summary>
public sealed class WhatsAppFilesTests : IAsyncLifetime
{
    private static readonly Address Number = new(ChannelId.WhatsApp, "+998900000201");
    private readonly MemoryAttachments attachments = new();
    private FakeGraph graph = null!;
    private WhatsAppClient client = null!;
    private WhatsAppChannel channel = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private IEnumerable<GraphCall> Brought => graph.Calls.Where(call => call.Path.EndsWith("/media", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        graph = await FakeGraph.StartAsync();
        graph.Otherwise = call => call.Path.EndsWith("/media", StringComparison.Ordinal) ? new GraphAnswer(200, """{"id":"M1"}""") : null;
        var options = WhatsAppRig.Options(graph.Url);
        client = new WhatsAppClient(options, TimeProvider.System);
        channel = new WhatsAppChannel(client, options, new PlainChannelWords(), attachments, NullLogger<WhatsAppChannel>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task A_photo_is_brought_to_meta_and_sent_by_its_id_with_the_words_under_it()
    {
        Assert.Equal(new SendResult.Sent("wamid.OUT1"), await SendAsync(Pictures.Jpeg, "Это бланк"));
        var brought = Assert.Single(Brought);
        Assert.Equal(("POST", "/v23.0/106540352242922/media", "Bearer EAAmarkedtokenmarkedtoken"), (brought.Method, brought.Path, brought.Authorization));
        Assert.Contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n", brought.Body, StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/jpeg\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo-012345.jpg\"", brought.Body, StringComparison.Ordinal);
        Assert.Contains("JFIF", brought.Body, StringComparison.Ordinal);
        var sent = Assert.Single(graph.Messages);
        Assert.Equal(("image", "M1", "Это бланк", "abc.d1.i1"), (sent.GetProperty("type").GetString(), sent.GetProperty("image").GetProperty("id").GetString(), sent.GetProperty("image").GetProperty("caption").GetString(), sent.GetProperty("biz_opaque_callback_data").GetString()));
        Assert.False(sent.GetProperty("image").TryGetProperty("filename", out _));
    }

    [Fact]
    public async Task A_paper_has_a_name_and_words_before_it_when_they_are_long()
    {
        var words = new string('а', 1500);
        Assert.IsType<SendResult.Sent>(await SendAsync("%PDF-1.4 paper"u8.ToArray(), words));
        Assert.Equal(["text", "document"], graph.Messages.Select(m => m.GetProperty("type").GetString()));
        var document = graph.Messages[1].GetProperty("document");
        Assert.Equal(("M1", "document-012345.pdf", false), (document.GetProperty("id").GetString(), document.GetProperty("filename").GetString(), document.TryGetProperty("caption", out _)));
        Assert.Equal(2, channel.CallsFor(Delivery(attachments.Keep("0123456789abcdef", "%PDF-1.4"u8.ToArray()), words)));
    }

    [Fact]
    public async Task A_voice_has_its_words_before_it_because_whatsapp_shows_none_under_it()
    {
        Assert.IsType<SendResult.Sent>(await SendAsync(Pictures.Voice, "Послушайте"));
        Assert.Equal(["text", "audio"], graph.Messages.Select(m => m.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("image/jpeg", 5 * 1024 * 1024, "image")]
    [InlineData("image/jpeg", 5 * 1024 * 1024 + 1, "document")]
    [InlineData("audio/ogg", 16 * 1024 * 1024, "audio")]
    [InlineData("video/mp4", 16 * 1024 * 1024 + 1, "document")]
    [InlineData("application/pdf", 100, "document")]
    [InlineData("image/gif", 100, null)]
    [InlineData("image/heic", 100, null)]
    [InlineData("image/webp", 100, null)]
    [InlineData("audio/webm", 100, null)]
    [InlineData("text/html", 100, null)]
    public void Each_kind_goes_as_what_meta_takes_it_for(string type, long bytes, string? way) => Assert.Equal(way, WhatsAppFileWay.Of(type, bytes)?.Type);

    [Fact]
    public async Task What_whatsapp_does_not_take_is_told_before_and_never_brought()
    {
        Assert.Equal(WhatsAppFileWay.NotTaken, channel.FileFault(MediaTypes.Named("image/heic")!, 10));
        Assert.Null(channel.FileFault(MediaTypes.Named("image/png")!, 10));
        Assert.IsType<SendResult.Refused>(await SendAsync(Pictures.GifWithPlace, ""));
        Assert.Empty(graph.Calls);
    }

    [Theory]
    [InlineData("lost", typeof(SendResult.RetryAfter))]
    [InlineData("proxy", typeof(SendResult.RetryAfter))]
    [InlineData("no id", typeof(SendResult.RetryAfter))]
    [InlineData("token", typeof(SendResult.AccountBroken))]
    [InlineData("slower", typeof(SendResult.RetryAfter))]
    [InlineData("slower, says a proxy", typeof(SendResult.RetryAfter))]
    public async Task A_file_that_did_not_come_to_meta_surely_reached_nobody_and_is_brought_again(string what, Type result)
    {
        graph.Otherwise = _ => what switch
        {
            "lost" => new GraphAnswer(500, ""),
            "proxy" => new GraphAnswer(403, "<html>"),
            "no id" => new GraphAnswer(200, "{}"),
            "token" => FakeGraph.Error(401, 190),
            "slower" => FakeGraph.Error(400, 130429),
            _ => new GraphAnswer(429, "<html>"),
        };
        var answer = await SendAsync(Pictures.Png, "words");
        Assert.IsType(result, answer);
        // A wait for one person is never zero: nobody would leave any time.
        Assert.True(answer is not SendResult.RetryAfter { Scope: RetryScope.Recipient, After.Ticks: 0 });
        Assert.Equal(what == "proxy", answer is SendResult.RetryAfter { Scope: RetryScope.Recipient });
        Assert.Empty(graph.Messages);
    }

    [Theory]
    [InlineData("too large", "larger")]
    [InlineData("of another kind", "of this kind")]
    [InlineData("refused", "could not take the file")]
    [InlineData("refused when sent", "could not take the file")]
    public async Task Words_under_a_file_that_whatsapp_does_not_take_are_said_without_it_and_the_operator_reads_so(string what, string why)
    {
        graph.Otherwise = call => call.Path.EndsWith("/media", StringComparison.Ordinal)
            ? what switch
            {
                "too large" => new GraphAnswer(413, "<html>"),
                "of another kind" => new GraphAnswer(415, ""),
                "refused" => FakeGraph.Error(400, 131053),
                _ => new GraphAnswer(200, """{"id":"M1"}"""),
            }
            : call.Json.GetProperty("type").GetString() == "image" ? FakeGraph.Error(400, 131053) : null;

        var refused = Assert.IsType<SendResult.Refused>(await SendAsync(Pictures.Png, "Это бланк"));

        Assert.Contains(why, refused.Words, StringComparison.Ordinal);
        Assert.EndsWith("The words under it were sent without it.", refused.Words, StringComparison.Ordinal);
        var said = graph.Messages[^1];
        Assert.Equal(("text", "Это бланк"), (said.GetProperty("type").GetString(), said.GetProperty("text").GetProperty("body").GetString()));
        // That they arrived does not say that the whole did.
        Assert.True(DeliveryMark.TryParse(said.GetProperty("biz_opaque_callback_data").GetString(), out var mark) && mark.Parts == 2);
    }

    [Fact]
    public async Task A_file_that_was_brought_too_slowly_is_sent_under_the_next_lease_and_not_brought_again()
    {
        var held = TimeSpan.Zero;
        graph.Otherwise = call =>
        {
            if (!call.Path.EndsWith("/media", StringComparison.Ordinal)) return null;
            held = TimeSpan.FromSeconds(45);
            return new GraphAnswer(200, """{"id":"M1"}""");
        };
        var delivery = Held(Pictures.Png, () => held);

        Assert.Equal(PartedSending.OutOfTime, await channel.SendAsync(delivery, Now));
        Assert.Empty(graph.Messages);
        held = TimeSpan.Zero;
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(delivery, Now));

        Assert.Single(Brought);
        Assert.Equal("M1", Assert.Single(graph.Messages).GetProperty("image").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_file_that_was_refused_too_slowly_has_its_words_said_under_the_next_lease_and_is_not_brought_again()
    {
        var held = TimeSpan.Zero;
        graph.Otherwise = call =>
        {
            if (!call.Path.EndsWith("/media", StringComparison.Ordinal)) return null;
            held = TimeSpan.FromSeconds(45);
            return new GraphAnswer(413, "<html>");
        };
        var delivery = Held(Pictures.Png, () => held);

        Assert.Equal(PartedSending.OutOfTime, await channel.SendAsync(delivery, Now));
        Assert.Empty(graph.Messages);
        held = TimeSpan.Zero;
        Assert.EndsWith("were sent without it.", Assert.IsType<SendResult.Refused>(await channel.SendAsync(delivery, Now)).Words, StringComparison.Ordinal);

        Assert.Single(Brought);
        Assert.Equal("Это бланк", Assert.Single(graph.Messages).GetProperty("text").GetProperty("body").GetString());
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(19, 31)]
    public async Task A_file_has_what_is_left_of_its_lease_to_come_to_meta(int held, int has)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var (time, options) = (new ManualTime(), WhatsAppRig.Options($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"));
        using var slow = new WhatsAppClient(options, time);
        var sending = new WhatsAppChannel(slow, options, new PlainChannelWords(), attachments, NullLogger<WhatsAppChannel>.Instance).SendAsync(Held(Pictures.Png, () => TimeSpan.FromSeconds(held)), Now);

        await time.UntilDueInAsync(TimeSpan.FromSeconds(has));
        time.Advance(TimeSpan.FromSeconds(has));

        Assert.IsType<SendResult.RetryAfter>(await sending);
    }

    [Fact]
    public async Task A_file_is_not_brought_after_the_first_third_of_a_lease()
    {
        Assert.Equal(PartedSending.OutOfTime, await channel.SendAsync(Held(Pictures.Png, () => TimeSpan.FromSeconds(20)), Now));
        Assert.Empty(graph.Calls);
    }

    [Fact]
    public async Task Where_there_are_no_words_a_refused_file_is_only_refused()
    {
        graph.Otherwise = _ => new GraphAnswer(413, "<html>");
        Assert.DoesNotContain("words", Assert.IsType<SendResult.Refused>(await SendAsync(Pictures.Png, "")).Words, StringComparison.Ordinal);
        Assert.Empty(graph.Messages);
    }

    [Fact]
    public async Task A_file_that_is_not_here_any_more_is_told()
    {
        var file = attachments.Keep("0123456789abcdef", Pictures.Png);
        attachments.Lose(file.Media);
        Assert.Equal("file_gone", Assert.IsType<SendResult.Refused>(await channel.SendAsync(Delivery(file, ""), Now)).Code);
        Assert.Empty(graph.Calls);
    }

    [Fact]
    public async Task A_place_is_a_map_with_the_words_behind_it()
    {
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(Delivery(null, "43.23895, 76.88971\nНаш офис"), Now));
        Assert.Equal(["location", "text"], graph.Messages.Select(m => m.GetProperty("type").GetString()));
        var place = graph.Messages[0].GetProperty("location");
        Assert.Equal((43.23895, 76.88971), (place.GetProperty("latitude").GetDouble(), place.GetProperty("longitude").GetDouble()));
    }

    [Theory]
    [InlineData("""{"url":"{0}/file","file_size":"20971521"}""", typeof(MediaFetch.TooLarge))]
    [InlineData("""{"url":"http://127.0.0.1:1/file"}""", typeof(MediaFetch.Gone))]
    [InlineData("""{"url":"{0}/elsewhere"}""", typeof(MediaFetch.Later))]
    [InlineData("""{"url":"{0}/expired"}""", typeof(MediaFetch.Later))]
    [InlineData("""{"url":"{0}/file"}""", typeof(MediaFetch.Opened))]
    public async Task A_file_that_a_person_sent_is_fetched_from_where_meta_says_and_followed_nowhere(string told, Type fetch)
    {
        graph.Otherwise = call => call.Path switch
        {
            "/v23.0/77" => new GraphAnswer(200, told.Replace("{0}", graph.Url, StringComparison.Ordinal)),
            "/elsewhere" => new GraphAnswer(302, "", [("Location", $"{graph.Url}/file")]),
            "/expired" => new GraphAnswer(404, ""),
            _ => new GraphAnswer(200, "data"),
        };
        var fetched = await new WhatsAppFiles(client, WhatsAppRig.Options(graph.Url)).OpenAsync("77", Now);
        Assert.IsType(fetch, fetched);
        if (fetched is MediaFetch.Opened opened) await opened.Content.DisposeAsync();
        Assert.Equal(told.Contains("elsewhere", StringComparison.Ordinal) ? 2 : graph.Calls.Count, graph.Calls.Count);
        Assert.DoesNotContain(graph.Calls, call => call.Path == "/file" && fetch != typeof(MediaFetch.Opened));
    }

    [Theory]
    [InlineData(404, 100, true)]
    [InlineData(400, 100, true)]
    [InlineData(500, 131000, false)]
    public async Task A_file_that_meta_has_forgotten_is_asked_for_once_more_at_most(int status, long code, bool once)
    {
        graph.Otherwise = _ => FakeGraph.Error(status, code, 33);
        Assert.Equal(new MediaFetch.Later(Once: once), await new WhatsAppFiles(client, WhatsAppRig.Options(graph.Url)).OpenAsync("77", Now));
    }

    private Task<SendResult> SendAsync(byte[] content, string words) => channel.SendAsync(Delivery(attachments.Keep("0123456789abcdef", content), words), Now);

    /// <summary>With words under it, and a lease of a minute of which so much is over.</summary>
    private Delivery Held(byte[] content, Func<TimeSpan> held) =>
        Delivery(attachments.Keep("0123456789abcdef", content), "Это бланк") with { Try = new DeliveryTry("7", "somebody") { Time = new CallTime(TimeSpan.FromSeconds(60), held) } };

    private static Delivery Delivery(Attachment? file, string words) =>
        new("d1", Number, new OutboundMessage(words, [], Importance.Operator, new LocaleTag("ru")) { Attachment = file }) { Conversation = new ConversationId("abc") };
}
