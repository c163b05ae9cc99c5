using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Cases;

public sealed class DutyRosterReaderTests
{
    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    [Fact]
    public void Languages_have_hours_and_holidays_of_their_own_or_the_usual_ones()
    {
        var roster = Read("Mon-Fri 09:00-18:00; tg = Sat-Mon 10:00-12:00 Asia/Dushanbe; uz=Wed 22:00-06:00", "01-01; tg = 2026-03-07", out var faults);

        Assert.Empty(faults);
        // Friday night: tomorrow is Saturday the 7th, a holiday of one language.
        Assert.Equal(StaffHoursTests.At("2026-03-09 09:00"), Next(roster, "ru", "2026-03-06 20:00"));
        Assert.Equal(StaffHoursTests.At("2026-03-08 10:00"), Next(roster, "tg", "2026-03-06 20:00"));
        Assert.Equal(StaffHoursTests.At("2026-03-11 22:00"), Next(roster, "uz-Latn", "2026-03-06 20:00"));
        Assert.Equal(Next(roster, "uz-Latn", "2026-03-06 20:00"), Next(roster, "uz-Cyrl", "2026-03-06 20:00"));
        Assert.Equal(StaffHoursTests.At("2027-01-04 09:00"), Next(roster, "ru", "2026-12-31 20:00"));
    }

    [Fact]
    public void Nothing_is_promised_where_nobody_said_when()
    {
        var roster = Read("tg = Mon-Fri 09:00-18:00", null, out var faults);

        Assert.Empty(faults);
        Assert.Null(roster.Find(new LocaleTag("ru")));
        Assert.NotNull(roster.Find(new LocaleTag("tg")));
        Assert.Null(Read(null, null, out _).Find(new LocaleTag("ru")));
    }

    [Theory]
    [InlineData("Mon-Fri 9-18", null, "'Mon-Fri 9-18'")]
    [InlineData("Mn 09:00-18:00", null, "'Mn 09:00-18:00'")]
    [InlineData("Foo 09:00-18:00", null, "'Foo 09:00-18:00'")]
    [InlineData("Mon 09:00-25:00", null, "'Mon 09:00-25:00'")]
    [InlineData("Mon 09:60-18:00", null, "'Mon 09:60-18:00'")]
    [InlineData("Mon 09:00-09:00", null, "'Mon 09:00-09:00'")]
    [InlineData("Mon 24:00-06:00", null, "'Mon 24:00-06:00'")]
    [InlineData("Mon 09:00-18:00 Asia/Nowhere", null, "'Asia/Nowhere'")]
    [InlineData("Tajik = Mon 09:00-18:00", null, "'Tajik'")]
    [InlineData("tg =", null, "No hours")]
    [InlineData("Mon 09:00-18:00; Tue 09:00-18:00", null, "all languages")]
    [InlineData("tg = Mon 09:00-18:00; tg = Tue 09:00-18:00", null, "tg")]
    [InlineData("Mon 09:00-18:00", "31.12.", "'31.12.'")]
    [InlineData("Mon 09:00-18:00", "2026-02-29", "'2026-02-29'")]
    public void What_cannot_be_read_is_named_with_what_to_write(string hours, string? holidays, string named)
    {
        Read(hours, holidays, out var faults);

        var fault = Assert.Single(faults);
        Assert.Contains(named, fault.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Duty:", fault.Words, StringComparison.Ordinal);
        Assert.Equal($"{(holidays is null ? "Duty:Hours" : "Duty:Holidays")}: {fault.Words}", fault.ToString());
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        Read("Mon 9-18, Xyz 09:00-10:00", "tomorrow", out var faults);

        Assert.Equal(3, faults.Count);
    }

    private static DutyRoster Read(string? hours, string? holidays, out List<DutyFault> faults) => DutyRosterReader.Read(hours, holidays, Almaty, faults = []);

    private static DateTimeOffset? Next(DutyRoster roster, string language, string after) => roster.Find(new LocaleTag(language))?.NextOpening(StaffHoursTests.At(after));
}
