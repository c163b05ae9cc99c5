using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class CaseQueueContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string RefuseCommandsOnSqlite = "CREATE TRIGGER refuse BEFORE INSERT ON commands BEGIN SELECT RAISE(ABORT, 'no'); END";

    private const string RefuseCommandsOnPostgres =
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON commands FOR EACH ROW EXECUTE FUNCTION refuse();
        """;

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task The_most_urgent_comes_first_then_the_longest_waiting()
    {
        await OpenAsync(1, Turns.Case("NORMALOLD1", Urgency.Normal, opened: Turns.Start.AddHours(-9)));
        await OpenAsync(2, Turns.Case("URGENTNEW1", Urgency.Urgent, opened: Turns.Start.AddHours(-1)));
        await OpenAsync(3, Turns.Case("URGENTOLD1", Urgency.Urgent, opened: Turns.Start.AddHours(-2)));
        await OpenAsync(4, Turns.Case("IMMEDIATE1", Urgency.Immediate, opened: Turns.Start));
        var aigul = CasebookRig.Operator("Aigul", "ru");
        var order = new List<string?>();
        for (var i = 0; i < 5; i++) order.Add((await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now)))?.Id);
        Assert.Equal(["IMMEDIATE1", "URGENTOLD1", "URGENTNEW1", "NORMALOLD1", null], order);
    }

    [Fact]
    public async Task Take_next_gives_only_languages_that_the_operator_holds_and_those_that_nobody_could_tell()
    {
        await OpenAsync(1, Turns.Case("TAJIK00001", Urgency.Immediate, "tg"));
        await OpenAsync(2, Turns.Case("RUSSIAN001", Urgency.Normal, "ru"));
        await OpenAsync(3, Turns.Case("UNKNOWN001", Urgency.Normal, "und", Turns.Start.AddHours(1)));
        var ivan = CasebookRig.Operator("Ivan", "ru");
        Assert.Equal("RUSSIAN001", (await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, ivan, ivan.Languages, Now)))?.Id);
        Assert.Equal("UNKNOWN001", (await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, ivan, ivan.Languages, Now)))?.Id);
        Assert.Null(await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, ivan, ivan.Languages, Now)));
    }

    [Fact]
    public async Task Take_next_gives_only_topics_that_the_operator_holds_and_those_that_nobody_could_tell()
    {
        await OpenAsync(1, Turns.Case("DETENTION1", Urgency.Immediate) with { Topic = "detention" });
        await OpenAsync(2, Turns.Case("WAGES00001", Urgency.Normal) with { Topic = "unpaid_wages" });
        await OpenAsync(3, Turns.Case("NOTOPIC001", Urgency.Normal, opened: Turns.Start.AddHours(1)) with { Topic = "other" });
        var (ivan, aigul) = (CasebookRig.Operator("Ivan", "ru"), CasebookRig.Operator("Aigul", "ru"));
        ivan.Topics = ["unpaid_wages", "documents"];
        var order = new List<string?>();
        foreach (var by in new[] { ivan, ivan, ivan, aigul }) order.Add((await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, by, by.Languages, Now)))?.Id);
        Assert.Equal(["WAGES00001", "NOTOPIC001", null, "DETENTION1"], order);
    }

    [Fact]
    public async Task In_a_thousand_races_of_two_operators_no_case_goes_to_both_and_none_is_left()
    {
        const int races = 1000;
        for (var i = 0; i < races; i++) _rig.Journal.Write(Turns.Person(i), Turns.Wrote($"m{i}", "помогите", Turns.Start).WithCase(Turns.Case($"CASE{i:D6}")));
        await _rig.ProjectAsync();
        var operators = Enumerable.Range(0, 2).Select(i => CasebookRig.Operator($"Operator{i}", "ru")).ToArray();
        // Both go through the same thousand at once. On SQLite who finds the file busy sleeps a while, so they do not meet at every one.
        var clicks = await Task.WhenAll(operators.Select(o => Task.Run(() => ClickOnAllAsync(o, races), Now)));
        Assert.All(Enumerable.Range(0, races), i => Assert.Equal([CaseVerdict.Done, CaseVerdict.Held], clicks.Select(c => c[i]).Order()));

        await using var context = _rig.Open();
        Assert.Equal((races, races), (await context.Cases.CountAsync(c => c.HolderId != null && c.Version == 2, Now), await context.Commands.CountAsync(c => c.Kind == CommandKind.Taken, Now)));
    }

    [Fact]
    public async Task Four_operators_who_take_the_next_empty_the_queue_and_nobody_has_one_twice()
    {
        const int waiting = 60;
        for (var i = 0; i < waiting; i++) _rig.Journal.Write(Turns.Person(i), Turns.Wrote($"m{i}", "помогите", Turns.Start).WithCase(Turns.Case($"CASE{i:D6}")));
        await _rig.ProjectAsync();
        var operators = Enumerable.Range(0, 4).Select(i => CasebookRig.Operator($"Operator{i}", "ru")).ToArray();
        var taken = (await Task.WhenAll(operators.Select(o => Task.Run(() => TakeAllAsync(o), Now)))).SelectMany(t => t).ToList();
        Assert.Equal((waiting, waiting), (taken.Count, taken.Distinct().Count()));
        await using var context = _rig.Open();
        Assert.Equal(waiting, await context.Commands.CountAsync(c => c.Kind == CommandKind.Taken, Now));
    }

    [Fact]
    public async Task Of_two_operators_who_click_on_one_case_only_one_gets_it()
    {
        await OpenAsync(1, Turns.Case("AAAAAAAAAA"));
        var operators = Enumerable.Range(0, 8).Select(i => CasebookRig.Operator($"Operator{i}", "ru")).ToArray();
        var answers = await Task.WhenAll(operators.Select(o => Task.Run(() => _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, o, Now)), Now)));
        Assert.Single(answers, a => a.Verdict == CaseVerdict.Done);
        Assert.All(answers.Where(a => a.Verdict != CaseVerdict.Done), a => Assert.Equal(CaseVerdict.Held, a.Verdict));
    }

    [Fact]
    public async Task A_claim_without_its_command_is_never_written()
    {
        await OpenAsync(1, Turns.Case("AAAAAAAAAA"));
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await using (var context = _rig.Open())
        await using (await context.Database.BeginTransactionAsync(Now))
            Assert.NotNull(await _rig.Queue.TakeNextAsync(context, aigul, aigul.Languages, Now));

        Assert.Equal(CaseStatus.Waiting, (await _rig.ReadAsync("AAAAAAAAAA")).Case.Status);
        await using var outside = _rig.Open();
        Assert.Empty(await outside.Commands.ToListAsync(Now));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _rig.Queue.TakeNextAsync(outside, aigul, aigul.Languages, Now));
    }

    [Fact]
    public async Task A_claim_that_dies_before_its_command_leaves_the_person_in_the_queue()
    {
        await OpenAsync(1, Turns.Case("AAAAAAAAAA"));
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await using (var context = _rig.Open()) await context.Database.ExecuteSqlRawAsync(IsOnPostgres ? RefuseCommandsOnPostgres : RefuseCommandsOnSqlite, Now);

        await Assert.ThrowsAnyAsync<Exception>(() => _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now)));

        await using (var context = _rig.Open())
        {
            var row = await context.Cases.SingleAsync(Now);
            Assert.Equal((CaseStatus.Waiting, null, 1L), (row.Status, row.HolderId, row.Version));
            Assert.Empty(await context.Commands.ToListAsync(Now));
            await context.Database.ExecuteSqlRawAsync(IsOnPostgres ? "DROP TRIGGER refuse ON commands" : "DROP TRIGGER refuse", Now);
        }

        Assert.Equal("AAAAAAAAAA", (await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now)))?.Id);
    }

    [Fact]
    public async Task Pages_of_the_queue_cover_every_case_once_in_order()
    {
        for (var i = 0; i < 120; i++)
            _rig.Journal.Write(Turns.Person(i), Turns.Wrote($"m{i}", "помогите", Turns.Start).WithCase(Turns.Case($"CASE{i:D6}", (Urgency)(i % 3), opened: Turns.Start.AddMinutes(i / 6))));
        await _rig.ProjectAsync();
        var seen = new List<Case>();
        QueueCursor? after = null;
        do
        {
            await using var context = _rig.Open();
            var page = await _rig.Queue.PageAsync(context, after, Now);
            Assert.Equal(40, page.Counts[Urgency.Immediate]);
            Assert.Equal(Turns.Start, page.LongestSince);
            seen.AddRange(page.Page.Cases);
            after = page.Page.Next;
        }
        while (after is not null);
        Assert.Equal(120, seen.Select(c => c.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(c => c.Urgency).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Id), seen.Select(c => c.Id));
    }

    [Fact]
    public async Task A_returned_case_keeps_its_place_unless_the_person_was_answered()
    {
        await OpenAsync(1, Turns.Case("AAAAAAAAAA"));
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, aigul, Now));
        var back = await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, new HeldCase("AAAAAAAAAA", 2, aigul), "call him tomorrow", Now));
        Assert.Equal((CaseVerdict.Done, CaseStatus.Waiting, Turns.Start, 3L), (back.Verdict, back.Case!.Status, back.Case.WaitingSince, back.Case.Version));
        Assert.Equal("call him tomorrow", (await _rig.ReadAsync("AAAAAAAAAA")).Notes.Single().Text);

        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 3, aigul, Now));
        _rig.Journal.Write(Turns.Person(1), Turns.Of("c9", Turns.Start, new OperatorReplied(new CaseId("AAAAAAAAAA"), aigul.Id, 4, "click", "здравствуйте"), new SaidLine("d9", "здравствуйте", [], "Aigul", null)));
        await _rig.ProjectAsync();
        back = await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, new HeldCase("AAAAAAAAAA", 4, aigul), null, Now));
        Assert.Equal(_rig.Clock.GetUtcNow(), back.Case!.WaitingSince);
    }

    [Fact]
    public async Task Another_operator_or_a_stale_version_changes_nothing()
    {
        await OpenAsync(1, Turns.Case("AAAAAAAAAA"));
        var (aigul, ivan) = (CasebookRig.Operator("Aigul", "ru"), CasebookRig.Operator("Ivan", "ru"));
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, aigul, Now));
        foreach (var (held, expected) in new[] { (new HeldCase("AAAAAAAAAA", 2, ivan), CaseVerdict.Held), (new HeldCase("AAAAAAAAAA", 1, aigul), CaseVerdict.Changed), (new HeldCase("NOSUCHCASE", 2, aigul), CaseVerdict.NotFound) })
        {
            Assert.Equal(expected, (await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, held, "click", "слова", Now))).Verdict);
            Assert.Equal(expected, (await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, held, null, Now))).Verdict);
            Assert.Equal(expected, (await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, held, "information_given", null, Now))).Verdict);
            Assert.Equal(expected, (await _rig.ChangeAsync(c => _rig.Work.LowerAsync(c, held, Urgency.Normal, "reason", Now))).Verdict);
        }

        await using var context = _rig.Open();
        Assert.Equal(CommandKind.Taken, (await context.Commands.SingleAsync(Now)).Kind);
    }

    private async Task OpenAsync(int person, CaseSnapshot snapshot)
    {
        _rig.Journal.Write(Turns.Person(person), Turns.Wrote($"m{person}", "помогите", Turns.Start).WithCase(snapshot));
        await _rig.ProjectAsync();
    }

    private async Task<List<CaseVerdict>> ClickOnAllAsync(Hotline.Storage.Casebook.Accounts.Account by, int races)
    {
        var verdicts = new List<CaseVerdict>(races);
        for (var i = 0; i < races; i++)
        {
            var id = $"CASE{i:D6}";
            verdicts.Add((await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, id, 1, by, Now))).Verdict);
        }

        return verdicts;
    }

    private async Task<List<string>> TakeAllAsync(Hotline.Storage.Casebook.Accounts.Account by)
    {
        var mine = new List<string>();
        while (await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, by, by.Languages, Now)) is { } taken)
        {
            Assert.Equal(by.Id, taken.HolderId);
            mine.Add(taken.Id);
        }

        return mine;
    }
}
