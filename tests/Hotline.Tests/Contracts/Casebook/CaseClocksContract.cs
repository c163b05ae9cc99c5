using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class CaseClocksContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly CaseRules Rules = new(DutyRoster.Unknown(TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty")), ResponseTargets.Default);

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private DateTimeOffset Time => _rig.Clock.GetUtcNow();

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task An_immediate_case_goes_up_step_by_step_each_once_and_the_person_is_told_each_time()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);
        var opened = Time;
        Assert.Equal(EscalationStep.None, await StepAfterAsync(0));
        foreach (var (minutes, step) in new[] { (5, EscalationStep.OnCall), (5, EscalationStep.Coordinator), (5, EscalationStep.Everyone), (600, EscalationStep.Everyone) })
            Assert.Equal(step, await StepAfterAsync(minutes));

        var told = await DeliveredAsync();
        Assert.Equal([EscalationStep.OnCall, EscalationStep.Coordinator, EscalationStep.Everyone], told.Select(t => t.Step));
        Assert.All(told, t => Assert.Equal((opened, (DateTimeOffset?)null), (t.Since, t.Due)));
        var folder = await _rig.ReadAsync("AAAAAAAAAA");
        Assert.Equal(["on_call", "coordinator", "everyone"], folder.Notes.Select(n => n.Text));
        Assert.All(folder.Notes, n => Assert.Equal((CaseClocks.Program, CommandKind.Escalated), (n.Alias, n.Kind)));
        Assert.Equal(opened.AddMinutes(5), folder.Case.Due);
        await using var context = _rig.Open();
        Assert.Equal([opened.AddMinutes(5), opened.AddMinutes(10), opened.AddMinutes(15)], await context.Steps.OrderBy(s => s.At).Select(s => s.At).ToListAsync(Now));
        Assert.Empty(await context.Audit.ToListAsync(Now));
    }

    [Fact]
    public async Task At_half_time_of_an_urgent_case_the_person_hears_by_when_an_answer_should_come()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Urgent);
        var opened = Time;

        Assert.Equal(EscalationStep.None, await StepAfterAsync(59));
        Assert.Equal(EscalationStep.Coordinator, await StepAfterAsync(1));

        var told = Assert.Single(await DeliveredAsync());
        Assert.Equal((opened, (DateTimeOffset?)opened.AddHours(2)), (told.Since, told.Due));
    }

    [Fact]
    public async Task After_an_outage_only_the_last_step_is_taken()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);

        Assert.Equal(EscalationStep.Everyone, await StepAfterAsync(120));

        Assert.Equal(EscalationStep.Everyone, Assert.Single(await DeliveredAsync()).Step);
    }

    [Fact]
    public async Task Of_sweeps_at_once_one_takes_the_step()
    {
        for (var i = 0; i < 20; i++) await OpenAsync($"CASE{i:D6}", Urgency.Immediate, person: i);
        _rig.Clock.Advance(TimeSpan.FromMinutes(6));

        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SweepAsync, Now)));

        Assert.Equal(20, moved.Sum());
        await using var context = _rig.Open();
        Assert.Equal((20, 20), (await context.Steps.CountAsync(Now), await context.Commands.CountAsync(c => c.Kind == CommandKind.Escalated, Now)));
    }

    [Fact]
    public async Task A_step_stands_whole_or_not_at_all()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);
        _rig.Clock.Advance(TimeSpan.FromMinutes(6));
        await using (var context = _rig.Open())
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE commands RENAME TO commands_lost", Now);

        await Assert.ThrowsAnyAsync<Exception>(SweepAsync);

        await using (var context = _rig.Open())
        {
            var row = await context.Cases.AsNoTracking().SingleAsync(Now);
            Assert.Equal((EscalationStep.None, (DateTimeOffset?)null), (row.Step, row.ClockSince));
            Assert.Equal((0, 0), (await context.Steps.CountAsync(Now), await context.Notes.CountAsync(Now)));
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE commands_lost RENAME TO commands", Now);
        }

        Assert.Equal(EscalationStep.OnCall, await StepAfterAsync(0));
        Assert.Single(await DeliveredAsync());
    }

    [Fact]
    public async Task A_case_in_somebodys_hands_is_left_alone_and_its_clock_goes_on_when_it_comes_back_unanswered()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, aigul, Now));
        Assert.Equal(EscalationStep.None, await StepAfterAsync(7));

        await _rig.ChangeAsync(c => _rig.Work.ReturnAsync(c, new HeldCase("AAAAAAAAAA", 2, aigul), null, Now));

        Assert.Equal(EscalationStep.OnCall, await StepAfterAsync(0));
        Assert.Equal(3, (await DeliveredAsync()).Single().Version);
    }

    [Fact]
    public async Task The_clock_begins_anew_when_the_urgency_rises()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Normal);
        await SweepAsync();
        _rig.Clock.Advance(TimeSpan.FromHours(3));
        var raised = Time;
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate, "m2");

        Assert.Equal(EscalationStep.None, await StepAfterAsync(4));
        Assert.Equal(raised.AddMinutes(5), (await _rig.ReadAsync("AAAAAAAAAA")).Case.Due);
        Assert.Equal(EscalationStep.OnCall, await StepAfterAsync(1));
        Assert.Equal(raised, Assert.Single(await DeliveredAsync()).Since);
    }

    [Fact]
    public async Task Desks_hear_of_a_step_at_once()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);
        _rig.Clock.Advance(TimeSpan.FromMinutes(5));
        using var news = _rig.Get<CasebookChanges>().Listen();

        await SweepAsync();

        Assert.Equal([new CasebookChange("AAAAAAAAAA"), CasebookChange.Queue], await news.ReadAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Now));
    }

    [Fact]
    public async Task Of_an_erased_person_the_history_stays_under_the_new_code_alone()
    {
        await OpenAsync("AAAAAAAAAA", Urgency.Immediate);
        await StepAfterAsync(5);
        _rig.Journal.Write(Turns.Person(0), new ErasureRecord("e1", Time));
        await _rig.ProjectAsync();
        await StepAfterAsync(60);

        await using var context = _rig.Open();
        var row = await context.Cases.SingleAsync(Now);
        Assert.NotEqual("AAAAAAAAAA", row.Id);
        var step = await context.Steps.SingleAsync(Now);
        Assert.Equal((row.Id, EscalationStep.OnCall), (step.CaseId, step.Step));
    }

    [Fact]
    public async Task A_lease_is_one_process_at_a_time_until_it_dies()
    {
        var leases = _rig.Get<CasebookLeases>();
        var lasts = TimeSpan.FromSeconds(30);
        var both = await Task.WhenAll(leases.TryHoldAsync("clocks", "a", lasts, Now), leases.TryHoldAsync("clocks", "b", lasts, Now));
        Assert.Single(both, held => held);
        var (first, second) = both[0] ? ("a", "b") : ("b", "a");

        _rig.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await leases.TryHoldAsync("clocks", first, lasts, Now));
        _rig.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await leases.TryHoldAsync("clocks", second, lasts, Now));
        Assert.True(await leases.TryHoldAsync("other", second, lasts, Now));
        _rig.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await leases.TryHoldAsync("clocks", second, lasts, Now));
        Assert.False(await leases.TryHoldAsync("clocks", first, lasts, Now));
    }

    private async Task OpenAsync(string id, Urgency urgency, string message = "m1", int person = 0)
    {
        _rig.Journal.Write(Turns.Person(person), Turns.Wrote(message, "помогите", Time).WithCase(Turns.Case(id, urgency, opened: Time)));
        await _rig.ProjectAsync();
    }

    private Task<int> SweepAsync() => _rig.Get<CaseClocks>().SweepAsync(Rules, Now);

    private async Task<EscalationStep> StepAfterAsync(int minutes)
    {
        _rig.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await SweepAsync();
        await using var context = _rig.Open();
        return await context.Cases.Select(c => c.Step).SingleAsync(Now);
    }

    private async Task<IReadOnlyList<CaseEscalated>> DeliveredAsync()
    {
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        return [.. _rig.Inbox.Commands.Select(e => e.Event).OfType<CaseEscalated>()];
    }
}
