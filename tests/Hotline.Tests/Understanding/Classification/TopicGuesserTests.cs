using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
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
