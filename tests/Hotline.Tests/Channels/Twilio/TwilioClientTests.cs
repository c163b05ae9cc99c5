using System.Net;
using System.Net.Sockets;
using System.Text;
using Hotline.Channels.Twilio.Calls;
using Hotline.Core.Channels;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What the client sends, and what it makes of strange answers.</summary>
public sealed class TwilioClientTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Message = new() { ["To"] = "+77019991234", ["From"] = "+15550001111", ["Body"] = "markedwords" };
    private static readonly string[] Marked = ["marked", "7019991234", "mysecret"];

    private TwilioApi api = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => api = await TwilioApi.StartAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    private TwilioClient Client(bool byAuthToken = false, params (string, string?)[] changes) => new(TwilioSettings.Options([("Twilio:ApiUrl", api.Url), .. changes]), TimeProvider.System, byAuthToken);

    private static string Basic(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    [Fact]
    public async Task The_api_key_pays_when_there_is_one_else_the_auth_token()
    {
        using (var byKey = Client()) await byKey.CreateAsync(Message, Now);
        using (var byToken = Client(byAuthToken: true)) await byToken.CreateAsync(Message, Now);
        using (var without = Client(changes: [("Twilio:ApiKey", ""), ("Twilio:ApiSecret", "")])) await without.CreateAsync(Message, Now);
        var account = Basic(TwilioSettings.Account, TwilioSettings.Token);
        Assert.Equal([Basic("SK00000000000000000000000000000000", TwilioSettings.Secret), account, account], api.Requests.Select(r => r.Authorization));
        Assert.All(api.Requests, r => Assert.Equal($"/2010-04-01/Accounts/{TwilioSettings.Account}/Messages.json", r.Path));
        Assert.Equal(Message, api.Requests.First().Form);
    }

    [Theory]
    [InlineData(400, """{"code":21610,"message":"The number markedwords 7019991234 has opted out","status":400}""", "Answered", 400, 21610)]
    [InlineData(400, """{"code":"21211","status":400}""", "Answered", 400, 21211)]
    [InlineData(429, """{"code":20429}""", "Answered", 429, 20429)]
    [InlineData(403, "<html>markedwords</html>", "Answered", 403, null)]
    [InlineData(502, "Bad Gateway", "Answered", 502, null)]
    [InlineData(302, "", "Answered", 302, null)]
    [InlineData(400, """{"code":[]}""", "Answered", 400, null)]
    [InlineData(200, "<html>captive portal</html>", "NoAnswer", 200, null)]
    [InlineData(201, """{"status":"queued"}""", "NoAnswer", 201, null)]
    [InlineData(201, "", "NoAnswer", 201, null)]
    [InlineData(0, "", "NoAnswer", 0, null)]
    public async Task Only_twilios_own_codes_decide_and_its_words_are_left_out(int status, string body, string reach, int understood, int? code)
    {
        api.Answer = _ => (status, body);
        using var client = Client();
        var failed = Assert.IsType<TwilioCall<TwilioMessage>.Failed>(await client.CreateAsync(Message, Now));
        Assert.Equal((reach, understood, code), (failed.Error.Reach.ToString(), failed.Error.Status, failed.Error.Code));
        Assert.All(Marked, mark => Assert.DoesNotContain(mark, failed + failed.Error.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("999999999", 86_400)]
    [InlineData("0", null)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task The_wait_that_twilio_names_is_read(string? header, int? seconds)
    {
        (api.RetryAfter, api.Answer) = (header, _ => (429, """{"code":20429}"""));
        using var client = Client();
        var failed = Assert.IsType<TwilioCall<TwilioMessage>.Failed>(await client.CreateAsync(Message, Now));
        Assert.Equal(seconds, (int?)failed.Error.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_misspelt_parameter_or_a_call_that_twilio_does_not_have_is_noticed()
    {
        SharedData.Find("contracts/twilio/twilio_api_v2010.messages.strict.openapi.json");
        var strict = await TwilioApi.StartAsync();
        using (var client = new TwilioClient(TwilioSettings.Options(("Twilio:ApiUrl", strict.Url)), TimeProvider.System))
        {
            await client.CreateAsync(new Dictionary<string, string>(Message) { ["StatusCalback"] = "x" }, Now);
            await client.ListAsync(new Dictionary<string, string> { ["Form"] = "+1" }, Now);
        }

        var faults = await Assert.ThrowsAnyAsync<Exception>(async () => await strict.DisposeAsync());
        Assert.Contains("StatusCalback", faults.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twilio_that_is_not_there_has_surely_not_sent_it()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        using var client = Client(changes: ("Twilio:ApiUrl", $"http://127.0.0.1:{port}"));
        var failed = Assert.IsType<TwilioCall<TwilioMessage>.Failed>(await client.CreateAsync(Message, Now));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.Zero, "Twilio could not be reached; nothing was sent.", RetryScope.Provider), TwilioErrors.ToResult(failed.Error, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_list_is_followed_with_its_own_question_and_never_to_another_host()
    {
        api.Answer = request => (200, request.Query.ContainsKey("Page")
            ? """{"messages":[{"sid":"SM2"}],"next_page_uri":null}"""
            : """{"messages":[{"sid":"SM1"},7,{"nosid":1}],"next_page_uri":"https://elsewhere.example/x?Page=1&PageToken=PASM9&To=another"}""");
        using var client = Client();
        var first = Assert.IsType<TwilioCall<TwilioPage>.Done>(await client.ListAsync(new Dictionary<string, string> { ["To"] = "whatsapp:+1", ["DateSent>"] = "2026-11-22T00:00:00Z" }, Now)).Result;
        var second = Assert.IsType<TwilioCall<TwilioPage>.Done>(await client.ListAsync(first.Next!, Now)).Result;
        Assert.Equal(["SM1", "SM2"], first.Messages.Concat(second.Messages).Select(m => m.Sid));
        Assert.Null(second.Next);
        Assert.Equal(
            new Dictionary<string, string> { ["To"] = "whatsapp:+1", ["DateSent>"] = "2026-11-22T00:00:00Z", ["Page"] = "1", ["PageToken"] = "PASM9" },
            api.Requests.Last().Query);
    }

    [Fact]
    public async Task A_file_is_opened_with_credentials_for_twilio_alone()
    {
        using var client = Client();
        using var opened = await client.OpenFileAsync($"{api.Url}/2010-04-01/Accounts/x/Messages/y/Media/z", Now);
        Assert.Equal(200, (int)opened!.StatusCode);
        Assert.NotEqual("", Assert.Single(api.Requests).Authorization);
        await using var elsewhere = await TwilioApi.StartAsync();
        foreach (var foreign in new[] { $"{elsewhere.Url}/a", "http://api.twilio.com/a", "https://eviltwilio.com/a", "https://api.twilio.com.evil.example/a", "file:///etc/passwd" })
            Assert.Null(await client.OpenFileAsync(foreign, Now));
        Assert.Empty(elsewhere.Requests);
    }
}
