using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Classification;

public sealed class TopicGuesserTests
{
    private static readonly LocaleTag English = LocaleTag.English;

    private static UnderstandingData Few => UnderstandingFiles.Data with { Examples = [.. UnderstandingFiles.Data.Examples.Where((_, i) => i % 25 == 0)] };

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var (one, other) = (new MessageReader(Few), new MessageReader(Few));

        foreach (var example in Few.Examples) Assert.Equal(Told(one.Read(example.Text)), Told(other.Read(example.Text)));
    }

    [Fact]
    public void A_coordinator_teaches_a_word_that_no_list_knows()
    {
        var taught = new[] { "the glorbs came to my room", "glorbs again at night", "help the glorbs bite", "we see glorbs in the hostel" };
        var data = Few with { Examples = [.. Few.Examples, .. taught.Select(t => new LabelledExample(English, "violence", Urgency.Urgent, t))] };

        Assert.Equal("violence", new MessageReader(data).Read("there are glorbs in our room").Topic);
    }

    [Fact]
    public void As_many_topics_are_told_apart_as_there_are()
    {
        var data = new UnderstandingData([]) { Examples = [.. Enumerable.Range(0, 70).Select(i => new LabelledExample(English, $"topic_{i}", Urgency.Normal, Words(i)))] };
        var learnt = LearntTopics.Learn(data);
        var reader = new MessageReader(data, LearntTopics.Read(learnt.ToBytes(), learnt.Name));

        for (var i = 0; i < 70; i++) Assert.Equal(($"topic_{i}", $"topic_{i}"), (reader.Read(Words(i)).Topic, reader.Explain(Words(i)).Reading.Topic));

        // Made of consonants that sound unlike each other: words are compared by their sound.
        static string Words(int i) => ("bdglmnprz"[i / 8], "bdglmnpr"[i % 8]) is var (x, y) ? $"{x}a{y}o {y}a{x}o{y} {x}o{y}a{x} {x}u{y}u" : "";
    }

    [Theory]
    [InlineData("menu", "other")]
    [InlineData("Menu!!", "other")]
    [InlineData("250 000", "other")]
    [InlineData("menu please now", "violence")]
    [InlineData("menu 😭", "violence")]
    public void Exact_messages_are_not_looked_up_in_what_was_learnt(string text, string topic)
    {
        var data = Few with { Languages = [], Examples = [.. new[] { "menu please now", "menu menu menu", "menu 😭", "menu please", "250 000 menu" }.Select(t => new LabelledExample(English, "violence", Urgency.Immediate, t))] };

        Assert.Equal(topic, new MessageReader(data, null, new HashSet<string> { "menu" }).Read(text).Topic);
    }

    [Fact]
    public void Rules_of_danger_are_tried_on_exact_messages_too()
    {
        var danger = UnderstandingFiles.Data.Languages.SelectMany(l => l.Danger).Select(d => d.Value).Where(p => p.IndexOfAny(['*', '+', '~']) < 0).Select(Folding.Fold).Where(p => p.Length > 0).ToHashSet();
        var reader = new MessageReader(UnderstandingFiles.Data with { Examples = [] }, null, danger);

        Assert.NotEmpty(danger);
        Assert.All(danger, phrase => Assert.Equal(UnderstandingFiles.Reader.Read(phrase).ByLists().Urgency, reader.Read(phrase).Urgency));
    }

    [Fact]
    public void What_the_program_reads_of_every_word_that_works_everywhere_is_what_the_lists_say()
    {
        var (program, lists) = (UnderstandingFiles.Learnt.Reader(Shipped.Publication), new MessageReader(UnderstandingFiles.Data with { Examples = [] }));

        Assert.True(Shipped.Publication.ExactMessages.Count > 200);
        Assert.All(Shipped.Publication.ExactMessages, words => Assert.Equal(Told(lists.Read(words)), Told(program.Read(words))));
    }

    /// <summary>"Sure i can leave" once sent the words about an ambulance: an alarm has a kind only where its topic is the one decided.</summary>
    [Fact]
    public void An_alarm_that_was_only_learnt_is_of_the_kind_of_the_topic_that_was_decided()
    {
        var reader = new MessageReader(Few);
        var learnt = UnderstandingFiles.Data.Examples.Where((_, i) => i % 5 == 1).Select(e => reader.Read(e.Text)).Where(r => r is { Listed: not null, Danger.Count: > 0 }).ToList();

        Assert.Contains(learnt, r => r.Danger[0] == DangerKind.Danger);
        Assert.Contains(learnt, r => r.Danger[0] != DangerKind.Danger);
        Assert.All(learnt.Where(r => r.Danger[0] != DangerKind.Danger), r => Assert.Equal(r.Topic, TopicOf(r.Danger[0])));

        static string TopicOf(DangerKind kind) => kind switch { DangerKind.Suicide or DangerKind.Medical => "medical", DangerKind.Birth => "pregnancy", DangerKind.Violence => "violence", DangerKind.Custody => "detention", _ => "forced_labour" };
    }

    [Fact]
    public void Messages_that_say_nearly_the_same_are_one_group_in_either_script()
    {
        var groups = ExampleGroups.Of(
        [
            new(English, "other", Urgency.Normal, "they do not pay me my wages"),
            new(English, "other", Urgency.Normal, "boshliq pasportimni olib qoydi"),
            new(English, "other", Urgency.Normal, "бошлик паспортимни олиб койди"),
            new(English, "other", Urgency.Normal, "they do not pay me my wages!!"),
        ]);

        Assert.Equal([0, 1, 1, 0], groups);
    }

    [Theory]
    [InlineData("меня бьют ")]
    [InlineData("паспорт забрал хозяин не отдает ")]
    [InlineData("a ")]
    [InlineData("😀?")]
    public void Features_grow_no_faster_than_the_text(string piece)
    {
        var (once, twice) = (Features(piece, 200), Features(piece, 400));

        Assert.InRange(twice, 0, (2 * once) + 64);
    }

    [Fact]
    public void Every_phrase_and_word_that_decided_is_named()
    {
        var explained = UnderstandingFiles.Reader.Explain("хозяин забрал паспорт, помогите 🆘");

        Assert.Equal(Told(UnderstandingFiles.Reader.Read("хозяин забрал паспорт, помогите 🆘")), Told(explained.Reading));
        Assert.Contains(explained.Reasons, r => r is { About: ReasonAbout.Language, Kind: "word", Words: "паспорт" });
        Assert.Contains(explained.Reasons, r => r is { About: ReasonAbout.Topic, Kind: "phrase", Words: "забрал* паспорт*" });
        Assert.Contains(explained.Reasons, r => r is { About: ReasonAbout.Topic, Kind: "meaning" });
        Assert.Contains(explained.Reasons, r => r is { About: ReasonAbout.Danger, Kind: "phrase", Words: "🆘", Weight: 0 });
        Assert.Contains(explained.Reasons, r => r.About == ReasonAbout.Topic && r.Words.StartsWith("паспорт (", StringComparison.Ordinal));
    }

    /// <summary>A list may decide against what is likeliest, or know a topic that nothing was learnt about; exact commands are not looked up at all. What is explained is what was decided.</summary>
    [Fact]
    public void The_topic_that_was_decided_is_the_one_explained()
    {
        var reader = new MessageReader(Few);
        var decided = 0;
        foreach (var example in UnderstandingFiles.Data.Examples.Where((_, i) => i % 10 == 1))
        {
            var explained = reader.Explain(example.Text);
            var weights = explained.Reasons.Where(r => r.About == ReasonAbout.Topic && r.Weight != 0).ToList();
            if (weights.Count == 0) continue;
            var byList = explained.Reasons.Any(r => r is { About: ReasonAbout.Topic, Kind: "phrase", Weight: 0 });
            Assert.True(weights.Sum(r => r.Weight) > -0.001 || byList, $"'{example.Text}' is read as {explained.Reading.Topic}, and the reasons speak against it.");
            decided += byList ? 1 : 0;
        }

        Assert.True(decided > 0, "In no example a list decided.");
    }

    [Fact]
    public void A_topic_that_only_a_list_knows_is_explained_by_its_phrase()
    {
        var data = Few with { Languages = [.. Few.Languages, new UnderstandingLanguage(new LocaleTag("xx"), [], [], [], [new("glorbs", "glorb*")])] };
        var explained = new MessageReader(data).Explain("glorbs glorbs in our room");

        Assert.Equal("glorbs", explained.Reading.Topic);
        Assert.Equal(["glorb*"], explained.Reasons.Where(r => r.About == ReasonAbout.Topic).Select(r => r.Words));
    }

    [Fact]
    public void Exact_messages_are_explained_by_the_lists_alone()
    {
        var explained = new MessageReader(Few, null, new HashSet<string> { "menu" }).Explain("menu");

        Assert.DoesNotContain(explained.Reasons, r => r.About == ReasonAbout.Topic && r.Weight != 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("123")]
    [InlineData("أحتاج إلى مساعدة")]
    [InlineData("👍")]
    public void Any_text_can_be_explained(string text) => Assert.Equal(Told(UnderstandingFiles.Reader.Read(text)), Told(UnderstandingFiles.Reader.Explain(text).Reading));

    private static int Features(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        using var words = new SoundWords(Folding.Fold(text));
        var hits = new PhraseFinder(UnderstandingFiles.Data).Find(text, words);
        return TopicFeatures.Write(text, words, hits, new int[TopicFeatures.Room(words, hits.Count)]);
    }

    private static (string Topic, double Confidence, Urgency Urgency, string Danger) Told(Reading r) => (r.Topic, r.TopicConfidence, r.Urgency, string.Join(' ', r.Danger));
}
