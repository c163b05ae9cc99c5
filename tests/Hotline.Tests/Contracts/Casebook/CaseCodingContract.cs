using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class CaseCodingContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string Id = "AAAAAAAAAA";

    private readonly Account _aigul = CasebookRig.Operator("Aigul", "ru");
    private readonly Account _ivan = CasebookRig.Operator("Ivan", "ru");
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private CaseCoding Coding => _rig.Get<CaseCoding>();

    public override async ValueTask InitializeAsync()
    {
        _rig = await StartAsync();
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "Мне не платят", Turns.Start).WithCase(Turns.Case(Id)));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, Id, 1, _aigul, Now));
    }

    [Fact]
    public async Task Fields_change_one_by_one_each_with_its_history()
    {
        Assert.Equal(CaseVerdict.Done, await FieldsAsync(0, ("sector", ["F"]), ("control", ["debt", "threats"])));
        Assert.Equal(CaseVerdict.Done, await FieldsAsync(1, ("sector", [])));

        var folder = await _rig.ReadAsync(Id);
        Assert.Equal(["debt", "threats"], Assert.Single(folder.Codes.Fields, f => f.Key == "control").Value);
        Assert.Single(folder.Codes.Fields);
        Assert.Equal(
            [(1, "sector", "F"), (1, "control", "debt threats"), (2, "sector", "")], folder.Codes.Changes.Select(c => ((int)c.Version, c.Name, string.Join(' ', c.Values))));
        Assert.Equal((2L, 2L), (folder.Case.CodesVersion, folder.Case.Version));
    }

    [Fact]
    public async Task Two_who_saw_the_same_codes_change_them_once()
    {
        Assert.Equal(CaseVerdict.Done, await FieldsAsync(0, ("gender", ["woman"])));
        Assert.Equal(CaseVerdict.Changed, await FieldsAsync(0, ("gender", ["man"])));
        Assert.Equal(CaseVerdict.Held, await FlagAsync(1, new FlagDecision("W2", Stands: true), _ivan));
        Assert.Equal(CaseVerdict.Changed, await FlagAsync(0, new FlagDecision("W2", Stands: true), _aigul));

        Assert.Equal(["woman"], (await _rig.ReadAsync(Id)).Codes.Fields["gender"]);
    }

    [Fact]
    public async Task What_an_operator_decides_of_a_flag_stands_over_everything_that_the_conversation_says_later()
    {
        await FlagAsync(0, new FlagDecision("F7", Stands: false), _aigul);
        await FlagAsync(1, new FlagDecision("C1", Stands: true, "document", "shown", "2026-01", "2026-03"), _aigul);
        Assert.Equal(["W1", "C1"], (await _rig.ReadAsync(Id)).Case.Flags);

        // The next snapshot names F7 again, and a new one.
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m2", "ещё", Turns.Start).WithCase(Turns.Case(Id) with { Flags = ["W1", "F7", "O3"] }, ConversationMode.Human));
        await _rig.ProjectAsync();

        Assert.Equal(["W1", "O3", "C1"], (await _rig.ReadAsync(Id)).Case.Flags);
        await FlagAsync(2, new FlagDecision("F7", Stands: true), _aigul);
        Assert.Equal(["W1", "O3", "C1", "F7"], (await _rig.ReadAsync(Id)).Case.Flags);
    }

    [Fact]
    public async Task What_came_of_a_case_is_several_things_and_some_are_learnt_after_its_end_by_others()
    {
        OutcomeTold[] told = [new("referred_accepted", "person", "2026-03-01"), new("paid_in_part", "document", null, "half")];
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, Held(), told, null, Now))).Verdict);
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => Coding.AddOutcomeAsync(c, Id, _ivan, new OutcomeTold("paid_in_full", "person", "2026-04-02"), Now))).Verdict);

        var folder = await _rig.ReadAsync(Id);
        Assert.Equal(("referred_accepted", 2L), (folder.Case.Outcome, folder.Case.CodesVersion));
        Assert.Equal(["referred_accepted", "paid_in_part", "paid_in_full"], folder.Codes.Outcomes.Select(o => o.Code));
        Assert.Equal(("half", "Aigul", "Ivan"), (folder.Codes.Outcomes[1].Share, folder.Codes.Outcomes[1].Alias, folder.Codes.Outcomes[2].Alias));
    }

    [Fact]
    public async Task Codes_outlive_an_erasure_under_the_new_id_and_name_nobody()
    {
        await FieldsAsync(0, ("sector", ["F"]));
        await FlagAsync(1, new FlagDecision("C1", Stands: true), _aigul);
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, Held(), "paid_in_full", null, Now));

        await _rig.Eraser.EraseAsync(Turns.Person(1), Now);

        await using var context = _rig.Open();
        var row = await context.Cases.SingleAsync(Now);
        Assert.NotEqual(Id, row.Id);
        var folder = await _rig.ReadAsync(row.Id);
        Assert.Equal((1, 1, 1, 3), (folder.Codes.Fields.Count, folder.Codes.Flags.Count, folder.Codes.Outcomes.Count, folder.Codes.Changes.Count));
        Assert.Equal(CaseVerdict.Closed, (await _rig.ChangeAsync(c => Coding.AddOutcomeAsync(c, row.Id, _ivan, new OutcomeTold("released", "person"), Now))).Verdict);
    }

    [Fact]
    public async Task First_answer_is_kept_when_there_are_others()
    {
        var first = Turns.Start.AddMinutes(7);
        await SayAsync("r1", first);
        await SayAsync("r2", first.AddHours(3));
        Assert.Equal((first, first.AddHours(3)), ((await _rig.ReadAsync(Id)).Case.FirstAnsweredAt, (await _rig.ReadAsync(Id)).Case.AnsweredAt));
    }

    [Fact]
    public async Task A_closed_case_is_opened_again_by_whoever_asks_first_and_the_conversation_hears_it_whole()
    {
        await CloseAsync();
        Assert.Equal(CaseVerdict.Changed, (await ReopenAsync(_ivan, 2)).Verdict);
        Assert.Equal(CaseVerdict.Done, (await ReopenAsync(_ivan, 3)).Verdict);
        Assert.Equal(CaseVerdict.Done, (await ReopenAsync(_ivan, 3)).Verdict);
        Assert.Equal(CaseVerdict.Held, (await ReopenAsync(_aigul, 3)).Verdict);

        var folder = await _rig.ReadAsync(Id);
        Assert.Equal((CaseStatus.WithOperator, "Ivan", 4L, null), (folder.Case.Status, folder.Case.HolderAlias, folder.Case.Version, folder.Case.ClosedAt));
        Assert.Contains(folder.Notes, n => n is { Kind: "reopened", Alias: "Ivan", Text: "новое письмо суда" });
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        var told = Assert.IsType<CaseReopened>(Assert.Single(_rig.Inbox.Commands, e => e.Event is CaseReopened).Event);
        Assert.Equal((Id, "unpaid_wages", "Ivan", 4L), (told.Case.Id.Value, told.Case.Topic, told.Alias, told.Version));
        Assert.Equal("longer", Assert.Single(told.Case.Summary).Value);
    }

    [Fact]
    public async Task A_case_that_the_conversation_would_not_open_is_closed_again_as_it_was()
    {
        await CloseAsync();
        var reopened = (await ReopenAsync(_ivan, 3)).Case!;
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        var sent = _rig.Inbox.Commands.Single(e => e.Event is CaseReopened);
        _rig.Journal.Write(Turns.Person(1), Turns.Of(sent.EventId, Turns.Start.AddHours(1), sent.Event) with { Refused = "The person asked us to stop.", Mode = ConversationMode.Stopped });
        await _rig.ProjectAsync();

        var row = (await _rig.ReadAsync(Id)).Case;
        Assert.Equal((CaseStatus.Closed, null, "paid_in_full", Turns.Start.AddHours(1)), (row.Status, row.HolderId, row.Outcome, row.ClosedAt));
        Assert.True(row.Version > reopened.Version);
    }

    [Fact]
    public async Task Nobody_opens_a_case_of_who_stopped_or_who_has_another_open_one()
    {
        await CloseAsync();
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m3", "другое", Turns.Start.AddHours(1)).WithCase(Turns.Case("BBBBBBBBBB")));
        await _rig.ProjectAsync();
        var answer = await ReopenAsync(_ivan, 3);
        Assert.Equal((CaseVerdict.AnotherOpen, "BBBBBBBBBB"), (answer.Verdict, answer.Case!.Id));

        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m4", "стоп", Turns.Start.AddHours(2)).WithCase(Turns.Case("BBBBBBBBBB") with { EndedByPerson = "stopped" }, ConversationMode.Stopped));
        await _rig.ProjectAsync();
        Assert.Equal(CaseVerdict.EndedByPerson, (await ReopenAsync(_ivan, 3)).Verdict);
    }

    [Fact]
    public async Task Notes_are_sealed_and_bounded_and_the_last_pinned_one_stands()
    {
        var notes = _rig.Get<CaseNotes>();
        await _rig.ChangeAsync(c => notes.WriteAsync(c, Id, _ivan, "МАРКЕР позвонить в понедельник", Now));
        await _rig.ChangeAsync(c => notes.PinAsync(c, Held(), "МАРКЕР ждём ответа", Now));
        Assert.Equal(CaseVerdict.Held, (await _rig.ChangeAsync(c => notes.PinAsync(c, new HeldCase(Id, 2, _ivan), "чужое", Now))).Verdict);

        Assert.Equal([("Ivan", CaseNote.Written), ("Aigul", CaseNote.Pinned)], (await _rig.ReadAsync(Id)).Notes.Select(n => (n.Alias, n.Kind)));
        Assert.Equal(-1, _rig.BytesOnDisk().AsSpan().IndexOf("МАРКЕР"u8));
        for (var i = 2; i < CaseNotes.Most; i++) await _rig.ChangeAsync(c => notes.WriteAsync(c, Id, _ivan, "ещё", Now));
        Assert.Equal(CaseVerdict.TooMany, (await _rig.ChangeAsync(c => notes.WriteAsync(c, Id, _ivan, "слишком", Now))).Verdict);
    }

    private HeldCase Held() => new(Id, 2, _aigul);

    private async Task<CaseVerdict> FieldsAsync(long version, params (string Field, string[] Values)[] fields) => (await _rig.ChangeAsync(c =>
        Coding.SetFieldsAsync(c, Held(), version, fields.ToDictionary(f => f.Field, f => (IReadOnlyList<string>)f.Values), Now))).Verdict;

    private async Task<CaseVerdict> FlagAsync(long version, FlagDecision decision, Account by) =>
        (await _rig.ChangeAsync(c => Coding.SetFlagAsync(c, new HeldCase(Id, 2, by), version, decision, Now))).Verdict;

    private Task<CaseAnswer> ReopenAsync(Account by, long version) =>
        _rig.ChangeAsync(c => _rig.Get<ClosedCases>().ReopenAsync(c, new HeldCase(Id, version, by), "новое письмо суда", Now));

    private async Task CloseAsync()
    {
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, Held(), "paid_in_full", null, Now));
        _rig.Journal.Write(Turns.Person(1), Turns.Of("c1", Turns.Start, new CaseClosed(new CaseId(Id), _aigul.Id, 2, "paid_in_full")) with { Mode = ConversationMode.Closed });
        await _rig.ProjectAsync();
    }

    private async Task SayAsync(string id, DateTimeOffset at)
    {
        var reply = new OperatorReplied(new CaseId(Id), _aigul.Id, 2, id, "слова");
        _rig.Journal.Write(Turns.Person(1), Turns.Of(id, at, reply, new SaidLine("d" + id, "слова", [], "Aigul", null)) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
    }
}
