using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>
/// One meaning said in all seven written forms: whoever says it is heard alike. The phrases stand in <c>phrases.tsv</c>. Each is heard by the lists alone; with what was learnt, nearly all are.
/// </summary>
public sealed class PhrasesTests(ITestOutputHelper output)
{
    private const string Any = "*";
    private const int Columns = 6;

    private static readonly string[] Forms = ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en"];
    private static readonly MessageReader Lists = new(UnderstandingFiles.Data with { Examples = [] });

    public static TheoryData<string, string, string, string, string, string> Phrases()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var c in Rows()) data.Add(c[0], c[1], c[2], c[3], c[4], c[5]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_meaning_is_heard_alike_by_the_lists_in_every_written_form(string meaning, string locale, string topic, string urgency, string danger, string text)
    {
        var reading = Lists.Read(text);
        var heard = $"{reading.Locale} {reading.Topic} {reading.Urgency} [{string.Join(' ', reading.Danger)}]";
        Assert.True(Allows(locale, reading.Locale.Value), $"{meaning}, '{text}': the language is {locale}, heard {heard} ({reading.LocaleConfidence}).");
        Assert.True(Allows(topic, reading.Topic), $"{meaning}, '{text}': the topic is {topic}, heard {heard}.");
        Assert.True(Allows(urgency, Word(reading.Urgency)), $"{meaning}, '{text}': the urgency is {urgency}, heard {heard}.");
        Assert.True(Allows(danger, reading.Danger.Count == 0 ? "-" : reading.Danger[0].ToString()), $"{meaning}, '{text}': the danger is {danger}, heard {heard}.");
    }

    [Fact]
    public void What_was_learnt_hears_nearly_all_of_them_too()
    {
        var rows = Rows().ToList();
        var wrong = rows.Where(c => !IsHeard(c, UnderstandingFiles.Reader.Read(c[5]))).ToList();
        foreach (var c in wrong) output.WriteLine($"{string.Join(' ', c)}: {UnderstandingFiles.Reader.Read(c[5])}");
        Assert.True(wrong.Count <= rows.Count * 0.08, $"{wrong.Count} of {rows.Count} phrases are misheard; 8 % is the ceiling.");
    }

    [Fact]
    public void Every_meaning_stands_in_every_written_form()
    {
        foreach (var meaning in Rows().Where(c => c[0] is not ("calm" or "sign")).GroupBy(c => c[0]))
            Assert.Empty(Forms.Except(meaning.SelectMany(c => c[1].Split('|'))).Select(form => $"{meaning.Key} {form}"));
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "phrases.tsv"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(c => c.Length == Columns ? c : throw new InvalidOperationException($"'{string.Join(' ', c)}' in phrases.tsv has {c.Length} columns, not {Columns}."));

    private static bool IsHeard(string[] c, Reading reading) =>
        Allows(c[2], reading.Topic) && Allows(c[3], Word(reading.Urgency)) && Allows(c[4], reading.Danger.Count == 0 ? "-" : reading.Danger[0].ToString());

    private static bool Allows(string allowed, string found) => allowed == Any || allowed.Split('|').Contains(found);

    private static string Word(Urgency urgency) => urgency switch { Urgency.Immediate => "immediate", Urgency.Urgent => "urgent", _ => "normal" };
}
