using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>Danger as frightened people type it, with slips of the finger and by ear; the wish to die first. The messages stand in <c>misspelt.tsv</c>.</summary>
public sealed class MisspeltDangerTests(ITestOutputHelper output)
{
    private const double Fewest = 0.9;
    private const int FewestPerLanguage = 10;

    public static TheoryData<string> Languages() => [.. Rows().Select(r => r[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Misspelt_danger_is_heard_in_every_language(string language)
    {
        var rows = Rows().Where(r => r[0] == language).ToList();
        var missed = rows.Where(r => UnderstandingFiles.Reader.Read(r[2]).Urgency != Urgency.Immediate).ToList();
        foreach (var row in missed) output.WriteLine(string.Join(' ', row));
        Assert.True(rows.Count >= FewestPerLanguage, $"{language} has {rows.Count} messages; {FewestPerLanguage} are the floor.");
        Assert.True(missed.Count <= rows.Count * (1 - Fewest), $"{missed.Count} of {rows.Count} are missed in {language}: {string.Join("; ", missed.Select(r => r[2]))}");
    }

    [Fact]
    public void Who_misspells_the_wish_to_die_gets_the_words_for_it()
    {
        var missed = Rows().Where(r => r[1] == nameof(DangerKind.Suicide)).Where(r => !UnderstandingFiles.Reader.Read(r[2]).Danger.Contains(DangerKind.Suicide)).ToList();
        Assert.Empty(missed.Select(r => $"{r[0]} {r[2]}"));
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "misspelt.tsv")).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t'));
}
