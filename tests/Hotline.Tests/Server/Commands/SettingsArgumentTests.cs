using Hotline.Server.Commands;

namespace Hotline.Tests.Server.Commands;

public sealed class SettingsArgumentTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("doctor")]
    [InlineData("migrate")]
    public void Settings_follow_a_command_that_looks_at_the_whole_program(string command)
    {
        var parsed = HotlineCommands.Create().Parse([command, "Data=/srv/hotline", "Urls=http://localhost:8081"]);

        Assert.Empty(parsed.Errors);
    }
}
