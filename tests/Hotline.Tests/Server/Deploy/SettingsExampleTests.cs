using System.Text.RegularExpressions;
using Hotline.Server.Commands.Doctor;
using Hotline.Server.Settings;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Deploy;

/// <summary><c>deploy/hotline.env.example</c>, read as systemd reads it.</summary>
public sealed partial class SettingsExampleTests
{
    [Fact]
    public void Every_name_in_the_example_is_a_setting_also_those_that_are_commented_out()
    {
        var names = Lines(commentedToo: true).Select(l => l.Name).ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(SettingsCatalog.All, s => name == s.Name || name == s.Name + "_FILE"));
    }

    [Fact]
    public void The_example_loads_and_the_doctor_has_nothing_to_say_about_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("token"), "123456:AAexample-token-of-the-example\n");
        var values = Lines(commentedToo: false).ToDictionary(l => l.Name, l => l.Name == "Telegram:Token_FILE" ? folder.File("token") : l.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).AddFileSettings().Build();

        Assert.Equal("123456:AAexample-token-of-the-example", configuration["Telegram:Token"]);
        Assert.Equal("https://hotline.example.org", configuration["PublicUrl"]);
        Assert.Equal(Verdict.Ok, Assert.Single(SettingsCheck.Look(configuration)).Verdict);
        Assert.Contains(SettingsReport.Lines(configuration), l => l.StartsWith("Telegram:Token = (set)", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string? Value)> Lines(bool commentedToo) => File
        .ReadLines(Repository.Path("deploy", "hotline.env.example"))
        .Select(line => Line().Match(line))
        .Where(m => m.Success && (commentedToo || m.Groups["off"].Length == 0))
        .Select(m => (m.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal), (string?)m.Groups["value"].Value));

    [GeneratedRegex("^(?<off>#?)(?<name>[A-Za-z_]+)=(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
