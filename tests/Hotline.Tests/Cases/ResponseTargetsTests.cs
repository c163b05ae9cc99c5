using Hotline.Core.Cases;

namespace Hotline.Tests.Cases;

public sealed class ResponseTargetsTests
{
    private const string Office = "Mon-Fri 09:00-18:00";

    [Theory]
    [InlineData("2026-03-02 10:04", EscalationStep.None, "2026-03-02 10:05")]
    [InlineData("2026-03-02 10:05", EscalationStep.OnCall, "2026-03-02 10:10")]
    [InlineData("2026-03-02 10:10", EscalationStep.Coordinator, "2026-03-02 10:15")]
    [InlineData("2026-03-02 10:15", EscalationStep.Everyone, null)]
    [InlineData("2026-03-04 10:15", EscalationStep.Everyone, null)]
    public void Immediate_goes_to_the_next_on_call_then_the_coordinator_then_everybody(string now, EscalationStep step, string? next) =>
        Check(Urgency.Immediate, "2026-03-02 10:00", now, new(StaffHoursTests.At("2026-03-02 10:05"), step, Maybe(next)));

    [Fact]
    public void Immediate_has_five_minutes_also_at_night_and_on_holidays()
    {
        var hours = StaffHoursTests.Hours(Office, "03-08");
        var since = StaffHoursTests.At("2026-03-08 03:00");

        Assert.Equal(since.AddMinutes(5), ResponseTargets.Default.Read(new CaseFacts(Urgency.Immediate, since), hours, since).Due);
    }

    [Theory]
    // By day: two hours on duty, the coordinator after one.
    [InlineData("2026-03-02 10:00", "2026-03-02 10:59", "2026-03-02 12:00", EscalationStep.None, "2026-03-02 11:00")]
    [InlineData("2026-03-02 10:00", "2026-03-02 11:00", "2026-03-02 12:00", EscalationStep.Coordinator, "2026-03-02 12:00")]
    [InlineData("2026-03-02 10:00", "2026-03-02 12:00", "2026-03-02 12:00", EscalationStep.Everyone, null)]
    // In the evening: the next morning, if that is within twelve hours.
    [InlineData("2026-03-02 23:30", "2026-03-03 05:29", "2026-03-03 11:00", EscalationStep.None, "2026-03-03 05:30")]
    [InlineData("2026-03-02 23:30", "2026-03-03 05:30", "2026-03-03 11:00", EscalationStep.Coordinator, "2026-03-03 11:00")]
    // On a free weekend: twelve hours at most.
    [InlineData("2026-03-07 12:00", "2026-03-07 17:59", "2026-03-08 00:00", EscalationStep.None, "2026-03-07 18:00")]
    [InlineData("2026-03-07 12:00", "2026-03-08 00:00", "2026-03-08 00:00", EscalationStep.Everyone, null)]
    public void Urgent_has_two_staffed_hours_and_twelve_at_most(string since, string now, string due, EscalationStep step, string? next) =>
        Check(Urgency.Urgent, since, now, new(StaffHoursTests.At(due), step, Maybe(next)));

    [Theory]
    [InlineData("2026-03-02 10:00", "2026-03-03 17:59", "2026-03-03 18:00", EscalationStep.None)]
    [InlineData("2026-03-02 10:00", "2026-03-03 18:00", "2026-03-03 18:00", EscalationStep.WeeklyList)]
    [InlineData("2026-03-06 17:00", "2026-03-09 17:00", "2026-03-09 18:00", EscalationStep.None)]
    public void Normal_has_the_next_working_day(string since, string now, string due, EscalationStep step) =>
        Check(Urgency.Normal, since, now, new(StaffHoursTests.At(due), step, step == EscalationStep.None ? StaffHoursTests.At(due) : null));

    [Fact]
    public void Without_hours_every_hour_counts()
    {
        var roster = DutyRoster.Unknown(TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty"));
        var hours = roster.Counted(new("ru"));
        var night = StaffHoursTests.At("2026-03-07 23:00");

        Assert.Null(roster.Find(new("ru")));
        Assert.Equal(night.AddHours(2), ResponseTargets.Default.Read(new CaseFacts(Urgency.Urgent, night), hours, night).Due);
        Assert.Equal(StaffHoursTests.At("2026-03-09 00:00"), ResponseTargets.Default.Read(new CaseFacts(Urgency.Normal, night), hours, night).Due);
    }

    [Fact]
    public void A_deployment_has_its_own_times()
    {
        var targets = new ResponseTargets(TimeSpan.FromMinutes(3), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromMinutes(20));
        var (since, hours) = (StaffHoursTests.At("2026-03-07 12:00"), StaffHoursTests.Hours(Office));

        Assert.Equal(new CaseDue(since.AddMinutes(3), EscalationStep.Coordinator, since.AddMinutes(9)), targets.Read(new CaseFacts(Urgency.Immediate, since), hours, since.AddMinutes(6)));
        Assert.Equal((6, 20), (targets.SilentAtMost(Urgency.Immediate).TotalMinutes, targets.SilentAtMost(Urgency.Urgent).TotalMinutes));
        Assert.Equal(new CaseDue(since.AddHours(4), EscalationStep.Coordinator, since.AddHours(4)), targets.Read(new CaseFacts(Urgency.Urgent, since), hours, since.AddHours(2)));
    }

    private static void Check(Urgency urgency, string since, string now, CaseDue expected)
    {
        var found = ResponseTargets.Default.Read(new CaseFacts(urgency, StaffHoursTests.At(since)), StaffHoursTests.Hours(Office), StaffHoursTests.At(now));
        Assert.Equal(expected, found);
    }

    private static DateTimeOffset? Maybe(string? at) => at is null ? null : StaffHoursTests.At(at);
}
