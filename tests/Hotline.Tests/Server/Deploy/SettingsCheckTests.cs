using Hotline.Server.Commands.Doctor;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Deploy;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Telegram:Tokn", "Telegram__Token")]
    [InlineData("Telegram_Token", "Telegram__Token")]
    [InlineData("Telegarm:Token", "Telegram__Token")]
    [InlineData("Telegram:Token_FLIE", "Telegram__Token_FILE")]
    [InlineData("PUBLIC_URL", "PublicUrl")]
    [InlineData("Default:Country", "Defaults__Country")]
    public void A_misspelt_name_gets_the_one_that_was_meant(string name, string meant)
    {
        var finding = Look(name, "secret value");
        Assert.Equal(Verdict.Warn, finding.Verdict);
        Assert.Contains($"Did you mean {meant}?", finding.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret value", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:Colour")]
    [InlineData("Whatever")]
    public void A_name_that_is_like_none_is_named_without_a_guess(string name) =>
        Assert.DoesNotContain("Did you mean", Look(name, "x").Words, StringComparison.Ordinal);

    [Fact]
    public void Names_of_other_programs_in_the_environment_are_left_alone()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        Assert.NotEmpty(configuration.AsEnumerable());
        Assert.DoesNotContain(SettingsCheck.Look(configuration), f => f.Words.StartsWith("PATH ", StringComparison.Ordinal) || f.Words.StartsWith("HOME ", StringComparison.Ordinal));
    }

    private static Finding Look(string name, string value) =>
        Assert.Single(SettingsCheck.Look(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()));
}
