using Hotline.Core.Cases;

namespace Hotline.Tests.Cases;

public sealed class StaffHoursTests
{
    /// <summary>2026-03-02 is a Monday.</summary>
    private const string Office = "Mon-Fri 09:00-18:00";

    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    [Theory]
    // Within the day, over the evening, over the weekend.
    [InlineData(Office, "2026-03-02 10:00", 2, "2026-03-02 12:00")]
    [InlineData(Office, "2026-03-02 17:00", 2, "2026-03-03 10:00")]
    [InlineData(Office, "2026-03-06 17:30", 2, "2026-03-09 10:30")]
    // Before it opens, and on a day without duty.
    [InlineData(Office, "2026-03-02 03:00", 2, "2026-03-02 11:00")]
    [InlineData(Office, "2026-03-07 12:00", 2, "2026-03-09 11:00")]
    // Exactly to the end of a span is that span's end.
    [InlineData(Office, "2026-03-02 16:00", 2, "2026-03-02 18:00")]
    // A night that began yesterday goes on today.
    [InlineData("Mon 22:00-06:00", "2026-03-03 05:00", 2, "2026-03-09 23:00")]
    // What overlaps counts once.
    [InlineData("Mon 09:00-13:00, Mon 12:00-15:00, Tue 09:00-10:00", "2026-03-02 09:00", 6, "2026-03-02 15:00")]
    [InlineData("Mon 09:00-15:00, Mon 10:00-11:00, Tue 09:00-10:00", "2026-03-02 09:00", 7, "2026-03-03 10:00")]
    // Day and night.
    [InlineData("Mon-Sun 00:00-24:00", "2026-03-02 23:00", 2, "2026-03-03 01:00")]
    public void Staffed_time_counts_only_hours_on_duty(string hours, string from, int staffed, string expected) =>
        Assert.Equal(At(expected), Hours(hours).Add(At(from), TimeSpan.FromHours(staffed)));

    [Theory]
    [InlineData(Office, "2026-03-02 20:00", "2026-03-03 09:00")]
    [InlineData(Office, "2026-03-06 20:00", "2026-03-09 09:00")]
    [InlineData(Office, "2026-03-02 08:59", "2026-03-02 09:00")]
    [InlineData(Office, "2026-03-02 09:00", null)]
    [InlineData(Office, "2026-03-02 18:00", "2026-03-03 09:00")]
    [InlineData("Mon 22:00-06:00", "2026-03-03 05:59", null)]
    [InlineData("Mon 22:00-06:00", "2026-03-03 06:00", "2026-03-09 22:00")]
    public void Next_opening_is_told_only_while_it_is_closed(string hours, string at, string? expected)
    {
        Assert.Equal(expected is null ? null : At(expected), Hours(hours).NextOpening(At(at)));
        Assert.Equal(expected is null, Hours(hours).IsOpen(At(at)));
    }

    [Theory]
    [InlineData(Office, "2026-03-02 10:00", "2026-03-03 18:00")]
    [InlineData(Office, "2026-03-06 10:00", "2026-03-09 18:00")]
    [InlineData(Office, "2026-03-07 10:00", "2026-03-09 18:00")]
    [InlineData("Mon-Fri 09:00-13:00, Mon-Fri 14:00-17:00", "2026-03-02 23:30", "2026-03-03 17:00")]
    public void A_working_day_ends_with_its_last_duty(string hours, string from, string expected) =>
        Assert.Equal(At(expected), Hours(hours).EndOfNextWorkingDay(At(from)));

    [Fact]
    public void A_holiday_has_no_duty_whether_of_one_year_or_of_every_year()
    {
        var hours = Hours(Office, "03-08, 03-09, 2026-03-10");

        Assert.Equal(At("2026-03-11 09:00"), hours.NextOpening(At("2026-03-06 18:00")));
        Assert.Equal(At("2026-03-11 18:00"), hours.EndOfNextWorkingDay(At("2026-03-06 12:00")));
        Assert.Equal(At("2027-03-10 09:00"), hours.NextOpening(At("2027-03-08 18:00")));
    }

    [Fact]
    public void Hours_are_told_by_the_clock_of_their_zone()
    {
        var dushanbe = Hours("Mon-Fri 09:00-18:00 Asia/Dushanbe");
        var moscow = Hours("Mon-Fri 09:00-18:00 Europe/Moscow");

        Assert.Equal(At("2026-03-03 09:00"), dushanbe.NextOpening(At("2026-03-02 18:00")));
        Assert.Equal(At("2026-03-03 11:00"), moscow.NextOpening(At("2026-03-02 22:00")));
    }

    [Fact]
    public void Whoever_has_closed_for_long_promises_nothing() => Assert.Null(Hours("Mon 09:00-10:00", "03-09, 03-16, 03-23, 03-30, 04-06, 04-13, 04-20, 04-27, 05-04, 05-11").NextOpening(At("2026-03-03 12:00")));

    internal static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(5));

    internal static StaffHours Hours(string hours, string? holidays = null)
    {
        var faults = new List<DutyFault>();
        var roster = DutyRosterReader.Read(hours, holidays, Almaty, faults);
        Assert.Empty(faults);
        return Assert.IsType<StaffHours>(roster.Usual);
    }
}
