using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hotline.Channels.Telegram;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Channels;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>What the client makes of answers that are not Telegram's usual ones.</summary>
public sealed class TelegramClientTests
{
    private const string Token = "123456789:AAmarkedtokenmarkedtokenmarkedtoken";

    [Theory]
    [InlineData(403, "<html>proxy says no</html>", 0)]
    [InlineData(200, "<html>captive portal</html>", 0)]
    [InlineData(200, "{\"ok\":true}", 0)]
    [InlineData(200, "{\"ok\":true,\"result\":\"not a message\"}", 0)]
    [InlineData(200, "", 0)]
    [InlineData(502, "Bad Gateway", 0)]
    [InlineData(429, "slow down", 429)]
    [InlineData(302, "", 0)]
    [InlineData(400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}", 400)]
    [InlineData(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}", 500)]
    [InlineData(403, "{\"ok\":false,\"error_code\":\"403\",\"description\":7,\"parameters\":[]}", 403)]
    public async Task Only_telegrams_own_words_decide(int status, string body, int understood)
    {
        var failed = Assert.IsType<TelegramCall<SentMessage>.Failed>(await SendAsync(status, body));
        Assert.Equal(understood, failed.Error.Status);
        Assert.DoesNotContain("marked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_is_read_from_the_answer_or_else_its_header()
    {
        const string told = "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":11}}";
        var answer = Assert.IsType<TelegramCall<SentMessage>.Failed>(await SendAsync(429, told, "Retry-After: 7\r\n"));
        var header = Assert.IsType<TelegramCall<SentMessage>.Failed>(await SendAsync(429, "slow down", "Retry-After: 7\r\n"));
        Assert.Equal((TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(7)), (answer.Error.RetryAfter, header.Error.RetryAfter));
    }

    [Fact]
    public async Task A_telegram_that_is_not_there_has_surely_not_sent_it_and_shows_no_token()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        using var client = Client(port);
        var failed = Assert.IsType<TelegramCall<SentMessage>.Failed>(await client.SendMessageAsync(new(1, "x", new(true), null), TestContext.Current.CancellationToken));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.Zero, "Telegram could not be reached; nothing was sent.", RetryScope.Provider), TelegramErrors.ToResult(failed.Error));
        Assert.DoesNotContain("marked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_ends_before_the_answer_is_not_tried_again_by_itself()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client(((IPEndPoint)listener.LocalEndpoint).Port);
        var call = client.SendMessageAsync(new(1, "x", new(true), null), TestContext.Current.CancellationToken);
        using (var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            await ReadRequestAsync(socket.GetStream());
        }

        Assert.IsType<SendResult.Unknown>(TelegramErrors.ToResult(Assert.IsType<TelegramCall<SentMessage>.Failed>(await call).Error));
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData(600, 50)]
    [InlineData(31, 31)]
    public async Task A_file_has_what_is_left_of_its_lease_and_never_longer_than_a_slow_line_needs(int left, int has)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var time = new ManualTime();
        using var client = new TelegramClient(new() { Token = Token, ApiUrl = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}" }, time);
        var call = client.SendFileAsync("sendPhoto", "photo", new MemoryStream([1]), "image/png", "photo.png", [], TimeSpan.FromSeconds(left), TestContext.Current.CancellationToken);

        await time.UntilDueInAsync(TimeSpan.FromSeconds(has));
        time.Advance(TimeSpan.FromSeconds(has));

        Assert.IsType<SendResult.Unknown>(TelegramErrors.ToResult(Assert.IsType<TelegramCall<SentMessage>.Failed>(await call).Error));
    }

    private static async Task<TelegramCall<SentMessage>> SendAsync(int status, string body, string headers = "")
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client(((IPEndPoint)listener.LocalEndpoint).Port);
        var call = client.SendMessageAsync(new(1, "x", new(true), null), TestContext.Current.CancellationToken);
        using var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await ReadRequestAsync(stream);
        var answer = string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), TestContext.Current.CancellationToken);
        return await call;
    }

    /// <summary>Reads until the JSON body's last brace.</summary>
    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("}}", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    private static TelegramClient Client(int port) => new(new() { Token = Token, ApiUrl = $"http://127.0.0.1:{port}" }, TimeProvider.System);
}
