using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hotline.Channels.WhatsApp;
using Hotline.Channels.WhatsApp.Wire;
using Hotline.Core.Channels;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>What the client sends, and what it makes of answers that are not Meta's usual ones.</summary>
public sealed class WhatsAppClientTests
{
    private const string Marked = "marked";
    private static readonly MessageRequest Request = new("998900000201", null, "text", "abc.def") { Text = new("marked words") };

    [Fact]
    public async Task A_message_goes_to_the_number_with_token_and_user_agent()
    {
        await using var graph = await FakeGraph.StartAsync();
        using var client = Client(graph.Url);
        Assert.Equal(new WhatsAppCall<string>.Done("wamid.OUT1"), await client.SendAsync(Request, TestContext.Current.CancellationToken));
        var call = Assert.Single(graph.Calls);
        Assert.Equal(("POST", "/v23.0/106540352242922/messages", "Bearer EAAmarkedtokenmarkedtoken"), (call.Method, call.Path, call.Authorization));
        Assert.Matches("^Hotline/[0-9]+\\.[0-9]+\\.[0-9]+$", call.UserAgent);
        Assert.Equal(
            """{"to":"998900000201","type":"text","biz_opaque_callback_data":"abc.def","messaging_product":"whatsapp","recipient_type":"individual","text":{"body":"marked words","preview_url":false}}""",
            call.Body);
    }

    [Theory]
    [InlineData(403, "<html>proxy says no</html>", null)]
    [InlineData(200, "<html>captive portal</html>", null)]
    [InlineData(200, "{}", null)]
    [InlineData(200, "[]", null)]
    [InlineData(200, "{\"messages\":[]}", null)]
    [InlineData(200, "{\"messages\":[{\"id\":7}]}", null)]
    [InlineData(200, "", null)]
    [InlineData(502, "Bad Gateway", null)]
    [InlineData(302, "", null)]
    [InlineData(400, "{\"error\":{\"code\":131026,\"message\":\"marked\"}}", 131026L)]
    [InlineData(200, "{\"error\":{\"code\":131026}}", 131026L)]
    [InlineData(500, "{\"error\":{\"code\":\"131000\"}}", 131000L)]
    [InlineData(400, "{\"error\":{\"code\":[]}}", null)]
    [InlineData(400, "{\"error\":7}", null)]
    public async Task Only_metas_own_code_decides(int status, string body, long? code)
    {
        var failed = await FailAsync(status, body);
        Assert.Equal(code, failed.Code);
        Assert.DoesNotContain(Marked, $"{failed} {WhatsAppErrors.ToResult(failed)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7)]
    [InlineData("X-Business-Use-Case-Usage: {\"1\":[{\"type\":\"whatsapp\",\"call_count\":100,\"estimated_time_to_regain_access\":3},{\"estimated_time_to_regain_access\":1}]}\r\n", 180)]
    [InlineData("Retry-After: 9\r\nX-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":3}]}\r\n", 9)]
    [InlineData("Retry-After: 999999999\r\n", 86_400)]
    [InlineData("X-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":0}]}\r\n", null)]
    [InlineData("X-Business-Use-Case-Usage: nonsense\r\n", null)]
    [InlineData("X-Business-Use-Case-Usage: {\"1\":{\"estimated_time_to_regain_access\":\"x\"},\"2\":7}\r\n", null)]
    public async Task The_wait_is_read_from_the_headers(string headers, int? seconds)
    {
        var failed = await FailAsync(429, "{\"error\":{\"code\":130429}}", headers);
        Assert.Equal(seconds, (int?)failed.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_meta_that_is_not_there_has_surely_not_sent_it()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        using var client = Client($"http://127.0.0.1:{port}");
        var failed = Assert.IsType<WhatsAppCall<string>.Failed>(await client.SendAsync(Request, TestContext.Current.CancellationToken));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.Zero, "Meta could not be reached; nothing was sent.", RetryScope.Provider), WhatsAppErrors.ToResult(failed.Error));
        Assert.DoesNotContain(Marked, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_ends_before_the_answer_may_have_sent_it_and_is_not_tried_again_by_itself()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var call = client.SendAsync(Request, TestContext.Current.CancellationToken);
        using (var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken)) await ReadRequestAsync(socket.GetStream());
        Assert.IsType<SendResult.Unknown>(WhatsAppErrors.ToResult(Assert.IsType<WhatsAppCall<string>.Failed>(await call).Error));
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_answer_that_does_not_come_may_have_sent_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new ManualTime();
        using var client = new WhatsAppClient(WhatsAppRig.Options($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), time);
        var call = client.SendAsync(Request, TestContext.Current.CancellationToken);
        using var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await ReadRequestAsync(socket.GetStream());
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.IsType<SendResult.Unknown>(WhatsAppErrors.ToResult(Assert.IsType<WhatsAppCall<string>.Failed>(await call).Error));
    }

    private static async Task<WhatsAppError> FailAsync(int status, string body, string headers = "")
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = Client($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var call = client.SendAsync(Request, TestContext.Current.CancellationToken);
        using var socket = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await ReadRequestAsync(stream);
        var answer = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), TestContext.Current.CancellationToken);
        return Assert.IsType<WhatsAppCall<string>.Failed>(await call).Error;
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

    private static WhatsAppClient Client(string url) => new(WhatsAppRig.Options(url), TimeProvider.System);
}
