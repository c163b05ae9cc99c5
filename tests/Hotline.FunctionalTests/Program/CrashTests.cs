using System.Globalization;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Microsoft.Data.Sqlite;

namespace Hotline.FunctionalTests.Program;

/// <summary>kill -9 in mid-traffic: nothing accepted is lost, nothing is answered twice but what was under way.</summary>
public sealed class CrashTests
{
    private const int Rounds = 20;
    private const int People = 6;

    [Fact]
    public async Task Killed_twenty_times_in_mid_traffic_it_loses_nothing_and_doubles_only_what_was_under_way()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var people = Enumerable.Range(0, People).Select(i => telegram.Person(700001000 + i, "tg")).ToArray();
        foreach (var person in people) person.Starts();
        await telegram.UntilAsync(() => people.All(p => telegram.SentTo(p.Id).Count > 0), "the greetings");

        var (chance, underWay) = (new Random(20261122), 0);
        for (var round = 0; round < Rounds; round++)
        {
            // "repeat" asks the open question again: one answer a message, whose text tells nothing apart, so counting is exact.
            foreach (var person in people) person.Writes("repeat");
            await telegram.UntilAsync(() => telegram.Calls.Count(c => c.Method == "sendMessage") > round * People + chance.Next(0, People), "some traffic");
            await hotline.KillAsync();
            underWay += UnderWay(hotline.Data);
            await hotline.StartAgainAsync();
        }

        const int expected = Rounds + 1;
        foreach (var person in people)
            await telegram.UntilAsync(() => DangerQuestion.Asked(telegram, person) >= expected, $"{expected} questions to each person; got {DangerQuestion.Asked(telegram, person)}");
        Assert.InRange(people.Sum(person => DangerQuestion.Asked(telegram, person)), People * expected, (People * expected) + underWay);
    }

    /// <summary>
    /// Replies whose sending had begun when the program was killed and of which it had not stored what became: the provider may have them, and nobody can know.
    /// A copy is read: what the crash left is for the program to find.
    /// </summary>
    private static int UnderWay(string data)
    {
        using var copy = new TemporaryFolder();
        foreach (var name in (string[])["runtime.db", "runtime.db-wal"])
            if (File.Exists(Path.Combine(data, name))) File.Copy(Path.Combine(data, name), copy.File(name));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy.File("runtime.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM outbox WHERE attempt > 0";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
