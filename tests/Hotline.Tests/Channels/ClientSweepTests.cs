using System.Globalization;
using Hotline.Channels;
using Hotline.Channels.Telegram;
using Hotline.Channels.Twilio;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Channels.Twilio;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Channels;

/// <summary>Nothing that a call to a provider holds (who, what, with which token) is seen in logs, trace spans or results, whatever the provider answers.</summary>
public sealed class ClientSweepTests : IAsyncLifetime
{
    /// <summary>In tokens, words, files and errors; the digits are the person's address.</summary>
    private static readonly string[] Marks = ["sweptmark", "7019998877"];

    private TwilioApi api = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => api = await TwilioApi.StartAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public Task Of_calls_to_twilio_nothing_is_seen() => SweepAsync(
        new TwilioModule(),
        new()
        {
            ["Twilio:AccountSid"] = "AC00000000000000000000000000000000",
            ["Twilio:AuthToken"] = "sweptmarktoken0123456789",
            ["Twilio:SmsFrom"] = "+15550001111",
            ["Twilio:ApiUrl"] = api.Url,
            ["PublicUrl"] = "https://hotline.example.org",
        },
        new Address(ChannelId.Sms, "+77019998877"),
        file: "/2010-04-01/Accounts/AC0/Messages/MM0/Media/sweptmark",
        [
            (201, """{"sid":"SM1"}""", "Sent"),
            (400, """{"code":21211,"message":"7019998877 sweptmark"}""", "ContactGone"),
            (500, "sweptmark", "Unknown"),
            (0, "", "Unknown"),
            (401, """{"code":20003}""", "AccountBroken"),
        ]);

    /// <summary>With buttons, for which objects of the account are asked for, and made, as well.</summary>
    [Fact]
    public Task Of_calls_to_twilio_for_whatsapp_nothing_is_seen() => SweepAsync(
        new TwilioModule(),
        TwilioWhatsApp,
        new Address(ChannelId.WhatsApp, "+77019998877"),
        file: "/2010-04-01/Accounts/AC0/Messages/MM0/Media/sweptmark",
        [
            (201, """{"sid":"HX00000000000000000000000000000001","contents":[{"sid":"HX00000000000000000000000000000001","friendly_name":"sweptmark"}]}""", "Sent"),
            (400, """{"code":63013,"message":"7019998877 sweptmark"}""", "Refused"),
            (500, "sweptmark", "Unknown"),
            (0, "", "Unknown"),
            (401, """{"code":20003,"message":"sweptmark"}""", "AccountBroken"),
        ],
        new Button("sweptmark", "sweptmark", "a.sweptmark:b:1"));

    /// <summary>Where the objects cannot be asked for, or not be made, whatever Twilio says about it.</summary>
    [Theory]
    [InlineData("GET", 400, """{"code":20001,"message":"7019998877 sweptmark"}""")]
    [InlineData("GET", 200, "sweptmark")]
    [InlineData("GET", 500, "sweptmark")]
    [InlineData("GET", 0, "")]
    [InlineData("GET", 403, """{"code":70051,"message":"sweptmark"}""")]
    [InlineData("POST", 400, """{"code":92002,"message":"7019998877 sweptmark"}""")]
    [InlineData("POST", 201, "sweptmark")]
    [InlineData("POST", 500, "sweptmark")]
    [InlineData("POST", 0, "")]
    [InlineData("POST", 401, """{"code":20003,"message":"sweptmark"}""")]
    public async Task Of_calls_for_objects_that_are_not_to_be_had_nothing_is_seen(string method, int status, string body)
    {
        using var seen = new SeenActivities();
        api.Answer = request => (request.Path == "/v1/Content", request.Method == method) switch
        {
            (true, true) => (status, body),
            (true, false) => (200, """{"contents":[{"sid":"HX1","friendly_name":"sweptmark"}],"meta":{}}"""),
            _ => (201, """{"sid":"SM1"}"""),
        };
        await using var host = await ChannelHost.StartAsync(new TwilioModule(), TimeProvider.System, TwilioWhatsApp);
        var question = new Delivery("d1", new Address(ChannelId.WhatsApp, "+77019998877"), new("sweptmark words", [new Button("sweptmark", "sweptmark", "a.sweptmark:b:1")], default, new("ru")));
        var result = await host.Channels.First().SendAsync(question, Now);
        var findings = await new TwilioModule().LookAsync(new ConfigurationBuilder().AddInMemoryCollection(TwilioWhatsApp).Build(), TimeProvider.System, Now);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Contains(host.Logs.Lines, line => line.Contains("no Content object", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Works is null && finding.Words.Contains("numbers in the text", StringComparison.Ordinal));
        NothingIsSeen([.. host.Logs.Lines, $"{result}", .. findings.Select(finding => finding.Words), .. seen.All]);
    }

    [Fact]
    public Task Of_calls_to_telegram_nothing_is_seen() => SweepAsync(
        new TelegramModule(),
        new() { ["Telegram:Token"] = "123456789:AAsweptmarksweptmarksweptmarksweptm", ["Telegram:WebhookSecret"] = "sweptmark_secret", ["Telegram:ApiUrl"] = api.Url },
        new Address(ChannelId.Telegram, "7019998877"),
        file: "sweptmark",
        [
            (200, """{"ok":true,"result":{"message_id":1,"chat":{"id":7019998877},"text":"sweptmark"}}""", "Sent"),
            (403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user 7019998877 sweptmark"}""", "ContactGone"),
            (400, """{"ok":false,"error_code":400,"description":"Bad Request: sweptmark"}""", "Refused"),
            (502, "sweptmark", "Unknown"),
            (0, "", "Unknown"),
            (401, """{"ok":false,"error_code":401,"description":"Unauthorized sweptmark"}""", "AccountBroken"),
        ]);

    [Fact]
    public Task Of_calls_to_whatsapp_nothing_is_seen() => SweepAsync(
        new WhatsAppModule(),
        new()
        {
            ["WhatsApp:PhoneNumberId"] = "106540352242922",
            ["WhatsApp:AccessToken"] = "EAAsweptmarksweptmark",
            ["WhatsApp:AppSecret"] = "sweptmark0123456789abcdef",
            ["WhatsApp:VerifyToken"] = "sweptmarkverify",
            ["WhatsApp:ApiUrl"] = api.Url,
        },
        new Address(ChannelId.WhatsApp, "7019998877"),
        file: "7019998877",
        [
            (200, """{"messages":[{"id":"wamid.1"}],"contacts":[{"input":"7019998877"}]}""", "Sent"),
            (400, """{"error":{"code":131026,"message":"7019998877 sweptmark","error_data":{"details":"sweptmark"}}}""", "ContactGone"),
            (400, """{"error":{"code":100,"message":"sweptmark"}}""", "Refused"),
            (502, "sweptmark", "Unknown"),
            (0, "", "Unknown"),
            (401, """{"error":{"code":190,"message":"sweptmark"}}""", "AccountBroken"),
        ]);

    private Dictionary<string, string?> TwilioWhatsApp => new()
    {
        ["Twilio:AccountSid"] = "AC00000000000000000000000000000000",
        ["Twilio:AuthToken"] = "sweptmarktoken0123456789",
        ["Twilio:ApiKey"] = "SK00000000000000000000000000000000",
        ["Twilio:ApiSecret"] = "sweptmarksecret0123456789",
        ["Twilio:WhatsAppFrom"] = "whatsapp:+15550001111",
        ["Twilio:ApiUrl"] = api.Url,
        ["PublicUrl"] = "https://hotline.example.org",
    };

    private static void NothingIsSeen(IEnumerable<string> everywhere)
    {
        var everything = string.Join('\n', everywhere);
        Assert.All(Marks.SelectMany(SecretForms.Texts), mark => Assert.DoesNotContain(mark, everything, StringComparison.Ordinal));
    }

    private async Task SweepAsync(IChannelModule module, Dictionary<string, string?> settings, Address to, string file, (int Status, string Body, string Result)[] answers, params Button[] buttons)
    {
        using var seen = new SeenActivities();
        await using var host = await ChannelHost.StartAsync(module, TimeProvider.System, settings);
        var results = new List<SendResult>();
        foreach (var (status, body, _) in answers)
        {
            api.Answer = _ => (status, body);
            var delivery = new Delivery(results.Count.ToString(CultureInfo.InvariantCulture), to, new("sweptmark words", buttons, default, new("ru")));
            results.Add(await host.Channels.First().SendAsync(delivery, Now));
        }

        Assert.Equal(answers.Select(answer => answer.Result), results.Select(result => result.GetType().Name));
        // A file that is there, one that is not, and a provider that hangs up.
        foreach (var (status, body) in new[] { (200, $$"""{"ok":true,"result":{"file_path":"sweptmark/7019998877"},"url":"{{api.Url}}/sweptmark"}"""), (404, "sweptmark"), (0, "") })
        {
            api.Answer = _ => (status, body);
            if (await host.Services.GetRequiredService<IMediaSource>().OpenAsync(file, Now) is MediaFetch.Opened opened) await opened.Content.DisposeAsync();
        }

        // An ordinary call is seen, or this would prove nothing about spans.
        api.Answer = _ => (200, "{}");
        using var ordinary = new HttpClient();
        using var ordinaryCall = await ordinary.GetAsync(new Uri($"{api.Url}/ordinary"), Now);
        Assert.Contains(seen.All, span => span.Contains("/ordinary", StringComparison.Ordinal));
        Assert.NotEmpty(host.Logs.Lines);
        NothingIsSeen([.. host.Logs.Lines, .. results.Select(result => result.ToString()!), .. seen.All]);
    }
}
