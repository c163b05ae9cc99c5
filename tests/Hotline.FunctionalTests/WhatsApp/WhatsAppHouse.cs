using System.Security.Cryptography;
using System.Text;
using Hotline.FunctionalTests.Running;
using Hotline.Tests.Channels.WhatsApp;

namespace Hotline.FunctionalTests.WhatsApp;

/// <summary>
/// The whole program on WhatsApp, once for all tests of the class: what it sends goes through a validating proxy on Meta's own description to a fake that accepts messages; what people write is posted
/// to its webhook, signed, as Meta does. It logs everything it can into <see cref="Logs"/>.
/// </summary>
public sealed class WhatsAppHouse : IAsyncLifetime
{
    public const string AppSecret = "ZZMARKEDAPPSECRETZZ";
    public const string AccessToken = "EAAZZMARKEDTOKENZZ";
    public const string VerifyToken = "ZZMARKEDVERIFYZZ";
    public const string PhoneNumberId = "106540352242922";

    private Peer? proxy;
    private int lookedAt;

    public FakeGraph Graph { get; private set; } = null!;

    internal RunningHotline Hotline { get; private set; } = null!;

    internal DeskOperator Desk { get; private set; } = null!;

    public string Logs { get; } = Directory.CreateTempSubdirectory("hotline-logs-").FullName;

    public async ValueTask InitializeAsync()
    {
        var description = SharedData.Find("contracts/whatsapp/whatsapp_cloud_v23.messages.derived.openapi.json");
        Graph = await FakeGraph.StartAsync();
        var port = FreePort.Find();
        proxy = await Peers.StartAsync(
            "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{port}", "--errors", "--validate-request", description, Graph.Url);
        await RefusesWhatIsNotDescribedAsync($"http://127.0.0.1:{port}");
        Hotline = await RunningHotline.StartAsync(new Dictionary<string, string>
        {
            ["WhatsApp:PhoneNumberId"] = PhoneNumberId,
            ["WhatsApp:AccessToken"] = AccessToken,
            ["WhatsApp:AppSecret"] = AppSecret,
            ["WhatsApp:VerifyToken"] = VerifyToken,
            ["WhatsApp:ApiUrl"] = $"http://127.0.0.1:{port}",
            ["WhatsApp:Template"] = "write_back",
            ["WhatsApp:PerPersonPerMinute"] = "0",
            ["Flood:RepliesPerMinute"] = "0",
            ["Log:Level"] = "Verbose",
            ["Log:Folder"] = Logs,
        });
        Desk = new DeskOperator(Hotline);
        await Desk.WelcomeAsync("ru", "tg");
    }

    public async ValueTask DisposeAsync()
    {
        if (Hotline is not null) await Hotline.DisposeAsync();
        if (proxy is not null) await proxy.DisposeAsync();
        if (Graph is not null) await Graph.DisposeAsync();
    }

    /// <summary>Fails when anything that was sent is not as Meta describes it. The proxy answers 422 in Meta's place then, and the fake never sees the call.</summary>
    public void EverythingPassed()
    {
        Assert.DoesNotContain("terminated with error", proxy!.Output[lookedAt..], StringComparison.Ordinal);
        Assert.DoesNotContain("violation", proxy.Output[lookedAt..], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
        Assert.All(Graph.Calls, call => Assert.Equal(("POST", $"/v23.0/{PhoneNumberId}/messages", $"Bearer {AccessToken}"), (call.Method, call.Path, call.Authorization)));
    }

    /// <summary>Shows that the proxy looks: a text too long, four buttons and a call without the token do not pass.</summary>
    private async Task RefusesWhatIsNotDescribedAsync(string api)
    {
        var button = """{"type":"reply","reply":{"id":"a","title":"a"}}""";
        string[] broken =
        [
            $$$"""{"messaging_product":"whatsapp","to":"998900000201","type":"text","text":{"body":"{{{new string('x', 4097)}}}"}}""",
            $$$$"""{"messaging_product":"whatsapp","to":"998900000201","type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{{{{button}}}},{{{{button}}}},{{{{button}}}},{{{{button}}}}]}}}""",
        ];
        using var http = new HttpClient();
        foreach (var (body, token, status) in new[] { (broken[0], AccessToken, 422), (broken[1], AccessToken, 422), ("{}", null, 401) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{api}/v23.0/{PhoneNumberId}/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.Empty(Graph.Calls);
        await proxy!.LineAsync("#UNAUTHORIZED");
        lookedAt = proxy.Output.Length;
    }

    public static string Sign(byte[] body, string secret = AppSecret) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    /// <summary>Posts to the webhook, rightly signed unless told otherwise; the status.</summary>
    public async Task<int> PostAsync(byte[] body, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature ?? Sign(body));
        using var answer = await Hotline.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
