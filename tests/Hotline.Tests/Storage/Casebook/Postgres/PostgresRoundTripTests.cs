using System.Collections.Concurrent;
using System.Diagnostics;
using Hotline.Core.Cases;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>How often what everybody waits for asks the server, and what it waits for there.</summary>
public sealed class PostgresRoundTripTests(PostgresHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_of_the_journal_asks_as_often_whether_one_person_wrote_or_thirty()
    {
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        using var asked = new Questions(rig.Database!);
        for (var person = 0; person < 30; person++) rig.Journal.Write(Turns.Person(person), Turns.Wrote($"a{person}", "раз", Turns.Start, Turns.Bot($"d{person}", "ответ")));
        await rig.ProjectAsync();
        asked.Clear();

        rig.Journal.Write(Turns.Person(0), Turns.Wrote("b", "два", Turns.Start, Turns.Bot("e", "ответ")));
        await rig.Projector.ProjectAsync(Now);
        var one = asked.Clear();
        for (var person = 0; person < 30; person++) rig.Journal.Write(Turns.Person(person), Turns.Wrote($"c{person}", "три", Turns.Start, Turns.Bot($"f{person}", "ответ"), Turns.Bot($"g{person}", "ещё")));
        await rig.Projector.ProjectAsync(Now);

        Assert.Equal(one, asked.Clear());
        Assert.InRange(one.Length, 1, 8);
    }

    [Fact]
    public async Task Taking_the_next_case_asks_four_times()
    {
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await rig.ProjectAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");
        using var asked = new Questions(rig.Database!);

        await rig.ChangeAsync(context => rig.Queue.TakeNextAsync(context, aigul, aigul.Languages, Now));

        Assert.Equal(["UPDATE cases", "INSERT INTO shifts", "-- hotline: for key share", "INSERT INTO commands"], asked.Clear());
    }

    [Fact]
    public async Task The_most_urgent_person_is_not_passed_over_while_their_words_are_being_written()
    {
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start).WithCase(Turns.Case("IMMEDIATE1", Urgency.Immediate)));
        rig.Journal.Write(Turns.Person(2), Turns.Wrote("m2", "вопрос", Turns.Start).WithCase(Turns.Case("NORMAL0001", Urgency.Normal)));
        await rig.ProjectAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await using var writing = rig.Open();
        await using var transaction = await writing.Database.BeginTransactionAsync(Now);
        await writing.Cases.Where(c => c.Id == "IMMEDIATE1").ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonWaitsSince, Turns.Start), Now);

        var taking = rig.ChangeAsync(context => rig.Queue.TakeNextAsync(context, aigul, aigul.Languages, Now));
        await using (var look = new NpgsqlConnection(rig.Database!.Connection))
        {
            await look.OpenAsync(Now);
            await using var waits = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')", look);
            while (!taking.IsCompleted && await waits.ExecuteScalarAsync(Now) is not true)
            {
                // Until it stands before the row, or has gone past it.
            }
        }

        await transaction.CommitAsync(Now);
        Assert.Equal("IMMEDIATE1", (await taking)?.Id);
    }

    /// <summary>What was asked of one database, by the first words of each.</summary>
    private sealed class Questions : IDisposable
    {
        private readonly ConcurrentQueue<string> _all = new();
        private readonly ActivityListener _listener;

        public Questions(LentDatabase database)
        {
            var name = new NpgsqlConnectionStringBuilder(database.Connection).Database;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    if (!activity.TagObjects.Any(tag => Equals(tag.Value, name))) return;
                    var sql = activity.TagObjects.FirstOrDefault(tag => tag.Key is "db.query.text" or "db.statement").Value as string ?? "";
                    if (sql.Length > 0) _all.Enqueue(Start(sql));
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public string[] Clear()
        {
            string[] asked = [.. _all];
            _all.Clear();
            return asked;
        }

        public void Dispose() => _listener.Dispose();

        private static string Start(string sql)
        {
            var line = sql.Split('\n')[0].Trim();
            return line.StartsWith("--", StringComparison.Ordinal) ? line : string.Join(' ', line.Split(' ').Take(line.StartsWith("INSERT", StringComparison.Ordinal) ? 3 : 2));
        }
    }
}
