using System.Net;
using System.Text.Json;
using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>Files that the page brings, and files that it is given, over a real socket.</summary>
public sealed class WebChatFilesTests : IAsyncLifetime
{
    private const string Other = "HwAfHR4bHBkaFxgVFhMUERIPEA0ODAsJCgcIBQYDBAE";

    private WebChatHost host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await WebChatHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_photo_is_taken_without_its_place_and_forgotten_in_the_box_when_it_is_kept()
    {
        using var answer = await host.BringAsync(Pictures.JpegWithPlace);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var message = Assert.Single(host.Inbox.Stored);
        var file = Assert.IsType<InboundFile>(message.Content);
        Assert.Equal((WebChatHost.Chat, "f1", MediaKind.Photo, "image/jpeg", null), (message.From, message.ProviderId, file.Kind, file.MimeType, file.Caption));

        var opened = Assert.IsType<MediaFetch.Opened>(await host.Files.OpenAsync(file.Reference, Now));
        using var read = new MemoryStream();
        await using (opened.Content) await opened.Content.CopyToAsync(read, Now);
        Assert.Equal(file.Bytes, read.Length);
        Assert.True(read.ToArray().AsSpan().IndexOf("ZZMARKED"u8) < 0);
        Assert.True((await File.ReadAllBytesAsync(Assert.Single(host.Uploads), Now)).AsSpan().IndexOf("JFIF"u8) < 0);

        await host.Files.DoneAsync(file.Reference, Now);
        Assert.Empty(host.Uploads);
        Assert.IsType<MediaFetch.Gone>(await host.Files.OpenAsync(file.Reference, Now));
    }

    [Fact]
    public async Task A_voice_is_a_voice_and_a_second_try_with_the_same_id_leaves_nothing_behind()
    {
        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await host.BringAsync(Pictures.Voice);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(MediaKind.Voice, Assert.IsType<InboundFile>(Assert.Single(host.Inbox.Stored).Content).Kind);
        Assert.Single(host.Uploads);
    }

    [Theory]
    [InlineData("program", HttpStatusCode.UnsupportedMediaType, "file_kind")]
    [InlineData("page", HttpStatusCode.UnsupportedMediaType, "file_kind")]
    [InlineData("cut", HttpStatusCode.UnprocessableEntity, "file_damaged")]
    [InlineData("empty", HttpStatusCode.UnprocessableEntity, "file_damaged")]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge, "file_large")]
    public async Task What_cannot_be_taken_is_said_at_once_with_a_code_and_nothing_is_kept(string what, HttpStatusCode status, string code)
    {
        byte[] content = what switch
        {
            "program" => [.. "MZ"u8, 0x90, 0, 3],
            "page" => [.. "<html><script>alert(1)</script>\0"u8],
            "cut" => Pictures.Jpeg[..200],
            "empty" => [],
            _ => [.. "%PDF-"u8, .. new byte[MediaLimits.Document]],
        };
        using var answer = await host.BringAsync(content);
        Assert.Equal((status, code), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Empty(host.Inbox.Stored);
        Assert.Empty(host.Uploads);
    }

    [Fact]
    public async Task A_full_conversation_an_ended_chat_and_a_stranger_bring_nothing()
    {
        using var stranger = await host.BringAsync(Pictures.Png, token: "");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var nameless = await host.BringAsync(Pictures.Png, id: "");
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        host.Inbox.Otherwise = _ => Acceptance.Full;
        using var full = await host.BringAsync(Pictures.Png);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "full"), (full.StatusCode, await CodeAsync(full)));
        host.Inbox.Otherwise = null;
        await host.Mailbox.CloseAsync(WebChatHost.Chat, Now);
        using var over = await host.BringAsync(Pictures.Png);
        Assert.Equal((HttpStatusCode.Gone, "over"), (over.StatusCode, await CodeAsync(over)));
        Assert.Empty(host.Uploads);
    }

    [Fact]
    public async Task Many_files_at_once_must_wait_although_words_still_go()
    {
        for (var i = 0; i < 10; i++) (await host.BringAsync(Pictures.Png, $"f{i}")).Dispose();
        using var eleventh = await host.BringAsync(Pictures.Png, "f10");
        Assert.Equal((HttpStatusCode.TooManyRequests, "busy"), (eleventh.StatusCode, await CodeAsync(eleventh)));
        Assert.NotNull(eleventh.Headers.RetryAfter);
        using var words = await host.PostAsync("""{"id":"m1","text":"help"}""");
        Assert.Equal(HttpStatusCode.Accepted, words.StatusCode);
    }

    [Fact]
    public async Task When_the_disk_is_nearly_full_no_file_is_taken_and_words_still_go()
    {
        await using var full = await WebChatHost.StartAsync(keepFreeMegabytes: int.MaxValue);
        using var photo = await full.BringAsync(Pictures.Png);
        Assert.Equal((HttpStatusCode.InsufficientStorage, "file_room"), (photo.StatusCode, await CodeAsync(photo)));
        Assert.Empty(full.Uploads);
        using var words = await full.PostAsync("""{"id":"m1","text":"help"}""");
        Assert.Equal(HttpStatusCode.Accepted, words.StatusCode);
    }

    [Fact]
    public async Task One_chat_brings_a_hundred_megabytes_a_day_and_another_one_still_may()
    {
        byte[] paper = [.. "%PDF-"u8, .. new byte[MediaLimits.Document - 100]];
        for (var i = 0; i < 5; i++)
        {
            using var taken = await host.BringAsync(paper, $"f{i}");
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        }

        using var more = await host.BringAsync(paper, "f5");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "file_sum"), (more.StatusCode, await CodeAsync(more)));
        using var other = await host.BringAsync(Pictures.Png, "f6", token: Other);
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
    }

    [Fact]
    public async Task One_network_place_brings_four_files_at_a_time_whatever_chats_it_opens()
    {
        await using var rates = new WebChatRates();
        var here = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.1") } };
        var there = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.2") } };
        var open = Enumerable.Range(0, 4).Select(i => rates.OpenUpload(new Address(ChannelId.Web, $"page-{i}"), here)).ToList();
        Assert.All(open, Assert.NotNull);
        Assert.Null(rates.OpenUpload(new Address(ChannelId.Web, "page-5"), here));
        using var elsewhere = rates.OpenUpload(new Address(ChannelId.Web, "page-6"), there);
        Assert.NotNull(elsewhere);
        open[0]!.Dispose();
        using var next = rates.OpenUpload(new Address(ChannelId.Web, "page-5"), here);
        Assert.NotNull(next);
        foreach (var one in open) one!.Dispose();
    }

    [Fact]
    public async Task A_file_of_an_operator_comes_with_its_message_and_opens_for_that_chat_alone_and_can_do_nothing()
    {
        var file = host.Attachments.Keep("0123456789abcdef0123456789abcdef", Pictures.Png, WebChatHost.Chat);
        Assert.True(host.Channel.SendsFiles);
        var message = new OutboundMessage("", [], Importance.Operator, new LocaleTag("ru")) { Attachment = file };
        Assert.IsType<SendResult.Sent>(await host.Channel.SendAsync(new Delivery("d1", WebChatHost.Chat, message), Now));
        using (var stream = await host.ListenAsync())
        using (var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(Now)))
        {
            string? line;
            do line = await lines.ReadLineAsync(Now);
            while (line?.StartsWith("data: ", StringComparison.Ordinal) == false);
            var told = JsonDocument.Parse(line![6..]).RootElement.GetProperty("file");
            Assert.Equal(("0123456789abcdef0123456789abcdef", "image/png", "photo-012345.png"), (told.GetProperty("id").GetString(), told.GetProperty("type").GetString(), told.GetProperty("name").GetString()));
        }

        using var given = await host.FetchAsync(file.Media);
        Assert.Equal(Pictures.Png, await given.Content.ReadAsByteArrayAsync(Now));
        Assert.Equal(("image/png", "attachment", "photo-012345.png"), (given.Content.Headers.ContentType!.ToString(), given.Content.Headers.ContentDisposition!.DispositionType, given.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("nosniff", Assert.Single(given.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(given.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(given.Headers.CacheControl!.NoStore);

        Assert.Equal(HttpStatusCode.NotFound, (await host.FetchAsync(file.Media, Other)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.FetchAsync(file.Media, "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.FetchAsync("..%2Ffile")).StatusCode);
        await host.Mailbox.CloseAsync(WebChatHost.Chat, Now);
        Assert.Equal(HttpStatusCode.Gone, (await host.FetchAsync(file.Media)).StatusCode);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.GetProperty("code").GetString();
}
