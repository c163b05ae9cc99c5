using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// Marked secrets in everything that the clients of the providers hold: tokens in addresses and headers, numbers, words, handles and addresses of files. The providers answer well and in every wrong way, and repeat
/// all of it each time; then everything that was written is searched.
/// </summary>
public sealed class ProviderSweepTests
{
    private const string Marked = "ZZMARKED";
    private const string TelegramSecret = "ZZMARKEDHEADERZZ";
    private const string AppSecret = "ZZMARKEDAPPSECRETZZ";
    private const string AuthToken = "ZZMARKEDAUTHTOKENZZ";
    private const string Account = "AC0123456789abcdef0123456789abcdef";
    private const string ApiKey = "SK5ec2e75ec2e75ec2e75ec2e75ec2e75e";
    private const string Number = "106540352242922";

    /// <summary>The first digits of everybody's address here.</summary>
    private static readonly string[] People = ["71234567890", "99890000077", "7701555077"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>With WhatsApp by Meta, or through Twilio: then the objects for buttons are asked for and made as well.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_a_provider_is_given_or_says_stands_in_logs_metrics_or_files(bool byTwilio)
    {
        await using var providers = await FaultyProviders.StartAsync(Now);
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        var settings = Settings(providers.Url, logs, byTwilio);
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: true);
        // Several people of each channel, so that every answer comes before the provider is left alone for a while.
        for (var person = 0; person < 6; person++)
        {
            foreach (var (content, file) in new[] { ($"{Marked}WORDSZZ", false), ("", true) })
            {
                var (telegram, whatsApp, twilio) = (Telegram(person, content, file), byTwilio ? Twilio(hotline, person, content, file, "whatsapp:") : WhatsApp(person, content, file), Twilio(hotline, person, content, file));
                foreach (var request in new[] { telegram, whatsApp, twilio })
                {
                    using (request)
                    {
                        using var answer = await hotline.Http.SendAsync(request, Now);
                        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri} answered {answer.StatusCode}");
                    }
                }
            }
        }

        foreach (var kind in byTwilio ? new[] { "telegram", "twilio" } : ["telegram", "whatsapp", "twilio"]) await providers.EveryWayAsync(kind);
        Assert.Equal(byTwilio, providers.Asked("GET content") > 0 && providers.Asked("POST content") > 0);
        await SecretSweepTests.MeasuredAsync(Path.Combine(logs, SecretSweepTests.MetricsFile), "http.client.request.duration");
        var (_, doctor) = await HotlineCommand.OutputAsync(hotline.Data, "", ["doctor", .. settings.Where(s => s.Key.Split(':')[0] is "Telegram" or "WhatsApp" or "Twilio").Select(s => $"{s.Key}={s.Value}")]);
        Assert.Contains("twilio", doctor, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, doctor, StringComparison.Ordinal);

        string[] secrets = [Marked, ApiKey, .. People];
        Assert.Empty(MarkedSecrets.Find(hotline, logs, secrets));
        await hotline.StopAsync();
        Assert.Empty(MarkedSecrets.Find(hotline, logs, secrets));
        // The sweep sees that it went wrong in each channel, or it would prove nothing.
        foreach (var provider in byTwilio ? new[] { "Telegram", "Twilio" } : ["Telegram", "WhatsApp", "Twilio"]) Assert.Contains(hotline.Output, line => line.Contains($"{provider} did not take", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Settings(string api, string logs, bool byTwilio) => new(SecretSweepTests.Metrics(logs).Concat(byTwilio ? WhatsAppByTwilio : WhatsAppByMeta(api)))
    {
        ["Telegram:Token"] = "123456:ZZMARKEDTELEGRAMTOKENZZ",
        ["Telegram:WebhookSecret"] = TelegramSecret,
        ["Telegram:ApiUrl"] = api,
        ["Twilio:AccountSid"] = Account,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:ApiKey"] = ApiKey,
        ["Twilio:ApiSecret"] = "ZZMARKEDAPISECRETZZ",
        ["Twilio:SmsFrom"] = "+15551230000",
        ["Twilio:SmsPerSecond"] = "0",
        ["Twilio:ApiUrl"] = api,
        ["Flood:RepliesPerMinute"] = "0",
        ["Log:Level"] = "Verbose",
        ["Log:Folder"] = logs,
    };

    private static Dictionary<string, string> WhatsAppByMeta(string api) => new()
    {
        ["WhatsApp:PhoneNumberId"] = Number,
        ["WhatsApp:AccessToken"] = "EAAZZMARKEDACCESSTOKENZZ",
        ["WhatsApp:AppSecret"] = AppSecret,
        ["WhatsApp:VerifyToken"] = "ZZMARKEDVERIFYZZ",
        ["WhatsApp:ApiUrl"] = api,
    };

    private static Dictionary<string, string> WhatsAppByTwilio => new()
    {
        ["Twilio:WhatsAppFrom"] = "whatsapp:+15551230000",
        ["Twilio:WhatsAppPerSecond"] = "0",
        ["Twilio:WhatsAppPerPersonPerMinute"] = "0",
    };

    private static string Id(int person, bool file) => $"{person}{(file ? 1 : 0)}";

    private static string Seconds => $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    private static HttpRequestMessage Telegram(int person, string words, bool file)
    {
        var content = file ? """
            "photo":[{"file_id":"ZZMARKEDFILEZZ","file_unique_id":"ZZMARKEDUNIQUEZZ","width":9,"height":9,"file_size":9}],"caption":"ZZMARKEDCAPTIONZZ"
            """ : $"\"text\":\"{words}\"";
        var chat = $"{People[0]}{person}";
        var request = Post("/webhooks/telegram", $$$"""{"update_id":{{{(person * 2) + (file ? 1 : 0) + 1}}},"message":{"message_id":1,"date":{{{Seconds}}},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"ZZMARKEDNAMEZZ","language_code":"tg"},"chat":{"id":{{{chat}}},"type":"private"},{{{content}}}}}""", "application/json");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramSecret);
        return request;
    }

    private static HttpRequestMessage WhatsApp(int person, string words, bool file)
    {
        var from = $"{People[1]}{person}";
        var content = file ? """
            "type":"image","image":{"id":"ZZMARKEDMEDIAZZ","mime_type":"image/jpeg","sha256":"ZZMARKEDHASHZZ","caption":"ZZMARKEDCAPTIONZZ"}
            """ : $$"""
            "type":"text","text":{"body":"{{words}}"}
            """;
        var body = $$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"{{{Number}}}"},"contacts":[{"profile":{"name":"ZZMARKEDNAMEZZ"},"wa_id":"{{{from}}}"}],"messages":[{"from":"{{{from}}}","id":"wamid.ZZMARKEDWAMIDZZ{{{Id(person, file)}}}","timestamp":"{{{Seconds}}}",{{{content}}}}]}}]}]}""";
        var request = Post("/webhooks/whatsapp", body, "application/json");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(body)))}");
        return request;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it.")]
    private static HttpRequestMessage Twilio(RunningHotline hotline, int person, string words, bool file, string channel = "")
    {
        var sid = $"SM{(channel.Length > 0 ? 1 : 0)}{Id(person, file).PadLeft(31, '0')}";
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = Account,
            ["Body"] = words,
            ["From"] = $"{channel}+{People[2]}{person}",
            ["MessageSid"] = sid,
            ["NumMedia"] = file ? "1" : "0",
            ["SmsSid"] = sid,
            ["To"] = $"{channel}+15551230000",
        };
        if (file) (fields["MediaUrl0"], fields["MediaContentType0"]) = ($"http://127.0.0.1:9/Accounts/{Account}/Media/ZZMARKEDMEDIAZZ", "image/jpeg");
        var request = Post("/webhooks/twilio", string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), "application/x-www-form-urlencoded");
        var signed = $"http://127.0.0.1:{hotline.Port}/webhooks/twilio{string.Concat(fields.Select(field => field.Key + field.Value))}";
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(signed))));
        return request;
    }

    private static HttpRequestMessage Post(string path, string body, string type) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
}
