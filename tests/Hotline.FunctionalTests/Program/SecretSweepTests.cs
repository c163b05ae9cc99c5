using System.Text;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>Marked secrets go in on every path; then everything that was written is searched for them.</summary>
public sealed class SecretSweepTests
{
    private const string Marked = "ZZMARKEDSECRETZZ";
    private const string MarkedCyrillic = "ЪЪТАЙНАЪЪ";
    private const long Chat = 7123456789012;
    internal const string MetricsFile = "metrics.nettrace";

    private static readonly string[] Meters =
        ["Hotline", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics", "System.Net.Http", "System.Net.NameResolution", "Microsoft.EntityFrameworkCore"];

    [Fact]
    public async Task Nothing_that_a_person_wrote_stands_in_logs_or_files()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        await using var hotline = await RunningHotline.StartAsync(new Dictionary<string, string>(telegram.Settings.Concat(Metrics(logs)))
        {
            ["Log:Level"] = "Verbose",
            ["Log:Folder"] = logs,
        });
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(Chat, "tg"));
        talk.Person.Starts();
        await talk.TapsAsync("no");
        talk.Person.Writes($"{Marked} {MarkedCyrillic} operator");
        talk.Person.SendsPhoto(Encoding.UTF8.GetBytes(Marked), $"{Marked} {MarkedCyrillic}");
        talk.Person.SendsContact("+79991234567", own: true);
        talk.Person.SendsLocation(43.238949, 76.889709);
        talk.Person.Writes("operator");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await desk.TakeNextAsync(limit.Token);
        var id = taken.GetProperty("id").GetString();
        using var reply = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = "one", version = taken.GetProperty("version").GetInt64(), text = $"reply {Marked}" });
        await talk.HearsAsync($"reply {Marked}");
        using var bad = await hotline.Http.PostAsync($"/chat/messages?{Marked}", new StringContent($"{{\"{Marked}\":"), TestContext.Current.CancellationToken);
        telegram.FailNext(Chat, 400, "Bad Request: chat not found");
        using var second = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = "two", version = taken.GetProperty("version").GetInt64(), text = $"lost {Marked}" });
        await SendAgainAsync(desk, limit.Token);
        await talk.HearsAsync($"lost {Marked}");
        await hotline.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal("telegram: working\n", await hotline.Http.GetStringAsync("/health/providers", TestContext.Current.CancellationToken));
        // The sweep sees metrics, or it would prove nothing about them: ours, and those that the framework measures of requests and connections.
        foreach (var name in new[] { "hotline.turns", "hotline.replies", "hotline.journal.lag", "channel=telegram", "http.server.request.duration", "http.client.request.duration", "http.route=/chat/messages" })
            await MeasuredAsync(Path.Combine(logs, MetricsFile), name);

        Assert.Empty(Found(hotline, logs, telegram.Token));
        await hotline.StopAsync();
        Assert.Empty(Found(hotline, logs, telegram.Token));
    }

    /// <summary>Sends the one reply again that did not arrive, as soon as the desk lists it.</summary>
    private static async Task SendAgainAsync(DeskOperator desk, CancellationToken cancellationToken)
    {
        while (true)
        {
            var letters = (await desk.GetAsync("/api/v1/dead-letters")).GetProperty("letters");
            if (letters.GetArrayLength() == 0)
            {
                await Task.Delay(50, cancellationToken);
                continue;
            }

            var letter = Assert.Single(letters.EnumerateArray());
            using var answer = await desk.PostAsync($"/api/v1/dead-letters/{letter.GetProperty("deliveryId").GetString()}/send-again", new { pseudonym = letter.GetProperty("pseudonym").GetString() });
            Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
            return;
        }
    }

    [Theory]
    [InlineData("en", "delete my data")]
    [InlineData("ru", "удалить мои данные")]
    [InlineData("kk", null)]
    [InlineData("uz-Latn", null)]
    public async Task After_erasing_nothing_of_the_person_is_left_and_a_restored_backup_does_not_bring_them_back(string locale, string? words)
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        var settings = new Dictionary<string, string>(telegram.Settings)
        {
            ["Log:Level"] = "Verbose",
            ["Log:Folder"] = logs,
        };
        await using var hotline = await RunningHotline.StartAsync(settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync(locale);
        var talk = new TelegramTalk(telegram, telegram.Person(Chat, locale.Split('-')[0]));
        talk.Person.Starts();
        // A phone in Russian or English says little about the person, who is asked.
        if (locale is "ru" or "en") await talk.TapsAsync(locale);
        await talk.TapsAsync("no");
        talk.Person.Writes($"{Marked} {MarkedCyrillic}");
        talk.Person.Writes("operator");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await desk.TakeNextAsync(limit.Token);
        var id = taken.GetProperty("id").GetString();
        var backup = Path.Combine(Path.GetTempPath(), $"hotline-backup-{Guid.NewGuid():N}");
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "backup", backup));

        talk.Person.Writes(words ?? EndingTests.Words("erase", locale));
        await GoneAsync(hotline, logs, telegram.Token, id!);
        await hotline.StopAsync();
        Assert.Empty(Found(hotline, logs, telegram.Token));
        foreach (var file in Directory.EnumerateFiles(hotline.Data, "*.db*").Where(f => !f.Contains("erasures", StringComparison.Ordinal))) File.Delete(file);
        Assert.Equal(0, await HotlineCommand.RunAsync(hotline.Data, "backup", "restore", backup));
        await hotline.StartAgainAsync();

        await GoneAsync(hotline, logs, telegram.Token, id!);
    }

    /// <summary>
    /// Waits until the case shows no transcript and the files that held it are rewritten, which follows in the background. The desk is asked again and again: nothing that the fake Telegram hears need come after.
    /// </summary>
    private static async Task GoneAsync(RunningHotline hotline, string logs, string token, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await TranscriptAsync(hotline, id) > 0) await Task.Delay(100, limit.Token);
        while (Found(hotline, logs, token) is { Count: > 0 } found)
        {
            if (limit.IsCancellationRequested) Assert.Empty(found);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<int> TranscriptAsync(RunningHotline hotline, string id)
    {
        using var answer = await hotline.Http.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode) return 0;
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("transcript").GetArrayLength();
    }

    /// <summary>
    /// Settings of the runtime itself, by which the program writes everything that it measures into a file, as a collector would receive it: each instrument with its labels.
    /// </summary>
    internal static Dictionary<string, string> Metrics(string folder) => new()
    {
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeOutputStreaming"] = "1",
        ["DOTNET_EventPipeOutputPath"] = Path.Combine(folder, MetricsFile),
        ["DOTNET_EventPipeConfig"] = "System.Diagnostics.Metrics:0x3:5:SessionId=sweep;RefreshInterval=1;MaxTimeSeries=10000;MaxHistograms=1000;Metrics=" + string.Join('\n', Meters),
    };

    /// <summary>Waits until a name stands in the file of what was measured; it is written every second.</summary>
    internal static async Task MeasuredAsync(string file, string name)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var wanted = Encoding.Unicode.GetBytes(name);
        while (MarkedSecrets.Read(file).AsSpan().IndexOf(wanted) < 0) await Task.Delay(200, limit.Token);
    }

    private static List<string> Found(RunningHotline hotline, string logs, string token) =>
        MarkedSecrets.Find(hotline, logs, [Marked, MarkedCyrillic, "9991234567", "76.889709", $"{Chat}", token.Split(':')[1]]);
}
