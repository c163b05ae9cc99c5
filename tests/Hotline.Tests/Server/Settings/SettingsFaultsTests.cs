using Hotline.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Settings;

public sealed class SettingsFaultsTests
{
    [Theory]
    [InlineData("Telegram", "50", null, "Telegram:AnswerSeconds is 50, more than a third of Runtime:SendLeaseSeconds, which is 60", "Set Telegram:AnswerSeconds to 20 or less, or Runtime:SendLeaseSeconds to 150 or more.")]
    [InlineData("Twilio", "21", "", "Twilio:AnswerSeconds is 21,", "Set Twilio:AnswerSeconds to 20 or less, or Runtime:SendLeaseSeconds to 63 or more.")]
    [InlineData("WhatsApp", null, "20", "WhatsApp:AnswerSeconds is 20, more than a third of Runtime:SendLeaseSeconds, which is 20", "Set WhatsApp:AnswerSeconds to 6 or less, or Runtime:SendLeaseSeconds to 60 or more.")]
    public void A_call_that_could_outlive_its_lease_is_refused_with_what_to_set(string channel, string? answer, string? lease, params string[] said)
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsFaults.Checked(Given(channel, answer, lease)));

        var line = Assert.Single(refusal.Message.Split('\n'));
        Assert.All(said, words => Assert.Contains(words, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Telegram", null, null)]
    [InlineData("Telegram", "50", "150")]
    [InlineData("Twilio", "2", "6")]
    [InlineData("Web", null, "6")]
    public void A_call_that_ends_within_its_lease_and_a_channel_that_is_not_used_are_no_fault(string channel, string? answer, string? lease)
    {
        var configuration = Given(channel, answer, lease);

        Assert.Same(configuration, SettingsFaults.Checked(configuration));
    }

    [Theory]
    [InlineData("Desk:RequireSecondFactor", "yes", "Write true or false.")]
    [InlineData("Desk:RequestsPerMinute", "0", "Write a whole number from 1.")]
    [InlineData("Desk:ChangesPerMinute", "1.5", "Write a whole number from 1.")]
    public void A_limit_of_the_desk_that_is_none_is_refused_with_what_to_write(string name, string value, string said)
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsFaults.Checked(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()));

        Assert.Equal($"{name} is '{value}'. {said}", refusal.Message);
    }

    private static IConfigurationRoot Given(string channel, string? answer, string? lease)
    {
        var settings = new Dictionary<string, string?> { [$"{channel}:ApiUrl"] = "https://api.example.org" };
        if (answer is not null) settings[$"{channel}:AnswerSeconds"] = answer;
        if (lease is not null) settings["Runtime:SendLeaseSeconds"] = lease;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
