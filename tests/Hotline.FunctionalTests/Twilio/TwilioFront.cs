using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Tests.Channels.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Twilio;

/// <summary>
/// What the emulator does not know of WhatsApp: Content objects, what a message shows that is sent by one, and which button a person pressed. Everything else goes through to it, by the validating proxy, and messages from people
/// to our program, signed anew.
/// </summary>
internal sealed class TwilioFront : IAsyncDisposable
{
    private const string Inbound = "/inbound";

    private readonly FakeContents contents = new();
    private readonly ConcurrentDictionary<string, FakeKeyboard> shown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeyValuePair<string, string>[]> taps = new(StringComparer.Ordinal);
    private readonly HttpClient http = new();
    private readonly WebApplication app;
    private string webhook = "";

    private TwilioFront(string proxy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.KeepRequests();
        app.Run(context => context.Request.Path == Inbound ? BringAsync(context) : PassAsync(context, proxy));
    }

    public string Url => app.Urls.Single();

    /// <summary>Names of the objects that the program made.</summary>
    public IReadOnlyList<string> Contents => contents.Names;

    public static async Task<TwilioFront> StartAsync(string proxy)
    {
        var front = new TwilioFront(proxy);
        await front.app.StartAsync(TestContext.Current.CancellationToken);
        return front;
    }

    /// <summary>Where the emulator brings what people write, which goes on to <paramref name="address"/>.</summary>
    public string Before(string address)
    {
        webhook = address.Split('#')[0];
        return Url + Inbound;
    }

    public FakeKeyboard? Of(string sid) => shown.GetValueOrDefault(sid);

    /// <summary>The next message of this person is a press of the button, or of the row.</summary>
    public void Taps(string person, string label, string data, bool isRow) => taps[person] = isRow
        ? [new("MessageType", "interactive"), new("ListId", data), new("ListTitle", label)]
        : [new("MessageType", "button"), new("ButtonPayload", data), new("ButtonText", label)];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it.")]
    private string Sign(IEnumerable<KeyValuePair<string, string>> fields) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(EmulatedTwilio.Token), Encoding.UTF8.GetBytes(webhook + string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)))));

    private async Task BringAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        KeyValuePair<string, string>[] all = taps.TryRemove(form["From"].ToString(), out var tap) ? [.. fields, .. tap] : [.. fields];
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new FormUrlEncodedContent(all) };
        request.Headers.Add("X-Twilio-Signature", Sign(all));
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
    }

    private async Task PassAsync(HttpContext context, string proxy)
    {
        var body = await BodyAsync(context.Request);
        var query = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        if (contents.Answer(context.Request.Method, context.Request.Path, query, Encoding.UTF8.GetString(body)) is var (status, words))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(words, context.RequestAborted);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{proxy}{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.Headers.Authorization is [{ } authorization]) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (body.Length > 0) request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!) } };
        using var answer = await http.SendAsync(request, context.RequestAborted);
        var answered = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (context.Request.HasFormContentType) await NoteAsync(context.Request, answered);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answered.Length > 0) await context.Response.Body.WriteAsync(answered, context.RequestAborted);
    }

    /// <summary>What the person sees of a message that was sent by an object.</summary>
    private async Task NoteAsync(HttpRequest request, byte[] answered)
    {
        request.Body.Position = 0;
        var sent = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (sent["ContentSid"] is not [{ } content] || contents.Show(content, sent["ContentVariables"].ToString()) is not { } keyboard) return;
        using var json = JsonDocument.Parse(answered);
        shown[json.RootElement.GetProperty("sid").GetString()!] = keyboard;
    }
}
