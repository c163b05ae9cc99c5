using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>Floors of the lists alone on the first labelled phrases; where those are absent, one line says so.</summary>
public sealed class ExamplePhrasesTests(ITestOutputHelper output)
{
    private sealed record Example(string Intent, string Language, string Text, string Urgency);

    [Fact]
    public void Danger_is_found_and_calm_phrases_raise_no_alarm()
    {
        var examples = Read();
        var reader = new MessageReader(UnderstandingFiles.Data with { Examples = [] });
        var immediate = Share(examples.Where(e => e.Urgency == "immediate"), e => reader.Read(e.Text).Urgency == Urgency.Immediate, "missed danger");
        var falseAlarms = 1 - Share(examples.Where(e => e.Urgency == "normal"), e => reader.Read(e.Text).Urgency != Urgency.Immediate, "false alarm");
        var urgent = Share(examples.Where(e => e.Urgency == "urgent"), e => reader.Read(e.Text).Urgency == Urgency.Urgent, "urgent read as another");
        output.WriteLine($"immediate found {immediate:P1}; normal read as immediate {falseAlarms:P1}; urgent read as urgent {urgent:P1}");
        Assert.True(immediate >= 0.98, $"Danger is found in {immediate:P1} of the immediate phrases; 98 % is the floor.");
        Assert.True(falseAlarms <= 0.01, $"{falseAlarms:P1} of the normal phrases raise an alarm; 1 % is the ceiling.");
        Assert.True(urgent >= 0.95, $"{urgent:P1} of the urgent phrases are read as urgent; 95 % is the floor.");
    }

    [Fact]
    public void Topics_are_found()
    {
        var examples = Read();
        var reader = new MessageReader(UnderstandingFiles.Data with { Examples = [] });
        foreach (var language in examples.GroupBy(e => e.Language))
        {
            var topic = Share(language, e => reader.Read(e.Text).Topic == e.Intent, $"{language.Key}: other topic");
            output.WriteLine($"{language.Key}: topic {topic:P1}");
            Assert.True(topic >= 0.96, $"{language.Key}: the topic of {topic:P1} of the phrases is found; 96 % is the floor.");
        }
    }

    private static List<Example> Read() =>
        [.. File.ReadLines(SharedData.Find(Path.Combine("data", "intents", "examples.tsv"))).Select(line => line.Split('\t')).Where(c => c.Length == 4).Select(c => new Example(c[0], c[1], c[2], c[3]))];

    private double Share(IEnumerable<Example> examples, Func<Example, bool> right, string fault)
    {
        var all = examples.ToList();
        var wrong = all.Where(e => !right(e)).ToList();
        var reader = new MessageReader(UnderstandingFiles.Data with { Examples = [] });
        foreach (var e in wrong) output.WriteLine($"  {fault}: {e.Language} {e.Intent} '{e.Text}' read as {reader.Read(e.Text)}");
        return all.Count == 0 ? 1 : 1 - ((double)wrong.Count / all.Count);
    }
}
