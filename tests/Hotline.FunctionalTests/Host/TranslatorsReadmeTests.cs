using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hotline.FunctionalTests.Host;

/// <summary>The commands of <c>locales/README.md</c>, typed from the first to the last in a copy of the scripts and texts. After them the texts are as they were.</summary>
public sealed partial class TranslatorsReadmeTests
{
    private const string Program = "dotnet run --project src/Hotline.Server -- ";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_for_translators_is_typed_and_leaves_good_texts_as_they_were()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-texts-").FullName;
        Copy("dialogs", folder);
        Copy("locales", folder);
        var before = Texts(folder);
        var lines = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "locales", "README.md"), Now))
            .SelectMany(block => block.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split(" #")[0].TrimEnd()).ToArray();
        Assert.Contains($"{Program}locales import kk kk.csv", lines);

        foreach (var line in lines)
        {
            // What was built for these tests is run, not built a second time.
            var typed = line.StartsWith(Program, StringComparison.Ordinal) ? $"dotnet '{Repository.Program}' {line[Program.Length..]}" : line;
            var (code, words) = await TypeAsync(typed, folder);
            Assert.True(code == 0, $"{line} ended with {code}: {words}");
        }

        Assert.Equal(before, Texts(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_wrong_letter_and_a_misspelt_word_are_named_and_fail()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-texts-").FullName;
        Copy("dialogs", folder);
        Copy("locales", folder);
        var path = Path.Combine(folder, "locales", "ru.po");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Now)).Replace("msgstr \"Своими словами\"", "msgstr \"Сваими cловами\"", StringComparison.Ordinal), Now);

        var check = await TypeAsync($"dotnet '{Repository.Program}' locales check", folder);
        var spell = await TypeAsync($"dotnet '{Repository.Program}' locales spell ru", folder);

        Assert.True(check.Code == 1 && check.Words.Contains("'cловами' mixes Cyrillic and Latin letters (c is Latin, U+0063). Write 'словами'.", StringComparison.Ordinal), check.Words);
        Assert.True(spell.Code == 1 && spell.Words.Contains("'Сваими' in menu.more.other is not known to the dictionary ru_RU", StringComparison.Ordinal), spell.Words);
        Directory.Delete(folder, recursive: true);
    }

    private static void Copy(string name, string to)
    {
        var from = Path.Combine(Repository.Root, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, name, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static Dictionary<string, string> Texts(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "locales"), "*.po").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    private static async Task<(int Code, string Words)> TypeAsync(string line, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
        await process.WaitForExitAsync(Now);
        return (process.ExitCode, string.Concat(await output));
    }

    [GeneratedRegex("^```sh\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
