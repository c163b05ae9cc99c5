using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Host;

/// <summary>The commands of <c>dialogs/understanding/README.md</c>, typed from the first to the last in a copy of the scripts; and an example that a coordinator adds there.</summary>
public sealed class CoordinatorsReadmeTests
{
    private const string Typed = "    hotline ";
    private const int OneIn = 12;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_about_understanding_does_what_it_says_and_a_new_example_counts_at_once()
    {
        using var content = new ContentCopy();
        await File.WriteAllTextAsync(content.File("messages.txt"), "мне не платят зарплату три месяца\nthey are beating me right now help\n", Now);
        await File.WriteAllTextAsync(content.File("labelled.tsv"), "unpaid_wages\tru\tмне не платят зарплату три месяца\tnormal\nviolence\ten\tthey are beating me right now help\timmediate\n", Now);
        var lines = (await File.ReadAllLinesAsync(content.File("dialogs", "understanding", "README.md"), Now)).Where(l => l.StartsWith(Typed, StringComparison.Ordinal)).Select(l => l[Typed.Length..]).ToArray();
        Assert.Equal(["check", "understand --explain < messages.txt", "understand --evaluate labelled.tsv", "understand --hold-back"], lines);

        Assert.Contains("0 errors", await SaysAsync(content, lines[0]), StringComparison.Ordinal);
        var explained = await SaysAsync(content, lines[1]);
        Assert.Matches("^ru\t[01].[0-9]{2}\tunpaid_wages\t[01].[0-9]{2}\t", explained);
        Assert.Contains("зарплату", explained, StringComparison.Ordinal);
        Assert.Matches("\nen\t[01].[0-9]{2}\tviolence\t[01].[0-9]{2}\timmediate\n", explained);
        Assert.Contains("100", await SaysAsync(content, lines[2]), StringComparison.Ordinal);

        // Five times all examples would take long, and show no more.
        await ThinAsync(content);
        Assert.Contains("immediate", await SaysAsync(content, lines[3]), StringComparison.Ordinal);

        var before = await SaysAsync(content, "understand <<< 'there are glorbs in our room'");
        await File.AppendAllLinesAsync(content.File("dialogs", "understanding", "examples", "en.tsv"),
            [.. new[] { "the glorbs came to my room", "glorbs again at night", "help the glorbs bite", "we see glorbs in the hostel" }.Select(t => $"violence\turgent\t{t}")], Now);
        Assert.DoesNotContain("\tviolence\t", before, StringComparison.Ordinal);
        Assert.Contains("\tviolence\t", await SaysAsync(content, "understand <<< 'there are glorbs in our room'"), StringComparison.Ordinal);
    }

    private static async Task<string> SaysAsync(ContentCopy content, string line)
    {
        var (code, words) = await content.TypeAsync($"dotnet '{Repository.Program}' {line}");
        Assert.True(code == 0, $"hotline {line} ended with {code}: {words}");
        return words;
    }

    private static async Task ThinAsync(ContentCopy content)
    {
        foreach (var file in Directory.EnumerateFiles(content.File("dialogs", "understanding", "examples"), "*.tsv"))
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, Now)).Where((_, i) => i % OneIn == 0), Now);
    }
}
