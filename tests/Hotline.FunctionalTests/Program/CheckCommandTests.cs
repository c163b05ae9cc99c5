using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary><c>hotline check</c> on the shipped content, and on a copy that somebody broke in five places.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public async Task The_shipped_content_has_no_fault()
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "", "check");
        Assert.True(exitCode == 0, output);
        Assert.Contains("0 errors", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_faults_are_all_named_with_file_and_line_for_people_and_for_machines()
    {
        var folder = Copy();
        string[] broken = ["dialogs/a.yaml", "dialogs/b.yaml", "dialogs/c.yaml", "dialogs/d.yaml", "dialogs/e.yaml"];
        string[] nodes =
        [
            "    say: \"Hello.\"\n    then: nowhere\n", "    ask: \"Which?\"\n    choices: { one: \"One\" }\n    otherwize: { say: \"Again.\", again: 1, then: start }\n", "    goto: missing_dialog\n",
            "    say: \"Once.\"\n    say: \"Twice.\"\n", "    shout: \"No such kind.\"\n",
        ];
        for (var i = 0; i < broken.Length; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, broken[i]), $"dialog: {Path.GetFileNameWithoutExtension(broken[i])}\nnodes:\n  start:\n{nodes[i]}");
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "", "check", folder);
        Assert.Equal(1, exitCode);
        foreach (var file in broken) Assert.Matches($@"(?m)^{Path.GetFileName(file)}:\d+|/{Path.GetFileName(file)}:\d+", output);

        var (machines, lines) = await HotlineCommand.OutputAsync("", "", "check", folder, "--json");
        Assert.Equal(1, machines);
        var faults = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).Where(f => f.GetProperty("severity").GetString() == "error").ToArray();
        foreach (var file in broken)
            Assert.Contains(faults, f => f.GetProperty("file").GetString()!.EndsWith(Path.GetFileName(file), StringComparison.Ordinal) && f.GetProperty("line").GetInt32() > 0 && f.GetProperty("message").GetString() != "");
    }

    [Fact]
    public async Task A_folder_that_is_none_is_named()
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "", "check", "/no/such/folder");
        Assert.Equal(1, exitCode);
        Assert.Contains("/no/such/folder", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    internal static string Copy()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-check-").FullName;
        foreach (var name in (string[])["dialogs", "locales"])
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, name), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

        return folder;
    }
}
