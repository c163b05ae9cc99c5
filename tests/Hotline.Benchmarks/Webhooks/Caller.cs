using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>A provider that calls its webhook: how Hotline is set up for it, and its call number <c>n</c>, rightly signed, in the shape of the provider's own.</summary>
/// <param name="Name">Its name in the table and on the command line.</param>
/// <param name="Settings">Settings of Hotline, by the address of the provider's API.</param>
/// <param name="Call">The call with this number, to Hotline at this address; a message of a person, who says something else each time.</param>
internal sealed record Caller(string Name, Func<string, Dictionary<string, string>> Settings, Func<string, int, HttpRequestMessage> Call)
{
    /// <summary>People who write in turns.</summary>
    private const int People = 400;

    private const string TelegramSecret = "benchmark-secret";
    private const string AppSecret = "0123456789abcdef0123456789abcdef";
    private const string AuthToken = "fedcba9876543210fedcba9876543210";
    private const string Account = "AC0123456789abcdef0123456789abcdef";
    private const string Number = "106540352242922";

    private static readonly string[] Words = ["Здравствуйте", "по-русски", "нет", "мне не заплатили за три месяца", "2", "паспорт у начальника", "меню", "Россия"];

    public static readonly IReadOnlyList<Caller> All =
    [
        new("telegram", api => new() { ["Telegram__Token"] = "123456:AAbenchmarkbenchmarkbenchmarkbenchma", ["Telegram__ApiUrl"] = api, ["Telegram__WebhookSecret"] = TelegramSecret, ["Telegram__PerSecond"] = "0", ["Telegram__PerChatPerSecond"] = "0" }, Telegram),
        new("whatsapp", api => new() { ["WhatsApp__PhoneNumberId"] = Number, ["WhatsApp__AccessToken"] = "EAAbenchmark", ["WhatsApp__AppSecret"] = AppSecret, ["WhatsApp__VerifyToken"] = "word", ["WhatsApp__ApiUrl"] = api, ["WhatsApp__PerSecond"] = "0", ["WhatsApp__PerPersonPerMinute"] = "0" }, WhatsApp),
        new("twilio", api => new() { ["Twilio__AccountSid"] = Account, ["Twilio__AuthToken"] = AuthToken, ["Twilio__SmsFrom"] = "+15551230000", ["Twilio__ApiUrl"] = api, ["Twilio__SmsPerSecond"] = "0" }, Twilio),
    ];

    private static string Said(int n) => Words[n / People % Words.Length];

    private static string Seconds => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static HttpRequestMessage Telegram(string hotline, int n) => Telegram(hotline, n + 1, 700_000_000L + (n % People), Said(n));

    /// <summary>An update of Telegram with the settings of this caller: a person says something in a private chat.</summary>
    public static HttpRequestMessage Telegram(string hotline, int update, long person, string text)
    {
        var body = $$$"""{"update_id":{{{update}}},"message":{"message_id":{{{update}}},"date":{{{Seconds}}},"from":{"id":{{{person}}},"is_bot":false,"first_name":"A","language_code":"ru"},"chat":{"id":{{{person}}},"type":"private","first_name":"A"},"text":{{{JsonSerializer.Serialize(text)}}}}}""";
        var request = Post($"{hotline}/webhooks/telegram", Encoding.UTF8.GetBytes(body), "application/json");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramSecret);
        return request;
    }

    private static HttpRequestMessage WhatsApp(string hotline, int n)
    {
        var person = $"99890{n % People:0000000}";
        var body = Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{Number}}}"},"contacts":[{"profile":{"name":"A"},"wa_id":"{{{person}}}"}],"messages":[{"from":"{{{person}}}","id":"wamid.B{{{n}}}","timestamp":"{{{Seconds}}}","type":"text","text":{"body":{{{JsonSerializer.Serialize(Said(n))}}}}}]}}]}]}""");
        var request = Post($"{hotline}/webhooks/whatsapp", body, "application/json");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body))}");
        return request;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it.")]
    private static HttpRequestMessage Twilio(string hotline, int n)
    {
        var (url, sid) = ($"{hotline}/webhooks/twilio", $"SM{n:x32}");
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = Account,
            ["ApiVersion"] = "2010-04-01",
            ["Body"] = Said(n),
            ["From"] = $"+7701{n % People:0000000}",
            ["MessageSid"] = sid,
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["SmsMessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsStatus"] = "received",
            ["To"] = "+15551230000",
        };
        var request = Post(url, Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))), "application/x-www-form-urlencoded");
        var signed = url + string.Concat(fields.Select(field => field.Key + field.Value));
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(signed))));
        return request;
    }

    private static HttpRequestMessage Post(string url, byte[] body, string type) => new(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
}
