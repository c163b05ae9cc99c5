using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.FunctionalTests.Program;

namespace Hotline.FunctionalTests.WhatsApp;

/// <summary>The main job on WhatsApp, on the real program.</summary>
public sealed class WhatsAppTriageTests(WhatsAppHouse house) : IClassFixture<WhatsAppHouse>
{
    [Fact]
    public async Task A_person_answers_by_taps_numbers_and_words_changes_the_language_and_reaches_an_operator()
    {
        var talk = new WhatsAppTalk(house, "998900000201");
        await talk.WritesAsync("Салом");
        await talk.TapsAsync("tg");
        await Triage.TellsInEveryWayAsync(talk);

        var (id, version) = await TakeAsync();
        await ReplyAsync(id, version, "first", "Здравствуйте, я на связи.");
        await talk.HearsAsync("Здравствуйте, я на связи.");
        var sent = talk.Sent[^1];
        Assert.Equal(200, await talk.StatusAsync(sent, "read"));
        Assert.Equal(200, await talk.StatusAsync(sent, "delivered"));
        await DeliveryAsync(id, "Здравствуйте, я на связи.", "read");

        await ReplyAsync(id, version, "second", "Это не дойдет.");
        await talk.HearsAsync("Это не дойдет.");
        Assert.Equal(200, await talk.StatusAsync(talk.Sent[^1], "failed", 131047));
        await house.Graph.UntilAsync(_ => talk.Sent[^1].GetProperty("type").GetString() == "template", $"the knock; the bot said: {talk.Said}");
        Assert.Equal("""{"name":"write_back","language":{"code":"ru","policy":"deterministic"}}""", talk.Sent[^1].GetProperty("template").GetRawText());
        await DeliveryAsync(id, "Это не дойдет.", "held");
        await talk.WritesAsync("Я тут");
        await house.Graph.UntilAsync(_ => talk.Said.Split("Это не дойдет.").Length == 3, $"the words again, now that the person has written; the bot said: {talk.Said}");

        Assert.Contains(talk.Sent, m => m.TryGetProperty("interactive", out var interactive) && interactive.GetProperty("type").GetString() == "list");
        Assert.Contains(talk.Sent, m => m.TryGetProperty("interactive", out var interactive) && interactive.GetProperty("type").GetString() == "button");
        await house.Graph.UntilAsync(g => g.Calls.Any(c => c.Body.Contains("typing_indicator", StringComparison.Ordinal)), "a read mark");
        house.NothingWentWrong();
    }

    [Fact]
    public async Task A_person_who_hides_their_number_is_answered_by_their_user_id()
    {
        var talk = new WhatsAppTalk(house, "UZ.1a2B3c4D");
        await talk.WritesAsync("Здравствуйте");
        // A greeting in Russian, and nothing that speaks against it: the person is not asked for the language.
        await talk.TapsAsync("no");
        await talk.TapsAsync("detention");
        await house.Graph.UntilAsync(_ => talk.Sent.Count >= 4, $"help; the bot said: {talk.Said}");
        house.NothingWentWrong();
    }

    [Fact]
    public async Task The_program_and_an_independent_program_believe_the_same_signatures()
    {
        var cases = Signatures().ToList();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(cases.Select(c => new { appSecret = WhatsAppHouse.AppSecret, body = Convert.ToBase64String(c.Body), header = c.Header })), TestContext.Current.CancellationToken);
        await using var node = await Peers.StartAsync("verdicts ", "whatsapp-signatures.mjs", file);
        var verdicts = JsonSerializer.Deserialize<bool[]>(node.Output.Split("verdicts ")[1])!;

        Assert.Equal(cases.Select(c => c.Right), verdicts);
        var before = house.Graph.Messages.Count(m => m.GetRawText().Contains("998900000299", StringComparison.Ordinal));
        foreach (var (body, header, right) in cases) Assert.Equal(right ? 200 : 403, await house.PostAsync(body, header));
        Assert.Equal(before, house.Graph.Messages.Count(m => m.GetRawText().Contains("998900000299", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_handshake_is_answered_to_who_knows_the_verify_token()
    {
        using var right = await house.Hotline.Http.GetAsync($"/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={WhatsAppHouse.VerifyToken}", TestContext.Current.CancellationToken);
        using var wrong = await house.Hotline.Http.GetAsync("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=ZZMARKEDWRONGZZ", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "1158201444", HttpStatusCode.Forbidden), (right.StatusCode, await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), wrong.StatusCode));
    }

    [Fact]
    public async Task Nothing_secret_or_personal_is_written_anywhere()
    {
        var talk = new WhatsAppTalk(house, "79991234567");
        await talk.WritesAsync("ZZMARKEDWORDSZZ operator");
        await talk.TapsAsync("ru");
        await talk.AnswersAsync("ZZMARKEDWORDSZZ");
        await house.Graph.UntilAsync(_ => talk.Sent.Count >= 3, $"two answers; the bot said: {talk.Said}");
        Assert.Equal(403, await house.PostAsync("ZZMARKEDWORDSZZ"u8.ToArray(), WhatsAppHouse.Sign([])));
        Assert.Equal(400, await house.PostAsync("ZZMARKEDWORDSZZ"u8.ToArray()));

        var files = Directory.EnumerateFiles(house.Hotline.Data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Concat(Directory.EnumerateFiles(house.Logs));
        foreach (var secret in new[] { "ZZMARKED", "79991234567" })
        {
            Assert.DoesNotContain(house.Hotline.Output, line => line.Contains(secret, StringComparison.Ordinal));
            foreach (var file in files) Assert.False(await HoldsAsync(file, secret), $"{Path.GetFileName(file)} holds {secret}");
        }
    }

    private async Task<(string Id, long Version)> TakeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await house.Desk.TakeNextAsync(limit.Token);
        Assert.Equal(("unpaid_wages", "urgent", "ru"), (taken.GetProperty("topic").GetString(), taken.GetProperty("urgency").GetString(), taken.GetProperty("language").GetString()));
        return (taken.GetProperty("id").GetString()!, taken.GetProperty("version").GetInt64());
    }

    private async Task ReplyAsync(string id, long version, string key, string text)
    {
        using var reply = await house.Desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = key, version, text });
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
    }

    /// <summary>Waits until the desk shows how far an operator's words have come.</summary>
    private async Task DeliveryAsync(string id, string text, string expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var shown = await house.Desk.GetAsync($"/api/v1/cases/{id}");
            if (shown.GetProperty("transcript").EnumerateArray().Any(line => line.GetProperty("text").GetString() == text && line.GetProperty("delivery").GetString() == expected)) return;
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Statuses of nobody, rightly and wrongly signed in many ways.</summary>
    private static IEnumerable<(byte[] Body, string Header, bool Right)> Signatures()
    {
        for (var i = 0; i < 30; i++)
        {
            var body = Encoding.UTF8.GetBytes($$$"""{"object":"whatsapp_business_account","entry":[{"id":"{{{i}}}","changes":[{"field":"account_note","value":{"words":"\u0421алом {{{new string('я', i * 40)}}} 998900000299"}}]}]}""");
            var right = WhatsAppHouse.Sign(body);
            yield return (body, right, true);
            yield return (body, $"sha256={right["sha256=".Length..].ToUpperInvariant()}", true);
            yield return ([.. body, (byte)' '], right, false);
            yield return (body[1..], right, false);
            yield return (body, WhatsAppHouse.Sign(body, "another secret"), false);
            yield return (body, right[..^2], false);
            yield return (body, right.Replace("sha256=", "sha1=", StringComparison.Ordinal), false);
        }
    }

    private static async Task<bool> HoldsAsync(string file, string secret)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) >= 0;
    }
}
