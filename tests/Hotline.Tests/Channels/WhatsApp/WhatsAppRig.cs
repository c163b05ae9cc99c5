using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Channels.WhatsApp;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>The receiving half, whole but for the socket: signed bodies in, what was stored out.</summary>
internal sealed class WhatsAppRig : IDisposable
{
    public const string Secret = "app-secret-0123456789abcdef";

    /// <summary>Meta's id of our number.</summary>
    public const string Number = "106540352242922";

    /// <summary>Where a <see cref="ManualTime"/> begins.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly WhatsAppClient client;
    private readonly ReadMarks marks;
    private readonly WhatsAppWebhook webhook;

    public WhatsAppRig()
    {
        var options = Options();
        client = new WhatsAppClient(options, TimeProvider.System);
        marks = new ReadMarks(client, options, new FreeCourtesies(), TimeProvider.System, NullLogger<ReadMarks>.Instance);
        webhook = new WhatsAppWebhook(options, new WhatsAppIntake(options, Inbox, Receipts, marks, new WhatsAppTyping(client, options, new FreeCourtesies(), new ManualTime()), new ManualTime(), NullLogger<WhatsAppIntake>.Instance), NullLogger<WhatsAppWebhook>.Instance);
    }

    public MemoryInbox Inbox { get; } = new();

    public MemoryReceipts Receipts { get; } = new();

    /// <summary>The same as <see cref="Options"/>, as a host writes it.</summary>
    public static Dictionary<string, string?> Settings(string apiUrl) => new()
    {
        ["WhatsApp:PhoneNumberId"] = Number,
        ["WhatsApp:AccessToken"] = "EAAmarkedtokenmarkedtoken",
        ["WhatsApp:AppSecret"] = Secret,
        ["WhatsApp:VerifyToken"] = "meatyhamhock",
        ["WhatsApp:ApiUrl"] = apiUrl,
    };

    public static WhatsAppOptions Options(string? apiUrl = null) => new()
    {
        PhoneNumberId = Number,
        AccessToken = "EAAmarkedtokenmarkedtoken",
        AppSecret = Secret,
        VerifyToken = "meatyhamhock",
        ApiUrl = apiUrl ?? "http://127.0.0.1:9",
    };

    public static string Sign(ReadOnlySpan<byte> body, string secret = Secret) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    /// <summary>What messages with these ids of Meta's are stored under.</summary>
    public static string[] Keys(params string[] ids) => [.. ids.Select(WhatsAppMessages.KeyOf)];

    /// <summary>A text message as one element of <c>messages</c>.</summary>
    public static string Text(string from, string id, string body) =>
        $$$"""{"from":"{{{from}}}","id":"{{{id}}}","timestamp":"{{{Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}}}","type":"text","text":{"body":"{{{body}}}"}}""";

    /// <summary>A notification around elements of <c>messages</c>.</summary>
    public static string Notification(params string[] messages) =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"{{{Number}}}"},"messages":[{{{string.Join(',', messages)}}}]}}]}]}""";

    public Task<int> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    /// <summary>The status; signed rightly unless <paramref name="signature"/> says otherwise.</summary>
    public async Task<int> PostAsync(byte[] body, string? signature = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(body);
        context.Request.Headers[MetaSignature.Header] = signature ?? Sign(body);
        await webhook.HandleAsync(context);
        return context.Response.StatusCode;
    }

    public void Dispose()
    {
        marks.Dispose();
        client.Dispose();
    }
}
