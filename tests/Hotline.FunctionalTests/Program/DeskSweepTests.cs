using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// Marked secrets on every way that staff and host have: notes, searches, shown addresses, refused requests, exports, notices, what goes by age, a new master key. Then logs, metrics, files, notices, error pages and what
/// commands print are searched for them.
/// </summary>
public sealed class DeskSweepTests
{
    private const string Marked = "ZZMARKEDATDESKZZ";
    private const string MarkedCyrillic = "ЪЪСТОЛЪЪ";
    private const string Words = $"{Marked} {MarkedCyrillic}";
    private const long Chat = 7123456789031;
    private const long GroupId = -1001900000078;
    private const long Member = 900000031;

    private static readonly string[] OfThePerson = [Marked, MarkedCyrillic, "9991234569", "76.889719", $"{Chat}", $"Person {Chat}"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_person_stands_in_what_staff_and_host_leave_behind()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        telegram.Group(GroupId, forum: true);
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        var settings = new Dictionary<string, string>(telegram.Settings.Concat(SecretSweepTests.Metrics(logs)))
        {
            ["Log:Level"] = "Verbose",
            ["Log:Folder"] = logs,
            ["Telegram:OperatorsGroup"] = $"{GroupId}",
            ["Telegram:GroupPerMinute"] = "0",
            ["Cases:ImmediateMinutes"] = "0.02",
        };
        await using var hotline = await RunningHotline.StartAsync(settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        await MayShowAddressesAsync(desk);
        await LinkAsync(telegram, desk);

        var person = telegram.Person(Chat, "tg");
        person.Starts();
        person.Writes($"меня избивают, помогите {Words}");
        person.SendsPhoto(Encoding.UTF8.GetBytes(Marked), Words);
        person.SendsContact("+79991234569", own: true);
        person.SendsLocation(43.238949, 76.889719);
        await telegram.UntilAsync(() => telegram.SentTo(Member).Any(m => m.Text.Contains("waits", StringComparison.Ordinal)), $"a notice; the member heard: {string.Join('\n', telegram.SentTo(Member).Select(m => m.Text))}");
        // With a target of a second a helper would lose the case again at once.
        await hotline.StopAsync();
        settings.Remove("Cases:ImmediateMinutes");
        await hotline.StartAgainAsync();
        var id = await WorkAsync(desk);
        await RefusedAsync(hotline, desk, id);
        foreach (var said in telegram.SentTo(Member).Concat(telegram.SentTo(GroupId)).Select(m => m.Text)) Assert.Empty(In(said));

        await ExportAsync(hotline, desk, id);
        foreach (var command in new[] { new[] { "erase", "due" }, ["erase", "due", "--json"], ["users", "list"], ["doctor"] }) await PrintsAsync(hotline.Data, command);
        await SecretSweepTests.MeasuredAsync(Path.Combine(logs, SecretSweepTests.MetricsFile), "http.route=/api/v1/cases/{id}/notes");
        Assert.Empty(MarkedSecrets.Find(hotline, logs, OfThePerson));

        await GoesByAgeUnderANewKeyAsync(hotline, settings);
        Assert.Empty(MarkedSecrets.Find(hotline, logs, OfThePerson));
        await hotline.StopAsync();
        Assert.Empty(MarkedSecrets.Find(hotline, logs, OfThePerson));
    }

    private static async Task MayShowAddressesAsync(DeskOperator desk)
    {
        var me = (await desk.GetAsync("/api/v1/accounts")).EnumerateArray().Single();
        await DoneAsync(desk, $"accounts/{me.GetProperty("id").GetString()}", new { version = me.GetProperty("version").GetString(), grants = new[] { "reveal_address" } });
        await desk.RefreshAsync();
    }

    private static async Task LinkAsync(FakeTelegramServer telegram, DeskOperator desk)
    {
        var member = telegram.Person(Member, "ru");
        member.Starts((await DoneAsync(desk, "telegram/link", new { })).GetProperty("code").GetString()!);
        await telegram.UntilAsync(() => telegram.SentTo(Member).Any(m => m.Text.Contains("linked to the desk", StringComparison.Ordinal)), "the link");
        await DoneAsync(desk, "telegram/notices", new { on = true });
    }

    /// <summary>Everything that an operator does with words of a person in hand.</summary>
    private static async Task<string> WorkAsync(DeskOperator desk)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var taken = await desk.TakeNextAsync(limit.Token);
        var (id, version) = (taken.GetProperty("id").GetString()!, taken.GetProperty("version").GetInt64());
        await DoneAsync(desk, $"cases/{id}/notes", new { text = Words });
        await DoneAsync(desk, $"cases/{id}/pin", new { version, text = Words });
        await DoneAsync(desk, $"cases/{id}/find", new { text = Marked });
        await DoneAsync(desk, $"cases/{id}/size", new { text = Words });
        await DoneAsync(desk, $"cases/{id}/presence", new { typing = true });
        Assert.Equal($"{Chat}", (await DoneAsync(desk, $"cases/{id}/reveal", new { reason = "life_at_risk", note = Words })).GetProperty("address").GetString());
        Assert.Equal(1, (await DoneAsync(desk, "cases/search", new { address = new { channel = "telegram", value = $"{Chat}" } })).GetProperty("cases").GetArrayLength());
        await DoneAsync(desk, $"cases/{id}/reply", new { version, clientId = "one", text = $"reply {Words}" });
        await desk.ShowsAsync(id, $"reply {Words}", limit.Token);
        await DoneAsync(desk, $"cases/{id}/close", new { version, outcome = "information_given", note = Words });
        return id;
    }

    /// <summary>What the desk cannot do is refused without a word of what was asked.</summary>
    private static async Task RefusedAsync(RunningHotline hotline, DeskOperator desk, string id)
    {
        foreach (var path in new[] { $"api/v1/cases/{Marked}", $"api/v1/cases/{id}/lines?after={Marked}", $"api/v1/queue?after={Marked}", $"api/v1/audit?what={Marked}", $"api/v1/{Marked}", $"{Marked}" })
        {
            using var answer = await hotline.Http.GetAsync(path, Now);
            await RefusedAsync(path, answer);
        }

        // Every address of the desk is its one page, which says nothing of it.
        Assert.Empty(In(await hotline.Http.GetStringAsync($"desk/{Marked}", Now)));
        foreach (var (path, body) in new (string, object)[]
        {
            ($"cases/{id}/reply", new { version = 1, clientId = Words, text = Words }), ($"cases/{id}/flags", new { version = 1, codesVersion = 0, code = Words }), ($"cases/{id}/close", new { version = 1, outcome = Words, note = Words }),
            ($"cases/{id}/reveal", new { reason = Words }), ($"cases/{id}/hand-over", new { version = 1, to = Words, note = Words }), ($"cases/{id}/urgency", new { version = 1, to = Words, reason = Words }),
            ($"cases/{id}/erasure", new { pseudonym = Words }), ("cases/search", new { topic = Words, address = new { channel = Words, value = Words } }), ("sign-in", new { name = Words, password = Words }),
            ("welcome", new { code = Words, name = Words, alias = Words, password = Words }),
        })
        {
            using var answer = await desk.PostAsync("/api/v1/" + path, body);
            await RefusedAsync(path, answer);
        }

        using var broken = await hotline.Http.PostAsync($"api/v1/sign-in?{Marked}", new StringContent($"{{\"{Words}\":", Encoding.UTF8, "application/json"), Now);
        await RefusedAsync("a body that is none", broken);
    }

    private static async Task RefusedAsync(string what, HttpResponseMessage answer)
    {
        // A search that fits nobody is answered well, with nobody.
        Assert.True((int)answer.StatusCode is >= 400 and < 500 || (what == "cases/search" && answer.IsSuccessStatusCode), $"{what}: {answer.StatusCode}");
        Assert.Empty(In(await answer.Content.ReadAsStringAsync(Now) + answer.Headers));
    }

    /// <summary>The archive holds it all, and nothing else does: neither the answer's headers and name nor what the command prints.</summary>
    private static async Task ExportAsync(RunningHotline hotline, DeskOperator desk, string id)
    {
        using var answer = await hotline.Http.GetAsync($"api/v1/cases/{id}/export", Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(In(answer.Headers.ToString() + answer.Content.Headers));
        await using var archive = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync(Now));
        var person = archive.Entries.Single(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal));
        using var text = new StreamReader(await person.OpenAsync(Now));
        Assert.Contains(Marked, await text.ReadToEndAsync(Now), StringComparison.Ordinal);
        Assert.All(archive.Entries, entry => Assert.Empty(In(entry.FullName)));

        using var folder = new TemporaryFolder();
        await PrintsAsync(hotline.Data, "export", "case", id, "--to", folder.File("one.zip"));
        await PrintsAsync(hotline.Data, "export", "case", id, "--to", folder.File("two.zip"), "--json");
        Assert.NotNull(desk);
    }

    /// <summary>What is closed goes at once, and everything that stays is sealed anew, while the log says all it can.</summary>
    private static async Task GoesByAgeUnderANewKeyAsync(RunningHotline hotline, Dictionary<string, string> settings)
    {
        var next = (await PrintsAsync(hotline.Data, "keys", "next")).Trim();
        await hotline.StopAsync();
        settings["Protection:OldMasterKeys"] = (await File.ReadAllTextAsync(Path.Combine(hotline.Data, "master.key"), Now)).Trim();
        settings["Protection:MasterKey"] = next;
        AHundredDaysPass(hotline.Data);
        await hotline.StartAgainAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var fingerprint = MasterKey.FromText(next, "test").Fingerprint;
        while (StoreInspection.ReadRuntime(hotline.Data)?.Fingerprint != fingerprint || Keys(hotline.Data) > 0) await Task.Delay(100, limit.Token);
    }

    /// <summary>Also the leases of the program that was stopped are over then.</summary>
    private static void AHundredDaysPass(string data) => Ask(
        data, $"DELETE FROM leases; UPDATE cases SET closed_at = closed_at - {TimeSpan.FromDays(100).TotalMilliseconds:0}; UPDATE conversations SET last_at = last_at - {TimeSpan.FromDays(100).TotalMilliseconds:0}");

    private static long Keys(string data) => (long)Ask(data, "SELECT count(*) FROM contact_keys")!;

    private static object? Ask(string data, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "casebook.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static async Task<string> PrintsAsync(string data, params string[] words)
    {
        var (code, output) = await HotlineCommand.OutputAsync(data, input: "", words);
        Assert.True(code == 0 || words is ["doctor"], $"hotline {string.Join(' ', words)}: {output}");
        Assert.Empty(In(output));
        return output;
    }

    private static async Task<JsonElement> DoneAsync(DeskOperator desk, string path, object body)
    {
        using var answer = await desk.PostAsync("/api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync(Now);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static List<string> In(string text) => [.. OfThePerson.Where(secret => text.Contains(secret, StringComparison.Ordinal))];
}
