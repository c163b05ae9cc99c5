using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Program;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Host;

/// <summary>What a host does at the server's terminal, with the real program.</summary>
public sealed class HostCommandTests
{
    private const long Chat = 700000201;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_made_while_it_runs_goes_on_in_a_new_folder()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(Chat, "tg"));
        talk.Person.Starts();
        await talk.TellsOfUnpaidWagesAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = (await desk.TakeNextAsync(limit.Token)).GetProperty("id").GetString();
        var other = new TelegramTalk(telegram, telegram.Person(Chat + 1, "tg"));
        other.Person.Starts();
        foreach (var choice in new[] { "no", "unpaid_wages", "afraid" }) await other.TapsAsync(choice);
        await telegram.UntilAsync(() => telegram.SentTo(Chat + 1).Any(m => m.Rows.SelectMany(r => r).Any(b => b.Data.Contains(":none:", StringComparison.Ordinal))), "the next question");
        var (backup, fresh) = (NewName("backup"), NewName("restored"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "backup", backup));
        await hotline.StopAsync();

        Assert.Equal(0, await HotlineCommand.RunAsync(fresh, "backup", "restore", backup));
        File.Copy(Path.Combine(hotline.Data, "master.key"), Path.Combine(fresh, "master.key"));
        await using var restored = await RunningHotline.StartAsync(telegram.Settings, fresh);
        // The question that was open is answered, and the next one comes.
        foreach (var choice in new[] { "none", "RU" }) await other.TapsAsync(choice);
        using (var me = await restored.Http.GetAsync("/api/v1/me", Now))
        using (var signIn = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sign-in") { Content = JsonContent.Create(new { name = "first", password = "a long enough pass phrase" }) })
        {
            signIn.Headers.Add("X-Hotline-Antiforgery", (await me.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("antiforgery").GetString());
            using var signedIn = await restored.Http.SendAsync(signIn, Now);
            Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        }

        var shown = await new DeskOperator(restored).GetAsync($"/api/v1/cases/{id}");
        Assert.Contains(shown.GetProperty("transcript").EnumerateArray(), l => l.GetProperty("text").GetString() == "Москва");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_leaves_nothing_of_a_person_beside_a_running_program_and_without_one(bool running)
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(Chat, "tg"));
        talk.Person.Starts();
        await talk.TapsAsync("no");
        talk.Person.Writes("operator");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = (await desk.TakeNextAsync(limit.Token)).GetProperty("id").GetString();
        if (!running) await hotline.StopAsync();

        var archive = Path.Combine(Path.GetTempPath(), $"hotline-export-{Guid.NewGuid():N}.zip");
        var (exported, told) = await HotlineCommand.OutputAsync(hotline.Data, "", "export", "telegram", $"{Chat}", "--to", archive, "--json");
        Assert.True(exported == 0, told);
        Assert.Equal(archive, JsonDocument.Parse(told).RootElement.GetProperty("file").GetString());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(archive));
        var (twice, there) = await HotlineCommand.OutputAsync(hotline.Data, "", "export", "case", id!, "--to", archive);
        Assert.Equal(1, twice);
        Assert.Contains("is there already", there, StringComparison.Ordinal);
        await using (var read = await ZipFile.OpenReadAsync(archive, Now))
        using (var person = await JsonDocument.ParseAsync(await read.GetEntry("person.json")!.OpenAsync(Now), cancellationToken: Now))
        {
            Assert.Equal($"{Chat}", person.RootElement.GetProperty("addresses")[0].GetProperty("address").GetString());
            Assert.Contains(person.RootElement.GetProperty("conversations")[0].GetProperty("lines").EnumerateArray(), l => l.GetProperty("text").GetString() == "operator");
        }

        File.Delete(archive);
        var (looked, due) = await HotlineCommand.OutputAsync(hotline.Data, "", "erase", "due", "--json");
        Assert.True(looked == 0, due);
        Assert.Contains("\"kind\":\"unfinished\"", due, StringComparison.Ordinal);

        var (refused, asked) = await HotlineCommand.OutputAsync(hotline.Data, "no\n", "erase", "telegram", $"{Chat}");
        Assert.Equal(1, refused);
        Assert.Contains("Nothing was changed", asked, StringComparison.Ordinal);
        var (unsure, both) = await HotlineCommand.OutputAsync(hotline.Data, "", "erase", "telegram", $"{Chat}", "--json");
        Assert.True(unsure == 1 && both.Contains("give --yes too", StringComparison.Ordinal), both);
        var (done, words) = await HotlineCommand.OutputAsync(hotline.Data, "", "erase", "telegram", $"{Chat}", "--yes");
        Assert.True(done == 0, words);
        var (again, nobody) = await HotlineCommand.OutputAsync(hotline.Data, "", "erase", "telegram", $"{Chat}", "--yes");
        Assert.Equal(1, again);
        Assert.Contains("Nobody is known", nobody, StringComparison.Ordinal);

        if (!running) await hotline.StartAgainAsync();
        using var gone = await hotline.Http.GetAsync($"/api/v1/cases/{id}", Now);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        // Telegram tells only the second in which somebody wrote, and what is of the second of an erasure counts as written before it.
        await Task.Delay(TimeSpan.FromMilliseconds(1000 - DateTimeOffset.UtcNow.Millisecond), Now);
        var before = telegram.SentTo(Chat).Count;
        talk.Person.Starts();
        await telegram.UntilAsync(() => telegram.SentTo(Chat).Count > before, "the greeting for somebody new");
    }

    [Fact]
    public async Task An_invited_colleague_comes_in_and_a_disabled_one_is_out_at_once()
    {
        await using var hotline = await RunningHotline.StartAsync();
        var desk = new DeskOperator(hotline);
        var (invited, link) = await HotlineCommand.OutputAsync(hotline.Data, "", "users", "invite", "--role", "operator");
        Assert.Equal(0, invited);
        var code = link[(link.IndexOf("#welcome=", StringComparison.Ordinal) + 9)..].Split('\n')[0].Trim();
        await desk.WelcomeAsync("ru");
        var me = await desk.GetAsync("/api/v1/me");
        using var welcome = new HttpRequestMessage(HttpMethod.Post, "/api/v1/welcome")
        {
            Content = JsonContent.Create(new { code, name = "second", alias = "Dana", password = "another long pass phrase", languages = new[] { "ru" } }),
        };
        welcome.Headers.Add("X-Hotline-Antiforgery", me.GetProperty("antiforgery").GetString());
        using var came = await hotline.Http.SendAsync(welcome, Now);
        Assert.Equal(HttpStatusCode.OK, came.StatusCode);

        var (_, list) = await HotlineCommand.OutputAsync(hotline.Data, "", "users", "list");
        Assert.Contains("second", list, StringComparison.Ordinal);
        var (_, lines) = await HotlineCommand.OutputAsync(hotline.Data, "", "users", "list", "--json");
        Assert.Contains("second", lines.Trim().Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("name").GetString()));
        Assert.Equal((0, """{"name":"second","casesReturned":0}"""), Trimmed(await HotlineCommand.OutputAsync(hotline.Data, "", "users", "--json", "disable", "second")));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "enable", "second"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "disable", "second"));
        using var queue = await hotline.Http.GetAsync("/api/v1/queue", Now);
        Assert.Equal(HttpStatusCode.Unauthorized, queue.StatusCode);
        Assert.Equal(1, await HotlineCommand.RunAsync(hotline.Data, "users", "disable", "nobody"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "enable", "second"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "reset-second-factor", "second"));
        Assert.Equal(1, await HotlineCommand.RunAsync(hotline.Data, "users", "reset-second-factor", "nobody"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "change", "second", "--topic", "detention", "--grant", "reveal_address"));
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "users", "change", "second", "--topic", "none", "--role", "coordinator"));
        (_, list) = await HotlineCommand.OutputAsync(hotline.Data, "", "users", "list");
        var second = list.Split('\n').SkipWhile(line => !line.Contains("second", StringComparison.Ordinal)).Aggregate("", (all, line) => all + line);
        Assert.Contains("coordinator", second, StringComparison.Ordinal);
        Assert.DoesNotContain("detention", second, StringComparison.Ordinal);
    }

    private static (int, string) Trimmed((int Code, string Output) run) => (run.Code, run.Output.Trim());

    [Fact]
    public async Task The_doctor_looks_beside_a_running_program_and_fails_when_the_key_is_gone()
    {
        await using var hotline = await RunningHotline.StartAsync();
        var (_, healthy) = await HotlineCommand.OutputAsync(hotline.Data, "", "doctor");
        Assert.Contains("the one that the data was written with", healthy, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL  key", healthy, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL  runtime", healthy, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL  casebook", healthy, StringComparison.Ordinal);
        await hotline.StopAsync();
        File.Delete(Path.Combine(hotline.Data, "master.key"));
        var (exit, words) = await HotlineCommand.OutputAsync(hotline.Data, "", "doctor");
        Assert.Equal(1, exit);
        Assert.Contains("FAIL  key", words, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(hotline.Data, "master.key")));
    }

    private static string NewName(string what) => Path.Combine(Path.GetTempPath(), $"hotline-{what}-{Guid.NewGuid():N}");
}
