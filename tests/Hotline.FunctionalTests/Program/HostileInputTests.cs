using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>What nobody should send gets a 2xx or a 4xx, never a 5xx, and the next person is served.</summary>
public sealed class HostileInputTests
{
    private const string Secret = "hostile-input-secret";

    private static readonly string[] Texts =
    [
        new('я', 10_000), new('x', 50_000), string.Concat(Enumerable.Repeat("😀👨‍👩‍👧‍👦", 2000)), "\u202Eright to left\u202C\u200F\u200E\u2066", "\0\u0001\u001B[2J", string.Concat(Enumerable.Repeat("a\u0301\u0302", 3000)), " \n\t ",
    ];

    private string _antiforgery = "";
    private int _place;

    [Fact]
    public async Task Whatever_comes_the_server_answers_and_serves_the_next_person()
    {
        await using var telegram = await FakeTelegramServer.StartAsync();
        var settings = new Dictionary<string, string>(telegram.Settings)
        {
            ["Telegram:WebhookSecret"] = Secret,
            ["TrustedProxies"] = "127.0.0.0/8",
        };
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: true);
        using var me = await hotline.Http.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);
        _antiforgery = (await me.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("antiforgery").GetString()!;
        var wrong = new List<string>();
        var door = new List<HttpStatusCode>();
        foreach (var (name, body) in Bodies())
        {
            await TryAsync(hotline, "/webhooks/telegram", name, body, wrong);
            await TryAsync(hotline, "/chat/messages", name, body, wrong);
            if (await TryAsync(hotline, "/api/v1/sign-in", name, body, wrong) is { } status) door.Add(status);
        }

        Assert.Empty(wrong);
        // The sign-in itself answered, not a guard before it: "wrong name or password"; after many tries without a name, "slower"; or that the body is too large to be one.
        Assert.True(door.Count(status => status == HttpStatusCode.Unauthorized) >= 15, $"The sign-in answered {string.Join(", ", door)}.");
        Assert.All(door, status => Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestEntityTooLarge, $"The sign-in answered {status}."));
        // Whoever sends too much is told how much is not.
        using var large = await hotline.Http.PostAsJsonAsync("/api/v1/sign-in", new { name = new string('x', 65_536) }, TestContext.Current.CancellationToken);
        var refusal = await large.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("This is too large: 65536 bytes at most in one request. Nothing was done; send less.", refusal.GetProperty("message").GetString());
        Assert.DoesNotContain(hotline.Output, l => l.Contains(" ERR ", StringComparison.Ordinal));
        var talk = new TelegramTalk(telegram, telegram.Person(700000009, "tg"));
        talk.Person.Starts();
        await talk.TapsAsync("no");
    }

    private static IEnumerable<(string Name, byte[] Body)> Bodies()
    {
        yield return ("1 MB", Encoding.UTF8.GetBytes("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"***"}}""".Replace("***", new string('x', 1_048_000), StringComparison.Ordinal)));
        yield return ("2 MB", new byte[2_097_152]);
        yield return ("invalid UTF-8", [(byte)'{', (byte)'"', 0xFF, 0xC0, 0x80, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        yield return ("10,000 levels", Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)));
        yield return ("10,000 levels inside", Encoding.UTF8.GetBytes("{\"update_id\":2,\"message\":" + string.Concat(Enumerable.Repeat("{\"reply_to_message\":", 10_000)) + "1" + new string('}', 10_001)));
        string[] oddities =
        [
            "", "null", "[]", "1", "{}", "{\"update_id\":\"x\"}", """{"update_id":3,"never_heard_of":{"a":1}}""", """{"update_id":9223372036854775807,"message":null}""", """{"update_id":4,"message":{"text":{"no":"text"}}}""",
            """{"update_id":5,"message":{"message_id":1,"date":99999999999999,"chat":{"id":1,"type":"private"},"text":"late"}}""", """{"update_id":6,"message":{"message_id":1,"date":-1,"chat":{"id":1,"type":"private"},"text":"early"}}""",
            """{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"location":{"latitude":1e999,"longitude":-1e999}}}""", """{"update_id":8,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"\ud800"}}""",
            """{"update_id":9,"callback_query":{"id":"1","from":{"id":1},"data":"\ud800"}}""", """{"id":"a","text":"\ud800"}""", """{"id":"b","location":[1e999,0]}""", """{"id":"c","tap":"_locale:"}""", """{"id":"d","start":true,"language":"\u0000"}""",
        ];
        foreach (var json in oddities) yield return (json, Encoding.UTF8.GetBytes(json));
        var update = 100;
        foreach (var text in Texts)
        {
            yield return ($"text {update}", JsonSerializer.SerializeToUtf8Bytes(new { update_id = update, message = new { message_id = update, date = 1_790_000_000, chat = new { id = 42, type = "private" }, from = new { id = 42, is_bot = false, first_name = text }, text } }));
            yield return ($"chat {update++}", JsonSerializer.SerializeToUtf8Bytes(new { id = $"m{update}", text }));
        }
    }

    /// <summary>Notes every answer that is neither a 2xx nor a 4xx. A connection that the server closes on a body that is far too long is its right.</summary>
    private async Task<HttpStatusCode?> TryAsync(RunningHotline hotline, string path, string name, byte[] body, List<string> wrong)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        request.Headers.Add("X-Hotline-Antiforgery", _antiforgery);
        // Each from a place of its own, or the limits of one place would answer instead of what is tried.
        request.Headers.Add("X-Forwarded-For", $"203.0.113.{++_place}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WebChatPage.NewToken());
        try
        {
            using var answer = await hotline.Http.SendAsync(request);
            if ((int)answer.StatusCode is < 200 or >= 500) wrong.Add($"{path} {name[..Math.Min(60, name.Length)]}: {(int)answer.StatusCode}");
            return answer.StatusCode;
        }
        catch (HttpRequestException) when (body.Length > 1_048_576)
        {
            using var alive = await hotline.Http.GetAsync("/health/ready");
            if (alive.StatusCode != HttpStatusCode.OK) wrong.Add($"{path} {name}: the server is gone");
            return null;
        }
    }
}
