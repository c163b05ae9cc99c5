using System.Text.RegularExpressions;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Host;

/// <summary>The commands of <c>locales/README.md</c>, typed from the first to the last in a copy of the scripts and texts. After them the texts are as they were.</summary>
public sealed partial class TranslatorsReadmeTests
{
    private const string Program = "dotnet run --project src/Hotline.Server -- ";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_for_translators_is_typed_and_leaves_good_texts_as_they_were()
    {
        using var content = new ContentCopy();
        var folder = content.Path;
        var before = Texts(folder);
        var lines = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "locales", "README.md"), Now))
            .SelectMany(block => block.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split(" #")[0].TrimEnd()).ToArray();
        Assert.Contains($"{Program}locales import kk kk.csv", lines);

        foreach (var line in lines)
        {
            // What was built for these tests is run, not built a second time.
            var typed = line.StartsWith(Program, StringComparison.Ordinal) ? $"dotnet '{Repository.Program}' {line[Program.Length..]}" : line;
            var (code, words) = await content.TypeAsync(typed);
            Assert.True(code == 0, $"{line} ended with {code}: {words}");
        }

        Assert.Equal(before, Texts(folder));
    }

    [Fact]
    public async Task A_wrong_letter_and_a_misspelt_word_are_named_and_fail()
    {
        using var content = new ContentCopy();
        var folder = content.Path;
        var path = Path.Combine(folder, "locales", "ru.po");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Now)).Replace("msgstr \"Своими словами\"", "msgstr \"Сваими cловами\"", StringComparison.Ordinal), Now);

        var check = await content.TypeAsync($"dotnet '{Repository.Program}' locales check");
        var spell = await content.TypeAsync($"dotnet '{Repository.Program}' locales spell ru");

        Assert.True(check.Code == 1 && check.Words.Contains("'cловами' mixes Cyrillic and Latin letters (c is Latin, U+0063). Write 'словами'.", StringComparison.Ordinal), check.Words);
        Assert.True(spell.Code == 1 && spell.Words.Contains("'Сваими' in menu.more.other is not known to the dictionary ru_RU", StringComparison.Ordinal), spell.Words);
    }

    private static Dictionary<string, string> Texts(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "locales"), "*.po").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    [GeneratedRegex("^```sh\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
