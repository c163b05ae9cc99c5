using System.Text.RegularExpressions;
using Hotline.Server.Commands;
using Hotline.Server.Settings;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Deploy;

/// <summary>What the READMEs tell a host to type, and the table of settings: compared with the program.</summary>
public sealed partial class RunBookTests
{
    [Fact]
    public void Every_hotline_command_in_a_README_is_one_that_the_program_knows()
    {
        var lines = Readmes().SelectMany(f => Commands(File.ReadAllText(f)).Select(line => (File: f, Line: line))).ToArray();
        Assert.Contains(lines, l => l.Line == "backup /var/backups/hotline/monday");
        Assert.Contains(lines, l => l.Line == "users invite --role operator");
        var root = HotlineCommands.Create();
        Assert.All(lines, l => Assert.True(root.Parse(l.Line).Errors.Count == 0, $"{l.File}: hotline {l.Line}: {string.Join(' ', root.Parse(l.Line).Errors.Select(e => e.Message))}"));
    }

    [Theory]
    [InlineData("backup --to x")]
    [InlineData("users remove NAME")]
    [InlineData("erase pigeon 5")]
    [InlineData("serv")]
    public void A_command_that_does_not_exist_would_be_seen(string line) => Assert.NotEmpty(HotlineCommands.Create().Parse(line).Errors);

    [Fact]
    public void The_table_of_settings_is_the_programs()
    {
        var table = File.ReadLines(Repository.Path("deploy", "README.md")).SkipWhile(l => !l.StartsWith("| Setting |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'));
        var expected = SettingsCatalog.All.Select(s => $"| `{s.Name}` | {(s.Default is null ? "" : $"`{s.Default}`")} | {s.Meaning}{(s.Secret ? " (secret)" : "")} |");
        Assert.Equal(expected, table);
    }

    [Fact]
    public void Every_file_that_the_run_book_installs_from_deploy_is_there()
    {
        var named = InstalledFile().Matches(File.ReadAllText(Repository.Path("deploy", "README.md"))).Select(m => m.Groups["file"].Value).Distinct().ToArray();
        Assert.Contains("hotline.service", named);
        Assert.All(named, name => Assert.True(File.Exists(Repository.Path("deploy", name)), name));
    }

    [Fact]
    public void The_file_of_the_first_account_is_named_as_the_program_names_it()
    {
        Assert.Contains($"cat /var/lib/hotline/{FirstAccountLink.FileName}", File.ReadAllText(Repository.Path("deploy", "README.md")), StringComparison.Ordinal);
        Assert.Contains($"data/{FirstAccountLink.FileName}", File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Readmes() => Directory.EnumerateFiles(Repository.Root, "README.md", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/node_modules/") && !f.Contains("/bin/") && !f.Contains("/obj/"));

    /// <summary>Lines of code blocks that run hotline, and words between backticks that begin with it.</summary>
    private static IEnumerable<string> Commands(string readme)
    {
        var blocks = Block().Matches(readme).SelectMany(m => m.Groups["code"].Value.Split('\n')).Select(l => InBlock().Match(l)).Where(m => m.Success);
        var inline = Inline().Matches(Block().Replace(readme, ""));
        return blocks.Concat(inline).Select(m => Rest().Replace(ShellValue().Replace(m.Groups["arguments"].Value, "value"), "").Trim());
    }

    [GeneratedRegex("^ *```[a-z]*\n(?<code>.*?)^ *```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^([0-9* ]+root )? *(sudo |dotnet run --project src/Hotline\.Server -- )?(?<!enable --now )(hotline |(?<=-- ))(?<arguments>[a-z-].*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBlock();

    [GeneratedRegex("`hotline (?<arguments>[a-z-][^`]*)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    /// <summary>What belongs to the shell, not to the command: comments, a next command, a redirection.</summary>
    [GeneratedRegex("( #| &&| >| <| \\|).*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rest();

    [GeneratedRegex(@"\$\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellValue();

    [GeneratedRegex("/opt/hotline/deploy/(?<file>[a-z.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstalledFile();
}
