using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class ErasureContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly string[] Marked = ["МАРКЕР-сообщение", "МАРКЕР-ответ", "МАРКЕР-выбор", "МАРКЕР-слот", "МАРКЕР-оператор", "МАРКЕР-заметка", "address-77001234567"];

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task Nothing_that_a_person_said_stands_on_the_disk_in_the_clear()
    {
        await LiveAsync(Turns.Person(1), "AAAAAAAAAA");
        var bytes = _rig.BytesOnDisk();
        foreach (var secret in Marked) Assert.False(Holds(bytes, Encoding.UTF8.GetBytes(secret)), $"'{secret}' stands in the clear.");
        // The search itself works: the alias of staff is no secret and is found.
        Assert.True(Holds(bytes, "Aigul"u8.ToArray()));
    }

    [Fact]
    public async Task Erasing_destroys_the_key_on_the_disk_and_leaves_no_row_that_names_the_person()
    {
        var person = Turns.Person(1);
        await LiveAsync(person, "AAAAAAAAAA");
        await LiveAsync(Turns.Person(2), "BBBBBBBBBB");
        var key = await KeyAsync(person);
        Assert.True(Holds(_rig.BytesOnDisk(), key));

        await _rig.Eraser.EraseAsync(person, Now);

        Assert.False(_rig.Eraser.Owed);
        Assert.False(Holds(_rig.BytesOnDisk(), key), "The wrapped key is still in the file or its log.");
        Assert.Equal(["tombstones"], await TablesThatNameAsync(person.Value));
        await using var context = _rig.Open();
        Assert.True((await context.Tombstones.SingleAsync(Now)).Scrubbed);
        // The other person is untouched.
        Assert.Contains((await _rig.ReadAsync("BBBBBBBBBB")).Transcript, l => l.Text == "МАРКЕР-сообщение");
    }

    [Theory]
    [InlineData(Urgency.Urgent, false, CaseStatus.Closed)]
    [InlineData(Urgency.Immediate, false, CaseStatus.Closed)]
    [InlineData(Urgency.Normal, true, CaseStatus.WithOperator)]
    [InlineData(Urgency.Immediate, true, CaseStatus.WithOperator)]
    public async Task A_case_stays_as_codes_under_a_new_id_and_open_only_for_whoever_holds_it(Urgency urgency, bool held, CaseStatus expected)
    {
        var (person, aigul) = (Turns.Person(1), CasebookRig.Operator("Aigul", "ru"));
        await LiveAsync(person, "AAAAAAAAAA");
        _rig.Journal.Write(person, Turns.Wrote("m2", "ещё", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", urgency)));
        await _rig.ProjectAsync();
        if (held) await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 3, aigul, Now));
        await _rig.Eraser.EraseAsync(person, Now);

        await using var context = _rig.Open();
        var row = await context.Cases.SingleAsync(Now);
        Assert.NotEqual("AAAAAAAAAA", row.Id);
        Assert.Equal((null, null, expected, "erased", "unpaid_wages", urgency), (row.ConversationId, row.SealedSummary, row.Status, row.EndedByPerson, row.Topic, row.Urgency));
        var folder = await _rig.ReadAsync(row.Id);
        Assert.Equal((0, 0, 0), (folder.Transcript.Count, folder.Summary.Count, folder.Notes.Count));
        Assert.Equal(held ? null : OutcomeCodes.Withdrew, row.Outcome);
        if (!held) return;

        // Nothing can be said any more, and nobody else can help; closing is all that is left, and sends nothing.
        var holding = new HeldCase(row.Id, row.Version, aigul);
        foreach (var act in (Func<CasebookContext, Task<CaseAnswer>>[])[
            c => _rig.Work.ReplyAsync(c, holding, "late", "слова", Now),
            c => _rig.Work.ReturnAsync(c, holding, null, Now),
            c => _rig.Work.HandOverAsync(c, holding, "account-Ivan", null, Now),
            c => _rig.Work.LowerAsync(c, holding, Urgency.Normal, "слова", Now)])
            Assert.Equal(CaseVerdict.Closed, (await _rig.ChangeAsync(act)).Verdict);
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, holding, "person_withdrew", null, Now))).Verdict);
        Assert.Equal(0, await context.Commands.CountAsync(Now));
    }

    [Fact]
    public async Task Whoever_was_erased_stands_before_nobody_who_waits_and_no_clock_runs_for_them()
    {
        var (aigul, ivan) = (CasebookRig.Operator("Aigul", "ru"), CasebookRig.Operator("Ivan", "ru"));
        foreach (var (number, id, urgency) in new[] { (1, "AAAAAAAAAA", Urgency.Immediate), (2, "BBBBBBBBBB", Urgency.Immediate), (3, "CCCCCCCCCC", Urgency.Normal) })
            _rig.Journal.Write(Turns.Person(number), Turns.Wrote("m1", "слова", Turns.Start).WithCase(Turns.Case(id, urgency)));
        await _rig.ProjectAsync();
        _rig.Clock.Advance(TimeSpan.FromMinutes(20));
        await SweepAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, aigul, Now));

        foreach (var number in new[] { 1, 2 }) await _rig.Eraser.EraseAsync(Turns.Person(number), Now);

        await using (var context = _rig.Open())
        {
            Assert.Equal(["CCCCCCCCCC"], (await _rig.Queue.PageAsync(context, after: null, Now)).Page.Cases.Select(c => c.Id));
            Assert.All(await context.Cases.Where(c => c.ConversationId == null).ToListAsync(Now), c => Assert.Equal((null, null, EscalationStep.None), (c.Due, c.NextStepAt, c.Step)));
            Assert.Equal(2, await context.Cases.CountAsync(c => c.ConversationId == null, Now));
        }

        await SweepAsync();
        Assert.Equal("CCCCCCCCCC", (await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, ivan, ["ru"], Now)))?.Id);
        Assert.Null(await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, ivan, ["ru"], Now)));
    }

    [Fact]
    public async Task What_an_older_program_left_in_the_queue_of_erased_people_is_closed_at_the_start()
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "слова", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Immediate)));
        _rig.Journal.Write(Turns.Person(2), Turns.Wrote("m1", "слова", Turns.Start).WithCase(Turns.Case("BBBBBBBBBB", Urgency.Immediate)));
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        await context.Cases.Where(c => c.Id == "AAAAAAAAAA").ExecuteUpdateAsync(set => set.SetProperty(c => c.ConversationId, (string?)null).SetProperty(c => c.EndedByPerson, Case.Erased), Now);

        await _rig.Eraser.ReapplyErasuresAsync([], Now);

        Assert.Equal(
            [("AAAAAAAAAA", CaseStatus.Closed, OutcomeCodes.Withdrew), ("BBBBBBBBBB", CaseStatus.Waiting, null)],
            await context.Cases.OrderBy(c => c.Id).Select(c => new ValueTuple<string, CaseStatus, string?>(c.Id, c.Status, c.Outcome)).ToListAsync(Now));
    }

    [Fact]
    public async Task The_journals_word_of_an_erasure_is_obeyed_and_late_records_are_dropped()
    {
        var person = Turns.Person(1);
        await LiveAsync(person, "AAAAAAAAAA");
        var at = Turns.Start.AddHours(1);
        _rig.Journal.Write(person, Turns.Wrote("m8", "до", at.AddSeconds(-1)), new ErasureRecord("e1", at), Turns.Wrote("m9", "опоздавшее", at.AddSeconds(-1)));
        await _rig.ProjectAsync();
        Assert.Equal(["tombstones"], await TablesThatNameAsync(person.Value));
    }

    [Fact]
    public async Task Who_writes_again_after_an_erasure_is_somebody_new()
    {
        var person = Turns.Person(1);
        await LiveAsync(person, "AAAAAAAAAA");
        var old = await KeyAsync(person);
        _rig.Journal.Write(person, new ErasureRecord("e1", Turns.Start.AddHours(1)), Turns.Wrote("n1", "новое", Turns.Start.AddHours(2)).WithCase(Turns.Case("CCCCCCCCCC")));
        await _rig.ProjectAsync();
        Assert.Equal(["новое"], (await _rig.ReadAsync("CCCCCCCCCC")).Transcript.Select(l => l.Text));
        Assert.NotEqual(old, await KeyAsync(person));
        // The runtime's tombstone is known here already: the new life stays.
        Assert.Equal(0, await _rig.Eraser.ReapplyErasuresAsync([(person, Turns.Start.AddHours(1))], Now));
        Assert.Single((await _rig.ReadAsync("CCCCCCCCCC")).Transcript);
    }

    [Fact]
    public async Task A_restored_backup_does_not_bring_the_person_back()
    {
        var person = Turns.Person(1);
        await LiveAsync(person, "AAAAAAAAAA");
        (ConversationId, DateTimeOffset)[] erased = [(person, Turns.Start.AddHours(1)), (Turns.Person(7), Turns.Start)];
        Assert.Equal(2, await _rig.Eraser.ReapplyErasuresAsync(erased, Now));
        Assert.Equal(["tombstones"], await TablesThatNameAsync(person.Value));
        Assert.Equal(0, await _rig.Eraser.ReapplyErasuresAsync(erased, Now));
    }

    [Fact]
    public async Task A_reader_in_the_way_delays_the_scrubbing_and_does_not_cancel_it()
    {
        var person = Turns.Person(1);
        await LiveAsync(person, "AAAAAAAAAA");
        var key = await KeyAsync(person);
        await using (var reader = _rig.Open())
        {
            await reader.Database.OpenConnectionAsync(Now);
            if (!IsOnPostgres) await reader.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=100", Now);
            await using var open = reader.Database.GetDbConnection().CreateCommand();
            open.CommandText = IsOnPostgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM lines" : "BEGIN DEFERRED; SELECT count(*) FROM lines";
            await open.ExecuteScalarAsync(Now);
            await _rig.Eraser.EraseAsync(person, Now);
            Assert.True(_rig.Eraser.Owed);
            open.CommandText = "COMMIT";
            await open.ExecuteNonQueryAsync(Now);
        }

        await _rig.ProjectAsync();
        Assert.False(_rig.Eraser.Owed);
        Assert.False(Holds(_rig.BytesOnDisk(), key));
    }

    private Task<int> SweepAsync() =>
        _rig.Get<CaseClocks>().SweepAsync(new CaseRules(DutyRoster.Unknown(TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty")), ResponseTargets.Default), Now);

    private async Task LiveAsync(ConversationId person, string caseId)
    {
        var aigul = CasebookRig.Operator("Aigul", "ru");
        var snapshot = Turns.Case(caseId) with { Summary = [new("where", "МАРКЕР-слот")] };
        _rig.Journal.Write(person, Turns.Wrote("m1", "МАРКЕР-сообщение", Turns.Start, Turns.Bot("d1", "МАРКЕР-ответ", "МАРКЕР-выбор")).WithCase(snapshot));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, caseId, 1, aigul, Now));
        await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, new HeldCase(caseId, 2, aigul), "click", "МАРКЕР-оператор", Now));
        await _rig.ChangeAsync(c => _rig.Work.LowerAsync(c, new HeldCase(caseId, 2, aigul), Urgency.Normal, "МАРКЕР-заметка", Now));
        await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, new HeldCase(caseId, 2, aigul), "МАРКЕР-заметка", Now));
    }

    private async Task<byte[]> KeyAsync(ConversationId person)
    {
        await using var context = _rig.Open();
        return (await context.ContactKeys.AsNoTracking().SingleAsync(k => k.ContactId == person.Value, Now)).Wrapped;
    }

    /// <summary>Every table of the model, also those of tomorrow.</summary>
    private async Task<List<string>> TablesThatNameAsync(string pseudonym)
    {
        await using var context = _rig.Open();
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync(Now);
        var found = new List<string>();
        foreach (var type in context.Model.GetEntityTypes().OrderBy(t => t.GetTableName(), StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {type.GetTableName()}";
            await using var reader = await command.ExecuteReaderAsync(Now);
            while (await reader.ReadAsync(Now))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    if (reader.GetValue(i) is string text && text.Contains(pseudonym, StringComparison.Ordinal) && !found.Contains(type.GetTableName()!))
                        found.Add(type.GetTableName()!);
            }
        }

        return found;
    }

    private static bool Holds(ReadOnlySpan<byte> all, ReadOnlySpan<byte> part) => all.IndexOf(part) >= 0;
}
