using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class SilentCasesContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string Id = "AAAAAAAAAA";

    private static readonly CaseRules Rules = new(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default);

    private readonly Account _aigul = CasebookRig.Operator("Aigul", "ru");
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private DateTimeOffset Time => _rig.Clock.GetUtcNow();

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Theory]
    [InlineData(Urgency.Normal, 30)]
    [InlineData(Urgency.Urgent, 30)]
    [InlineData(Urgency.Immediate, 10)]
    public async Task Who_is_silent_too_long_loses_the_case_once_and_the_person_is_told(Urgency urgency, int minutes)
    {
        await TakenAndAnsweredAsync(urgency);
        await WriteAsync("m2");
        var wrote = Time;

        Assert.Equal(0, await SweepAfterAsync(minutes - 1));
        Assert.Equal(1, await SweepAfterAsync(1));
        Assert.Equal(0, await SweepAfterAsync(60));

        var folder = await _rig.ReadAsync(Id);
        Assert.Equal((CaseStatus.Waiting, null, wrote, 3L), (folder.Case.Status, folder.Case.HolderId, folder.Case.WaitingSince, folder.Case.Version));
        var note = Assert.Single(folder.Notes);
        Assert.Equal((CaseClocks.Program, SilentCases.Silent, "Aigul"), (note.Alias, note.Kind, note.Text));
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal(new CaseReturned(new CaseId(Id), _aigul.Id, 2), Assert.Single(_rig.Inbox.Commands, e => e.Event is CaseReturned).Event);
    }

    [Fact]
    public async Task Who_took_a_case_and_never_spoke_loses_it_and_the_person_keeps_their_place()
    {
        await OpenAsync(Urgency.Urgent);
        var opened = Time;
        await SweepAfterAsync(120);
        await TakeAsync();

        Assert.Equal(0, await SweepAfterAsync(29));
        Assert.Equal(1, await SweepAfterAsync(1));
        Assert.Equal(opened, (await _rig.ReadAsync(Id)).Case.WaitingSince);
    }

    [Fact]
    public async Task A_case_that_was_taken_under_an_older_program_is_not_forgotten()
    {
        await OpenAsync(Urgency.Normal);
        await TakeAsync();
        await using (var context = _rig.Open()) await context.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.TakenAt, (DateTimeOffset?)null), Now);

        Assert.Equal(0, await SweepAfterAsync(29));
        Assert.Equal(1, await SweepAfterAsync(1));
    }

    [Fact]
    public async Task While_the_person_has_the_word_nobody_is_silent()
    {
        await TakenAndAnsweredAsync(Urgency.Immediate);

        Assert.Equal(0, await SweepAfterAsync(600));
    }

    [Fact]
    public async Task Who_has_left_the_desk_loses_the_case_as_soon_as_the_person_waits()
    {
        await TakenAndAnsweredAsync(Urgency.Normal);
        await using (var context = _rig.Open())
            await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, Time), Now);
        Assert.Equal(0, await SweepAfterAsync(60, seen: false));

        await WriteAsync("m2");

        Assert.Equal(1, await SweepAfterAsync(0, seen: false));
        Assert.Equal(SilentCases.Away, Assert.Single((await _rig.ReadAsync(Id)).Notes).Kind);
    }

    [Fact]
    public async Task Who_leaves_while_the_person_waits_loses_the_case_when_every_server_has_seen_it_and_who_signs_in_anew_keeps_it()
    {
        await TakenAndAnsweredAsync(Urgency.Immediate);
        await WriteAsync("m2");
        await using (var context = _rig.Open())
            await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, Time), Now);
        Assert.Equal(0, await SweepAfterAsync(0, seen: false));
        await using (var context = _rig.Open())
        {
            context.Sessions.Add(new Session { Id = "s2", AccountId = _aigul.Id, SecurityStamp = "", StartedAt = Time, SeenAt = Time });
            await context.SaveChangesAsync(Now);
            Assert.Equal(0, await SweepAfterAsync(1, seen: false));
            await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, Time), Now);
        }

        Assert.Equal(0, await SweepAfterAsync(0, seen: false));
        _rig.Clock.Advance(StaffAtDesk.Leaving);
        Assert.Equal(1, await SweepAfterAsync(0, seen: false));
    }

    [Fact]
    public async Task A_page_that_was_closed_counts_as_left_after_some_minutes()
    {
        await TakenAndAnsweredAsync(Urgency.Normal);
        await WriteAsync("m2");

        Assert.Equal(0, await SweepAfterAsync(5, seen: false));
        Assert.Equal(1, await SweepAfterAsync(1, seen: false));
    }

    [Fact]
    public async Task Words_on_their_way_are_an_answer()
    {
        await TakenAndAnsweredAsync(Urgency.Normal);
        await WriteAsync("m2");
        await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, new HeldCase(Id, 2, _aigul), "click-2", "сейчас отвечу", Now));

        Assert.Equal(0, await SweepAfterAsync(45));
    }

    [Fact]
    public async Task A_return_stands_whole_or_not_at_all()
    {
        await TakenAndAnsweredAsync(Urgency.Normal);
        await WriteAsync("m2");
        await using (var context = _rig.Open()) await context.Database.ExecuteSqlRawAsync("ALTER TABLE notes RENAME TO notes_lost", Now);

        await Assert.ThrowsAnyAsync<Exception>(() => SweepAfterAsync(45));

        await using (var context = _rig.Open())
        {
            Assert.Equal(_aigul.Id, (await context.Cases.SingleAsync(Now)).HolderId);
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE notes_lost RENAME TO notes", Now);
        }

        Assert.Equal(1, await SweepAfterAsync(0));
    }

    private async Task TakenAndAnsweredAsync(Urgency urgency)
    {
        await OpenAsync(urgency);
        await TakeAsync();
        var reply = new OperatorReplied(new CaseId(Id), _aigul.Id, 2, "click", "здравствуйте");
        _rig.Journal.Write(Turns.Person(1), Turns.Of("r1", Time, reply, new SaidLine("d1", "здравствуйте", [], "Aigul", null)) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
    }

    private async Task OpenAsync(Urgency urgency)
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Time).WithCase(Turns.Case(Id, urgency, opened: Time)));
        await _rig.ProjectAsync();
    }

    private async Task TakeAsync()
    {
        await SeenAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, Id, 1, _aigul, Now));
    }

    private async Task WriteAsync(string message)
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote(message, "вы здесь?", Time) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
    }

    /// <summary>With <paramref name="seen"/> the operator's page was open all the time.</summary>
    private async Task<int> SweepAfterAsync(int minutes, bool seen = true)
    {
        _rig.Clock.Advance(TimeSpan.FromMinutes(minutes));
        if (seen) await SeenAsync();
        return await _rig.Get<SilentCases>().SweepAsync(Rules, Now);
    }

    private async Task SeenAsync()
    {
        await using var context = _rig.Open();
        if (await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, Time), Now) > 0) return;
        context.Sessions.Add(new Session { Id = "s1", AccountId = _aigul.Id, SecurityStamp = "", StartedAt = Time, SeenAt = Time });
        await context.SaveChangesAsync(Now);
    }
}
