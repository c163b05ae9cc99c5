using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>One meaning said in all seven written forms: whoever says it is heard alike. The phrases stand in <c>phrases.tsv</c>.</summary>
public sealed class PhrasesTests
{
    private const string Any = "*";
    private const int Columns = 6;

    private static readonly string[] Forms = ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en"];
    private static readonly MessageReader Reader = new(UnderstandingFiles.Data);

    public static TheoryData<string, string, string, string, string, string> Phrases()
    {
        var data = new TheoryData<string, string, string, string, string, string>();
        foreach (var c in Rows()) data.Add(c[0], c[1], c[2], c[3], c[4], c[5]);
        return data;
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_meaning_is_heard_alike_in_every_written_form(string meaning, string locale, string topic, string urgency, string danger, string text)
    {
        var reading = Reader.Read(text);
        var heard = $"{reading.Locale} {reading.Topic} {reading.Urgency} [{string.Join(' ', reading.Danger)}]";
        Assert.True(Allows(locale, reading.Locale.Value), $"{meaning}, '{text}': the language is {locale}, heard {heard} ({reading.LocaleConfidence}).");
        Assert.True(Allows(topic, reading.Topic), $"{meaning}, '{text}': the topic is {topic}, heard {heard}.");
        Assert.True(Allows(urgency, Word(reading.Urgency)), $"{meaning}, '{text}': the urgency is {urgency}, heard {heard}.");
        Assert.True(Allows(danger, reading.Danger.Count == 0 ? "-" : reading.Danger[0].ToString()), $"{meaning}, '{text}': the danger is {danger}, heard {heard}.");
    }

    [Fact]
    public void Every_meaning_stands_in_every_written_form()
    {
        foreach (var meaning in Rows().Where(c => c[0] != "calm").GroupBy(c => c[0]))
            Assert.Empty(Forms.Except(meaning.Select(c => c[1])).Select(form => $"{meaning.Key} {form}"));
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(SharedData.Repository, "tests", "Hotline.Tests", "Understanding", "phrases.tsv"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(c => c.Length == Columns ? c : throw new InvalidOperationException($"'{string.Join(' ', c)}' in phrases.tsv has {c.Length} columns, not {Columns}."));

    private static bool Allows(string allowed, string found) => allowed == Any || allowed.Split('|').Contains(found);

    private static string Word(Urgency urgency) => urgency switch { Urgency.Immediate => "immediate", Urgency.Urgent => "urgent", _ => "normal" };
}
