using System.Security.Cryptography;
using System.Text;
using Hotline.FunctionalTests.Running;
using Hotline.Tests.Channels.WhatsApp;

namespace Hotline.FunctionalTests.WhatsApp;

/// <summary>
/// The whole program on WhatsApp, once for all tests of the class: what it sends goes to a fake that accepts messages, and is put before Meta's own description with the requests of
/// all tests (<see cref="Channels.RequestDescriptionTests"/>); what people write is posted to its webhook, signed, as Meta does. It logs everything it can into <see cref="Logs"/>.
/// </summary>
public sealed class WhatsAppHouse : IAsyncLifetime
{
    public const string AppSecret = "ZZMARKEDAPPSECRETZZ";
    public const string AccessToken = "EAAZZMARKEDTOKENZZ";
    public const string VerifyToken = "ZZMARKEDVERIFYZZ";
    public const string PhoneNumberId = "106540352242922";

    public FakeGraph Graph { get; private set; } = null!;

    internal RunningHotline Hotline { get; private set; } = null!;

    internal DeskOperator Desk { get; private set; } = null!;

    public string Logs { get; } = Directory.CreateTempSubdirectory("hotline-logs-").FullName;

    public async ValueTask InitializeAsync()
    {
        Graph = await FakeGraph.StartAsync();
        Hotline = await RunningHotline.StartAsync(new Dictionary<string, string>
        {
            ["WhatsApp:PhoneNumberId"] = PhoneNumberId,
            ["WhatsApp:AccessToken"] = AccessToken,
            ["WhatsApp:AppSecret"] = AppSecret,
            ["WhatsApp:VerifyToken"] = VerifyToken,
            ["WhatsApp:ApiUrl"] = Graph.Url,
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
        if (Graph is not null) await Graph.DisposeAsync();
    }

    /// <summary>Fails when the program noticed an error, or called anything but the sending of messages with its own token.</summary>
    public void NothingWentWrong()
    {
        Assert.DoesNotContain(Hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
        Assert.All(Graph.Calls, call => Assert.Equal(("POST", $"/v23.0/{PhoneNumberId}/messages", $"Bearer {AccessToken}"), (call.Method, call.Path, call.Authorization)));
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
