using System.Diagnostics;
using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Host;

/// <summary>Publishing with the real program: the commands of <c>dialogs/README.md</c> typed beside a running <c>serve</c>, and killed in the middle.</summary>
public sealed class PublishingTests
{
    private const string Typed = "    hotline ";
    private const string File = "dialogs/welcome.yaml";
    private const string Russian = "Сейчас кто-то в опасности, задержан полицией или кому-то нужен врач?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_about_publishing_does_what_the_manual_says_beside_a_running_program()
    {
        using var content = new ContentCopy();
        await using var hotline = await StartAsync(content);
        Assert.Contains(hotline.Output, line => line.Contains("Scripts: server mode. Publication 1 of the casebook is used.", StringComparison.Ordinal));
        var lines = (await System.IO.File.ReadAllLinesAsync(Repository.Path("dialogs", "README.md"), Now)).Where(l => l.StartsWith(Typed, StringComparison.Ordinal)).Select(l => l[Typed.Length..]).ToArray();
        Assert.Equal(["export", "check", "publish", "publish", "publications", "publications", "publications", "publications"], lines.Select(l => l.Split(' ')[0]));

        Assert.Contains("of publication 1 in", await SaysAsync(hotline, content, lines[0]), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(content.File("work"), "*", SearchOption.AllDirectories))
            Assert.Equal(await System.IO.File.ReadAllBytesAsync(content.File(Path.GetRelativePath(content.File("work"), file)), Now), await System.IO.File.ReadAllBytesAsync(file, Now));
        Assert.Contains("0 errors", await SaysAsync(hotline, content, lines[1]), StringComparison.Ordinal);
        Assert.Contains("These files are publication 1, which is current.", await SaysAsync(hotline, content, lines[3]), StringComparison.Ordinal);

        await ChangeAsync(content.File("work", "locales", "ru.po"), Russian, "Сейчас кому-то угрожают, его задержала полиция или ему нужен врач?");
        Assert.Contains("translation changed: ru", await SaysAsync(hotline, content, lines[2]), StringComparison.Ordinal);
        Assert.Contains("Published as publication 2.", await SaysAsync(hotline, content, lines[3]), StringComparison.Ordinal);
        await UntilSaidAsync(hotline, "Publication 2 is in use from here on");
        Assert.Matches("(?s)   2  .* UTC  publish  by the server's terminal: The lawyers asked for this\n   1  .* UTC  adopt  by ", await SaysAsync(hotline, content, lines[4]));
        Assert.Contains("translation changed: ru", await SaysAsync(hotline, content, lines[5]), StringComparison.Ordinal);
        Assert.Contains("Published as publication 3.", await SaysAsync(hotline, content, lines[6]), StringComparison.Ordinal);
        await UntilSaidAsync(hotline, "Publication 3 is in use from here on");
        Assert.Contains("people who wait at discrimination.", await SaysAsync(hotline, content, lines[7]), StringComparison.Ordinal);
        await UntilSaidAsync(hotline, "Publication 4 is in use from here on");

        await hotline.KillAsync();
        await hotline.StartAgainAsync();
        Assert.Contains(hotline.Output, line => line.Contains("Publication 4 of the casebook is used. ", StringComparison.Ordinal) && line.Contains("differ from it and are not used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_published_is_refused_with_file_and_line_and_changes_nothing()
    {
        using var content = new ContentCopy();
        await using var hotline = await StartAsync(content);
        await ChangeAsync(content.File(File), "then: ", "then: nowhere_");

        var (code, words) = await TypeAsync(hotline, content, "publish . --why \"broken\"");
        Assert.Equal(1, code);
        Assert.Contains("nothing was published", words, StringComparison.Ordinal);
        Assert.Contains($"  {File}:", words, StringComparison.Ordinal);
        Assert.Equal((1, true), await RefusedAsync("publish .", "Say why with --why"));
        Assert.Equal((1, true), await RefusedAsync("publications rollback 9 --why x", "There is no publication 9."));
        Assert.Equal((1, true), await RefusedAsync("publications withdraw menu --to other --why x", "it is the menu"));
        Assert.Equal((1, true), await RefusedAsync("publications diff", "Publication 1 is the first"));
        Assert.Equal((1, true), await RefusedAsync("export dialogs .", "There are other scripts in"));
        var (git, refusal) = await content.TypeAsync($"Data='{hotline.Data}' dotnet '{Repository.Program}' publish . --why x");
        Assert.Equal((1, true), (git, refusal.Contains("Git mode is on", StringComparison.Ordinal)));
        var (wrong, told) = await content.TypeAsync($"Publications__Source=Server Data='{hotline.Data}' dotnet '{Repository.Program}' publish . --why x");
        Assert.Equal((1, true), (wrong, told.Contains("Publications:Source is 'Server'. Write git", StringComparison.Ordinal)));
        Assert.Single(await ListAsync(hotline, content));

        async Task<(int, bool)> RefusedAsync(string line, string words)
        {
            var (ended, said) = await TypeAsync(hotline, content, line);
            return (ended, said.Contains(words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_is_killed_while_publishing_leaves_the_old_publication_or_the_new_one_whole()
    {
        using var content = new ContentCopy();
        await using (var hotline = await StartAsync(content))
        {
            string[] moments = ["Playing", "Against publication", "question welcome", "Published as"];
            for (var i = 0; i < moments.Length; i++)
            {
                var before = (await ListAsync(hotline, content)).Count;
                await ChangeAsync(content.File("locales", "ru.po"), Russian + new string('?', i), Russian + new string('?', i + 1));
                await KillAtAsync(hotline, content, moments[i]);
                var after = await ListAsync(hotline, content);
                Assert.InRange(after.Count, before, before + 1);
                Assert.Equal(Enumerable.Range(1, after.Count).Reverse().Select(n => (long)n), after);
                // The files are read back whole, or this would refuse.
                Assert.Contains($"of publication {after.Count} in", await SaysAsync(hotline, content, $"export dialogs out{i}"), StringComparison.Ordinal);
            }

            // One that is let alone comes through after all of them.
            Assert.Contains("ublication", await SaysAsync(hotline, content, "publish . --why \"at last\""), StringComparison.Ordinal);
            var last = (await ListAsync(hotline, content)).Count;
            await UntilSaidAsync(hotline, $"Publication {last} is in use from here on");
        }
    }

    private static Task<RunningHotline> StartAsync(ContentCopy content) => RunningHotline.StartAsync(new Dictionary<string, string>
    {
        ["Publications:Source"] = "server",
        ["Dialogs"] = content.File("dialogs"),
        ["Locales"] = content.File("locales"),
    });

    private static async Task KillAtAsync(RunningHotline hotline, ContentCopy content, string moment)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "publish", ".", "--why", "killed"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = content.Path };
        (start.Environment["Data"], start.Environment["Publications__Source"]) = (hotline.Data, "server");
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Now) is { } line && !line.TrimStart().StartsWith(moment, StringComparison.Ordinal)) { }
        process.Kill();
        await process.WaitForExitAsync(Now);
    }

    private static async Task ChangeAsync(string file, string old, string now)
    {
        var text = await System.IO.File.ReadAllTextAsync(file, Now);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(file, text.Replace(old, now, StringComparison.Ordinal), Now);
    }

    private static async Task<List<long>> ListAsync(RunningHotline hotline, ContentCopy content) =>
        [.. (await SaysAsync(hotline, content, "publications list --json")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("number").GetInt64())];

    private static Task<(int Code, string Words)> TypeAsync(RunningHotline hotline, ContentCopy content, string line) =>
        content.TypeAsync($"Data='{hotline.Data}' Publications__Source=server Dialogs='{content.File("dialogs")}' Locales='{content.File("locales")}' dotnet '{Repository.Program}' {line}");

    private static async Task<string> SaysAsync(RunningHotline hotline, ContentCopy content, string line)
    {
        var (code, words) = await TypeAsync(hotline, content, line);
        Assert.True(code == 0, $"hotline {line} ended with {code}: {words}");
        return words;
    }

    private static async Task UntilSaidAsync(RunningHotline hotline, string words)
    {
        while (!hotline.Output.Any(line => line.Contains(words, StringComparison.Ordinal))) await Task.Delay(50, Now);
    }
}
