using Hotline.Server.Settings;
using Hotline.Storage.Casebook.Retention;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Settings;

public sealed class RetentionSettingsTests
{
    [Fact]
    public void Without_settings_the_ages_of_the_field_hold_and_are_those_of_the_table()
    {
        var (options, faults) = RetentionSettings.Read(Given());

        Assert.Empty(faults);
        Assert.Equal(new RetentionOptions(), options);
        var table = RetentionSettings.Read(Given([.. SettingsCatalog.All.Where(s => s.Name.StartsWith("Retention:", StringComparison.Ordinal)).Select(s => (s.Name, s.Default!))]));
        Assert.Equal((0, new RetentionOptions()), (table.Faults.Count, table.Options));
    }

    [Theory]
    [InlineData("Retention:TextDays", "0", "to keep everything set Retention:Enabled to false")]
    [InlineData("Retention:UnfinishedDays", "-1", "at least 1")]
    [InlineData("Retention:AuditDays", "29", "at least 30")]
    [InlineData("Retention:MediaDays", "4000", "at most 3650")]
    [InlineData("Retention:MediaDays", "91", "Make it as much or less")]
    [InlineData("Retention:AddressDays", "91", "Make it as much or less")]
    [InlineData("Retention:LocationHours", "2200", "Make it as much or less")]
    [InlineData("Retention:Enabled", "sometimes", "Write true or false")]
    public void What_cannot_be_meant_is_refused_with_words(string name, string value, string words)
    {
        var fault = Assert.Single(RetentionSettings.Read(Given((name, value))).Faults);

        Assert.StartsWith(name, fault, StringComparison.Ordinal);
        Assert.Contains(words, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_forgotten_while_it_cannot_be_read_whether_they_should_be() => Assert.False(RetentionSettings.Read(Given(("Retention:Enabled", "fasle"))).Options.Enabled);

    private static IConfiguration Given(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build();
}
