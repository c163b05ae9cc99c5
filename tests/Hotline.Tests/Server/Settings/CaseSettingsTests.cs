using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;
using Hotline.Server.Workers;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Settings;

public sealed class CaseSettingsTests
{
    /// <summary>A Saturday.</summary>
    private static readonly DateTimeOffset Weekend = new(2026, 3, 7, 12, 0, 0, TimeSpan.FromHours(5));

    [Fact]
    public void Without_settings_the_times_of_the_field_hold_and_nothing_is_promised()
    {
        var (rules, faults) = CaseSettings.Read(Given());

        Assert.Empty(faults);
        Assert.Equal(ResponseTargets.Default, rules.Targets);
        Assert.Null(rules.Duty.Find(LocaleTag.Russian));
    }

    [Fact]
    public void A_deployment_sets_hours_and_times()
    {
        var (rules, faults) = CaseSettings.Read(Given(
            ("Duty:Hours", "Mon-Fri 09:00-18:00"), ("Duty:Holidays", "03-09"), ("Cases:ImmediateMinutes", "3"), ("Cases:UrgentHours", "1.5"), ("Cases:UrgentAtMostHours", "8"), ("Cases:SilentMinutes", "15")));

        Assert.Empty(faults);
        Assert.Equal(new ResponseTargets(TimeSpan.FromMinutes(3), TimeSpan.FromHours(1.5), TimeSpan.FromHours(8), TimeSpan.FromMinutes(15)), rules.Targets);
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(5)), rules.Duty.Find(LocaleTag.Russian)?.NextOpening(Weekend));
    }

    [Theory]
    [InlineData("Cases:ImmediateMinutes", "0")]
    [InlineData("Cases:ImmediateMinutes", "61")]
    [InlineData("Cases:UrgentHours", "-1")]
    [InlineData("Cases:UrgentHours", "13")]
    [InlineData("Cases:UrgentAtMostHours", "25")]
    [InlineData("Cases:SilentMinutes", "0")]
    [InlineData("Duty:Hours", "9 to 5")]
    [InlineData("Duty:Holidays", "Nauryz")]
    public void A_start_is_refused_with_the_name_of_what_cannot_be(string name, string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsFaults.Checked(Given((name, value))));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void People_hear_the_hours_of_their_language_while_nobody_who_speaks_it_is_there()
    {
        var around = new SurroundingsSource([], Given(("Duty:Hours", "Mon-Fri 09:00-18:00; uz = Sun 10:00-12:00")));
        DateTimeOffset? Next(string language) => around.For(ChannelId.Telegram, new LocaleTag(language), Weekend).NextShift;

        Assert.Equal(Weekend.AddHours(45), Next("ru"));
        Assert.Equal(Weekend.AddHours(22), Next("uz-Cyrl"));
        around.Update(Duty([new LocaleTag("uz-Latn")], "Mon-Fri 09:00-18:00"));
        Assert.Equal(Weekend.AddHours(45), Next("ru"));
        Assert.Null(Next("uz-Cyrl"));
    }

    [Fact]
    public void People_are_told_of_a_wait_only_while_somebody_is_there_and_of_hours_as_they_are_now()
    {
        var around = new SurroundingsSource([], Given(("Duty:Hours", "Mon-Fri 09:00-18:00")));
        around.Update(Duty([new LocaleTag("uz-Latn")], "Sun 10:00-12:00"));
        Surroundings For(string language) => around.For(ChannelId.Telegram, new LocaleTag(language), Weekend);

        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5), null), (For("uz-Cyrl").WaitFor(Urgency.Normal), For("uz-Cyrl").WaitFor(Urgency.Immediate), For("uz-Cyrl").WaitFor(Urgency.Urgent)));
        Assert.Null(For("ru").WaitFor(Urgency.Normal));
        Assert.Equal(Weekend.AddHours(22), For("ru").NextShift);
    }

    private static Duty Duty(LocaleTag[] languages, string hours) => new(
        languages,
        new Dictionary<string, UsualWaits> { ["uz"] = new(TimeSpan.FromMinutes(20), null, TimeSpan.FromMinutes(5)), ["ru"] = new(TimeSpan.FromMinutes(10), null, null) },
        DutyRosterReader.Read(hours, "", TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty"), []));

    private static IConfigurationRoot Given(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value))).Build();
}
