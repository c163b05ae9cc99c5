using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Microsoft.Data.Sqlite;

namespace Hotline.FunctionalTests.Faults;

/// <summary>kill -9 in the middle of the change of the master key: started again it goes on, nothing is unreadable, nothing is lost.</summary>
public sealed class KilledRotationTests
{
    private const int People = 700;
    private const int Rounds = 2;
    private const long First = 700020000;

    [Fact]
    public async Task Killed_while_the_master_key_changes_it_goes_on_and_everybody_is_still_known_and_read()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        var keys = new List<string> { MasterKey.NewText() };
        var settings = new Dictionary<string, string>(telegram.Settings) { ["Telegram:PerSecond"] = "1000", ["Protection:MasterKey"] = keys[0] };
        await using var hotline = await RunningHotline.StartAsync(settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var people = Enumerable.Range(0, People).Select(number => telegram.Person(First + number, "tg")).ToArray();
        foreach (var person in people) person.Starts();
        people[0].Writes("меня избивают, помогите");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var id = (await desk.TakeNextAsync(limit.Token)).GetProperty("id").GetString()!;
        while (Wrapped(hotline.Data).Count < People) await Task.Delay(100, limit.Token);

        var inTheMiddle = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            keys.Insert(0, MasterKey.FromText(keys[0], "test").NextText());
            await hotline.StopAsync();
            MinutesPass(hotline.Data);
            var before = Wrapped(hotline.Data);
            (settings["Protection:MasterKey"], settings["Protection:OldMasterKeys"]) = (keys[0], keys[1]);
            var starting = hotline.StartAgainAsync();
            // The worker begins by itself at the start; the first keys that are others are the moment.
            while (Changed(hotline.Data, before) == 0) limit.Token.ThrowIfCancellationRequested();
            await hotline.KillAsync();
            await EndedAsync(starting);
            if (Changed(hotline.Data, before) < People) inTheMiddle++;

            // Neither key alone opens everything now, and the program says so instead of beginning.
            (settings["Protection:MasterKey"], settings["Protection:OldMasterKeys"]) = (keys[0], "");
            await Assert.ThrowsAsync<InvalidOperationException>(hotline.StartAgainAsync);
            Assert.Contains(hotline.Output, line => line.Contains("is not over", StringComparison.Ordinal));

            settings["Protection:OldMasterKeys"] = keys[1];
            MinutesPass(hotline.Data);
            await hotline.StartAgainAsync();
            // Who writes while it goes on is answered.
            people[round].Writes($"слова {round}");
            while (StoreInspection.ReadRuntime(hotline.Data)?.Fingerprint != MasterKey.FromText(keys[0], "test").Fingerprint) await Task.Delay(100, limit.Token);
            Assert.Equal(People, Changed(hotline.Data, before));
        }

        Assert.InRange(inTheMiddle, 1, Rounds);
        await hotline.StopAsync();
        settings["Protection:OldMasterKeys"] = "";
        await hotline.StartAgainAsync();
        Assert.Equal(People, Wrapped(hotline.Data).Count);
        await desk.ShowsAsync(id, "меня избивают, помогите", limit.Token);
        people[0].Writes("слова после перемены");
        await desk.ShowsAsync(id, "слова после перемены", limit.Token);
        // Whose conversation was never touched is still where it was: the open question is asked again.
        var asked = DangerQuestionsTo(telegram, people[^1]);
        people[^1].Writes("repeat");
        await telegram.UntilAsync(() => DangerQuestionsTo(telegram, people[^1]) > asked, "the answer to somebody who was known before");
    }

    /// <summary>It may have been ready already.</summary>
    private static async Task EndedAsync(Task starting)
    {
        try
        {
            await starting;
        }
        catch (InvalidOperationException)
        {
            // Killed before that.
        }
    }

    private static int DangerQuestionsTo(FakeTelegramServer telegram, FakePerson person) => Program.DangerQuestion.Asked(telegram, person);

    /// <summary>For two a program that says nothing counts as living and sealing under its key, and for over one as the one that rotates.</summary>
    private static void MinutesPass(string data)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "casebook.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM leases";
        command.ExecuteNonQuery();
    }

    private static int Changed(string data, Dictionary<string, string> before)
    {
        var now = Wrapped(data);
        return before.Count(key => now[key.Key] != key.Value);
    }

    /// <summary>The keys of people as they stand in the casebook, by whose they are.</summary>
    private static Dictionary<string, string> Wrapped(string data)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "casebook.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT contact_id, hex(wrapped) FROM contact_keys";
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read()) found[reader.GetString(0)] = reader.GetString(1);
        return found;
    }
}
