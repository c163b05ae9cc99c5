using Hotline.Core.Cases;
using Hotline.Desk.Operators;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk.Operators;

public sealed class StaffNoticesTests
{
    private static readonly CaseRules Rules = new(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_tells_once_whom_it_is_about_and_only_those_who_want_it()
    {
        await using var rig = await OperatorsRig.StartAsync();
        await SwitchedOnAsync(rig, "aigul", "1", Role.Operator);
        await SwitchedOnAsync(rig, "dana", "2", Role.Coordinator);
        await rig.LinkedAsync("quiet", "3", Role.Operator);
        rig.Desk.Journal.Write(Turns.Person(1), Turns.Wrote("m", "Помогите", rig.Desk.Clock.GetUtcNow()).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Immediate, opened: rig.Desk.Clock.GetUtcNow())));
        await rig.Desk.ProjectAsync();

        Assert.Empty(await NextAsync(rig, TimeSpan.Zero));
        Assert.Equal(["1"], await NextAsync(rig, TimeSpan.FromMinutes(5)));
        Assert.Empty(await NextAsync(rig, TimeSpan.FromMinutes(1)));
        Assert.Equal(["2"], await NextAsync(rig, TimeSpan.FromMinutes(4)));
        Assert.Equal(["1", "2"], await NextAsync(rig, TimeSpan.FromMinutes(5)));
        Assert.All(rig.Group.Told, t => Assert.Equal("An immediate case waits. Open the desk.", t.Text));
    }

    [Theory]
    [InlineData(EscalationStep.OnCall, "ru", Role.Operator, true)]
    [InlineData(EscalationStep.OnCall, "kk", Role.Operator, false)]
    [InlineData(EscalationStep.OnCall, "und", Role.Operator, true)]
    [InlineData(EscalationStep.OnCall, "ru", Role.Coordinator, false)]
    [InlineData(EscalationStep.Coordinator, "kk", Role.Coordinator, true)]
    [InlineData(EscalationStep.Everyone, "kk", Role.Operator, true)]
    [InlineData(EscalationStep.Everyone, "ru", Role.Administrator, false)]
    [InlineData(EscalationStep.WeeklyList, "ru", Role.Operator, false)]
    public void A_step_is_about_those_whom_it_names(EscalationStep step, string language, string role, bool told) =>
        Assert.Equal(told, StaffNotices.IsFor(step, language, CasebookRig.Operator("Aigul", "ru").With(role)));

    private static async Task SwitchedOnAsync(OperatorsRig rig, string name, string member, string role) =>
        Assert.Equal(204, (await (await rig.LinkedAsync(name, member, role)).PostAsync("telegram/notices", new { on = true })).Status);

    /// <summary>Who was told after this time has passed.</summary>
    private static async Task<IEnumerable<string>> NextAsync(OperatorsRig rig, TimeSpan passes)
    {
        var before = rig.Group.Told.Count;
        rig.Desk.Clock.Advance(passes);
        await rig.Desk.Get<CaseClocks>().SweepAsync(Rules, Now);
        await rig.Desk.Get<StaffNotices>().RoundAsync(Now);
        await rig.Desk.Get<StaffNotices>().RoundAsync(Now);
        return rig.Group.Told.Skip(before).Select(t => t.Member).Order(StringComparer.Ordinal);
    }
}

file static class Accounts
{
    public static Account With(this Account account, string role)
    {
        account.Roles = [role];
        return account;
    }
}
