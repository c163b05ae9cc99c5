using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;
using Hotline.Tests.Understanding.Identification;

namespace Hotline.Tests.Understanding;

/// <summary>
/// What is understood of messages that nothing learns from, by what the program learnt: the floors that the project promises. <c>messages.tsv</c> is never changed to meet them; what is misread there is mended by
/// lists and examples that say it in other words.
/// </summary>
public sealed class MessageFloorTests(ITestOutputHelper output)
{
    private const int LeastOfOneLanguage = 40;

    private static readonly IReadOnlyList<LabelledExample> Messages =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "messages.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))
            .Select(c => new LabelledExample(new LocaleTag(c[1]), c[0], Enum.Parse<Urgency>(c[3], ignoreCase: true), c[2]))];

    private static readonly Lazy<IReadOnlyList<(LabelledExample Message, Reading Reading)>> Read = new(() => [.. Messages.Select(m => (m, UnderstandingFiles.Reader.Read(m.Text)))]);

    [Fact]
    public void Every_language_has_messages_about_everything()
    {
        var topics = UnderstandingFiles.Data.Examples.Select(e => e.Topic).ToHashSet();
        foreach (var language in UnderstandingFiles.Data.Languages)
        {
            var own = Messages.Where(m => m.Locale == language.Locale).ToList();
            Assert.True(own.Count >= LeastOfOneLanguage, $"{language.Locale} has {own.Count} messages.");
            Assert.Equal(topics.Order(), own.Select(m => m.Topic).Distinct().Order());
            Assert.Equal(3, own.Select(m => m.Urgency).Distinct().Count());
        }
    }

    /// <summary>Neither the same words in any spelling or script, nor nearly the same; only greetings are alike everywhere.</summary>
    [Fact]
    public void No_message_is_among_what_was_learnt()
    {
        var examples = UnderstandingFiles.Data.Examples;
        var groups = ExampleGroups.Of([.. examples, .. Messages]);
        var learnt = groups.Take(examples.Count).ToHashSet();
        var spoken = examples.Select(e => Sound(e.Text)).ToHashSet();
        var phrases = Directory.GetFiles(HeldBack.Phrases).SelectMany(File.ReadLines).Select(Folding.Fold).ToHashSet();

        Assert.Empty(Messages.Where((m, i) => m.Topic != "greeting" && learnt.Contains(groups[examples.Count + i])).Select(m => m.Text));
        Assert.Empty(Messages.Where(m => spoken.Contains(Sound(m.Text)) || phrases.Contains(Folding.Fold(m.Text))).Select(m => m.Text));
    }

    [Fact]
    public void Languages_are_known()
    {
        foreach (var language in Read.Value.GroupBy(r => r.Message.Locale)) Floor($"language {language.Key}", language, r => r.Reading.Locale == r.Message.Locale, 0.93);
        Floor("language", Read.Value, r => r.Reading.Locale == r.Message.Locale, 0.97);
    }

    [Fact]
    public void Topics_are_known_in_every_language()
    {
        foreach (var language in Read.Value.GroupBy(r => r.Message.Locale)) Floor($"topic {language.Key}", language, r => r.Reading.Topic == r.Message.Topic, 0.75);
        Floor("topic", Read.Value, r => r.Reading.Topic == r.Message.Topic, 0.80);
    }

    [Fact]
    public void Danger_is_heard_and_few_ordinary_messages_raise_an_alarm()
    {
        Floor("immediate", Read.Value.Where(r => r.Message.Urgency == Urgency.Immediate), r => r.Reading.Urgency == Urgency.Immediate, 0.95);
        Floor("normal without alarm", Read.Value.Where(r => r.Message.Urgency == Urgency.Normal), r => r.Reading.Urgency != Urgency.Immediate, 0.92);
    }

    /// <summary>"They gave me my passport back", "I have my passport, only the wages are missing": normal messages in which the lists find the words of more.</summary>
    [Fact]
    public void Hard_negatives_are_seen_through()
    {
        var negatives = new HardNegatives(UnderstandingFiles.Data);
        var hard = Read.Value.Where(r => negatives.Is(r.Message.Topic, r.Message.Urgency, r.Message.Text)).ToLookup(r => r.Message.Topic == "other");

        Assert.True(hard[true].Count() >= 25, $"Only {hard[true].Count()} hard negatives are about nothing.");
        Floor("hard negatives about nothing", hard[true], r => r.Reading.Topic == r.Message.Topic, 0.85);
        Floor("hard negatives about a matter", hard[false], r => r.Reading.Topic == r.Message.Topic, 0.85);
    }

    private static string Sound(string text) => string.Join(' ', Folding.Fold(text).Split(' ').Select(SoundKey.Of));

    private void Floor(string name, IEnumerable<(LabelledExample Message, Reading Reading)> read, Func<(LabelledExample Message, Reading Reading), bool> right, double least)
    {
        var all = read.ToList();
        var wrong = all.Where(r => !right(r)).ToList();
        var share = 1 - ((double)wrong.Count / all.Count);
        output.WriteLine($"{name}: {share:P1} of {all.Count}");
        foreach (var (message, reading) in wrong) output.WriteLine($"  {message.Topic} {message.Urgency}: '{message.Text}' read as {reading.Locale} {reading.Topic} {reading.Urgency}");
        Assert.True(share >= least, $"{name}: {share:P1} right; {least:P0} is the floor.");
    }
}
