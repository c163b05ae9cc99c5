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
    public async Task What_a_talk_costs_as_SMS_is_told_for_people_and_for_machines_with_its_price()
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "", "check");
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?m)^SMS in ru: the longest way is \d+ messages in \d+ parts; the dearest message \d+ parts\.$", output);

        var (_, machines) = await HotlineCommand.OutputAsync("", "", "check", "--sms", "--json");
        var lines = machines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var rights = Assert.Single(lines, l => l.TryGetProperty("node", out var node) && node.GetString() == "detention.rights" && l.GetProperty("locale").GetString() == "ru");
        Assert.Equal(("dialogs/detention.yaml", "Ucs2", JsonValueKind.Null), (rights.GetProperty("file").GetString(), rights.GetProperty("encoding").GetString(), rights.GetProperty("cost").ValueKind));
        Assert.True(rights.GetProperty("parts").GetInt32() > 1);
        var ways = lines.Where(l => l.TryGetProperty("way", out _)).ToArray();
        Assert.Equal(["en", "kk", "ky", "ru", "tg", "uz-Cyrl", "uz-Latn"], ways.Select(w => w.GetProperty("locale").GetString()).Order(StringComparer.Ordinal));
        Assert.All(ways, w => Assert.Equal(w.GetProperty("messages").GetInt32(), w.GetProperty("way").GetArrayLength()));
    }

    [Fact]
    public async Task A_dialog_is_drawn_and_one_that_is_not_there_is_named()
    {
        var (exitCode, svg) = await HotlineCommand.OutputAsync("", "", "graph", "medical", "--locale", "ru");
        Assert.True(exitCode == 0, svg);
        Assert.StartsWith("<svg ", svg, StringComparison.Ordinal);
        Assert.StartsWith("flowchart TD\n", (await HotlineCommand.OutputAsync("", "", "graph", "medical", "--mermaid")).Output, StringComparison.Ordinal);

        var (failed, words) = await HotlineCommand.OutputAsync("", "", "graph", "no_such");
        Assert.Equal(1, failed);
        Assert.Contains("There is no dialog 'no_such'. The dialogs are: ", words, StringComparison.Ordinal);
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
