using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Hotline.FunctionalTests.Twilio;

/// <summary>
/// A Twilio that other people wrote (vercel-labs/emulate): it keeps messages, signs its webhooks and calls back. Before it stands a validating proxy on Twilio's own description, which our
/// program talks to by way of <see cref="TwilioFront"/>; the test talks to the emulator itself, as the people with their phones.
/// </summary>
internal sealed class EmulatedTwilio : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000000";
    public const string Token = "twilio_test_auth_token";
    public const string Sms = "+15551234567";
    public const string WhatsApp = "whatsapp:+14155238886";
    private const string Api = $"/2010-04-01/Accounts/{Account}";

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(45);

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http;
    private readonly string proxyUrl;
    private TwilioFront? front;
    private Peer? emulator;
    private Peer? proxy;

    private EmulatedTwilio(int port, int proxyPort)
    {
        (Url, proxyUrl) = ($"http://127.0.0.1:{port}", $"http://127.0.0.1:{proxyPort}");
        http = new HttpClient { BaseAddress = new Uri(Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}")));
    }

    public string Url { get; }

    /// <summary>Where requests are checked against the description before they are answered.</summary>
    public string ProxiedUrl => front!.Url;

    /// <summary>Names of the Content objects that the program made.</summary>
    public IReadOnlyList<string> Contents => front!.Contents;

    /// <summary>
    /// What was wrong with requests, a line each. The answers are not looked at: Twilio's description wants whole addresses in them where Twilio, and so the emulator, writes paths. Therefore
    /// the proxy only notes what it finds.
    /// </summary>
    public IReadOnlyList<string> WrongRequests => [.. proxy!.Output.Split('\n').Where(line => line.Contains("Violation: request", StringComparison.Ordinal))];

    public static async Task<EmulatedTwilio> StartAsync()
    {
        var description = SharedData.Find("contracts/twilio/twilio_api_v2010.messages.strict.openapi.json");
        var (port, proxyPort) = (FreePort.Find(), FreePort.Find());
        var twilio = new EmulatedTwilio(port, proxyPort);
        try
        {
            var seed = twilio.folder.File("emulate.yaml");
            await File.WriteAllTextAsync(seed, $$"""
                twilio:
                  account: {sid: {{Account}}, auth_token: {{Token}}, friendly_name: Local}
                  phone_numbers:
                    - {phone_number: "{{Sms}}", friendly_name: sms}
                    - {phone_number: "{{WhatsApp}}", friendly_name: whatsapp}
                """);
            var emulating = Peers.StartNewerAsync(
                "Ready.", "node_modules/emulate/dist/index.js", "start", "--service", "twilio", "--port", $"{port}", "--host", "127.0.0.1", "--seed", seed);
            twilio.proxy = await Peers.StartAsync(
                "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{proxyPort}", description, twilio.Url);
            twilio.front = await TwilioFront.StartAsync(twilio.proxyUrl);
            twilio.emulator = await emulating;
            return twilio;
        }
        catch
        {
            await twilio.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks for more in one page than Twilio's description allows, so that one wrong request is there to be found.</summary>
    public async Task AskWronglyAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{proxyUrl}{Api}/Messages.json?PageSize=5000") { Headers = { Authorization = http.DefaultRequestHeaders.Authorization } };
        using var answer = await http.SendAsync(request);
        await proxy!.LineAsync("Violation: request.query.pagesize");
    }

    /// <summary>What a host enters in the console: where messages go.</summary>
    public async Task ConnectAsync(string webhook)
    {
        var numbers = await http.GetFromJsonAsync<JsonElement>($"{Api}/IncomingPhoneNumbers.json");
        foreach (var number in numbers.GetProperty("incoming_phone_numbers").EnumerateArray())
        {
            var url = Text(number, "phone_number") == WhatsApp ? front!.Before(webhook) : webhook;
            using var answer = await http.PostAsync($"{Api}/IncomingPhoneNumbers/{number.GetProperty("sid").GetString()}.json", new FormUrlEncodedContent([new("SmsUrl", url)]));
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>A person writes; returns Twilio's id of it.</summary>
    public Task<string> WritesAsync(string person, string text) =>
        SimulateAsync("inbound-message", new("To", person.StartsWith("whatsapp:", StringComparison.Ordinal) ? WhatsApp : Sms), new("From", person), new("Body", text));

    /// <summary>A person on WhatsApp presses a button, or a row of a list.</summary>
    public Task<string> TapsAsync(string person, string label, string data, bool isRow)
    {
        front!.Taps(person, label, data, isRow);
        return WritesAsync(person, label);
    }

    /// <summary>What became of one of ours.</summary>
    public Task<string> BecomesAsync(string sid, string status) => SimulateAsync("message-status", new("MessageSid", sid), new("Status", status));

    /// <summary>Everything that Twilio keeps, oldest first.</summary>
    public async Task<IReadOnlyList<EmulatedMessage>> MessagesAsync()
    {
        var list = await http.GetFromJsonAsync<JsonElement>($"{Api}/Messages.json?PageSize=1000");
        return [.. list.GetProperty("messages").EnumerateArray().Reverse().Select(MessageOf)];
    }

    /// <summary>Waits until it is so of what Twilio keeps.</summary>
    public async Task<T> UntilAsync<T>(Func<IReadOnlyList<EmulatedMessage>, T?> look, string what)
        where T : class
    {
        using var limit = new CancellationTokenSource(Hang);
        while (true)
        {
            var messages = await MessagesAsync();
            if (look(messages) is { } found) return found;
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited in vain for {what}. Twilio keeps:\n{string.Join('\n', messages)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (front is not null) await front.DisposeAsync();
        if (proxy is not null) await proxy.DisposeAsync();
        if (emulator is not null) await emulator.DisposeAsync();
        folder.Dispose();
    }

    private EmulatedMessage MessageOf(JsonElement row)
    {
        var keyboard = front!.Of(Text(row, "sid"));
        return new EmulatedMessage(Text(row, "sid"), Text(row, "direction"), Text(row, "from"), Text(row, "to"), keyboard?.Text ?? Text(row, "body")) { Keyboard = keyboard };
    }

    private async Task<string> SimulateAsync(string what, params KeyValuePair<string, string>[] form)
    {
        using var answer = await http.PostAsync($"/_twilio/simulate/{what}", new FormUrlEncodedContent(form));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{what}: {(int)answer.StatusCode} {body}"));
        return JsonDocument.Parse(body).RootElement.GetProperty("sid").GetString()!;
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
