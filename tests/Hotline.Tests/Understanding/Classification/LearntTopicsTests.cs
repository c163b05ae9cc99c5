using System.Security.Cryptography;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Classification;

public sealed class LearntTopicsTests
{
    private static readonly UnderstandingData Small = new([Language("меня бьют", "паспорт*")])
    {
        Ideas = [new("hold", "забрал*")],
        Examples =
        [
            new(LocaleTag.Russian, "violence", Urgency.Immediate, "меня бьют, помогите"),
            new(LocaleTag.Russian, "documents", Urgency.Normal, "паспорт закончился, что делать?"),
            new(LocaleTag.Russian, "forced_labour", Urgency.Urgent, "хозяин забрал паспорт"),
            new(LocaleTag.Russian, "greeting", Urgency.Normal, "здравствуйте"),
            new(new("kk"), "unpaid_wages", Urgency.Normal, "үш ай жалақы төлемеді, қайда барамын"),
            new(new("ky"), "unpaid_wages", Urgency.Normal, "айлыгымды бербей жатат, эмне кылам"),
            new(new("uz-Latn"), "forced_labour", Urgency.Urgent, "boshliq pasportimni oʻzida ushlab turibdi"),
            new(new("uz-Cyrl"), "documents", Urgency.Normal, "рўйхатдан ўтиш учун нима керак"),
            new(new("tg"), "violence", Urgency.Urgent, "маро ҳар рӯз мезананд ва таҳдид мекунанд"),
            new(LocaleTag.English, "medical", Urgency.Immediate, "he's bleeding & can't breathe!! 😭"),
        ],
    };

    private static readonly string Shipped = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "topics.model");

    [Fact]
    public void The_build_learnt_what_examples_and_lists_say()
    {
        Assert.True(File.Exists(Shipped), "The build made no topics.model: see src/Hotline.Server/Learnt.targets.");
        Assert.True(LearntTopics.Learn(UnderstandingFiles.Data).ToBytes().AsSpan().SequenceEqual(File.ReadAllBytes(Shipped)), "topics.model is not what would be learnt now. Build again.");
    }

    /// <summary>What a program of today learnt must not be taken by one that learns otherwise.</summary>
    [Fact]
    public void Another_way_of_learning_has_another_version()
    {
        var bytes = LearntTopics.Learn(Small).ToBytes();

        Assert.True(
            Convert.ToHexStringLower(SHA256.HashData(bytes)) == "c0845a8dbfd89dbc58da9f512b5780f6527ecff4258dd97e7e2e6494cc6a62cc",
            $"The same examples teach something else now: raise TopicTrainer.Version, and put {Convert.ToHexStringLower(SHA256.HashData(bytes))} here.");
    }

    [Fact]
    public void What_was_learnt_is_the_same_after_it_was_kept_as_bytes()
    {
        var learnt = LearntTopics.Learn(Small);
        var read = LearntTopics.Read(learnt.ToBytes(), learnt.Name);

        Assert.Equal(learnt.ToBytes(), read.ToBytes());
        foreach (var example in Small.Examples) Assert.Equal(Told(new MessageReader(Small, learnt), example), Told(new MessageReader(Small, read), example));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public void What_is_cut_short_is_refused(int length)
    {
        var learnt = LearntTopics.Learn(Small);

        Assert.Throws<InvalidDataException>(() => LearntTopics.Read(learnt.ToBytes()[..length], learnt.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(90)]
    [InlineData(500_000)]
    [InlineData(-1)]
    public void One_changed_byte_is_refused(int at)
    {
        var learnt = LearntTopics.Learn(Small);
        var bytes = learnt.ToBytes();
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;

        Assert.Throws<InvalidDataException>(() => LearntTopics.Read(bytes, learnt.Name));
    }

    public static TheoryData<string> Changes => ["an example", "its topic", "its urgency", "a danger", "a topic phrase", "an idea", "no example"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_was_learnt_from_something_else_is_refused(string what)
    {
        var learnt = LearntTopics.Learn(Small);
        var changed = Changed(what);

        Assert.NotEqual(learnt.Name, LearntTopics.NameOf(changed));
        Assert.Throws<InvalidDataException>(() => LearntTopics.Read(learnt.ToBytes(), LearntTopics.NameOf(changed)));
    }

    [Fact]
    public void What_nothing_is_learnt_from_changes_no_name() =>
        Assert.Equal(LearntTopics.NameOf(Small), LearntTopics.NameOf(Small with { Languages = [Small.Languages[0] with { Markers = ["что"], Loans = ["паспорт"] }] }));

    private static UnderstandingData Changed(string what) => what switch
    {
        "an example" => With(Small.Examples[0] with { Text = "меня бьют, помогите!" }),
        "its topic" => With(Small.Examples[0] with { Topic = "other" }),
        "its urgency" => With(Small.Examples[0] with { Urgency = Urgency.Urgent }),
        "a danger" => Small with { Languages = [Language("нас бьют", "паспорт*")] },
        "a topic phrase" => Small with { Languages = [Language("меня бьют", "паспорт")] },
        "an idea" => Small with { Ideas = [new("keep", "забрал*")] },
        _ => Small with { Examples = [.. Small.Examples.Skip(1)] },
    };

    private static UnderstandingData With(LabelledExample first) => Small with { Examples = [first, .. Small.Examples.Skip(1)] };

    private static UnderstandingLanguage Language(string danger, string topic) =>
        new(LocaleTag.Russian, [], [new(DangerKind.Violence, danger)], [], [new("documents", topic)]);

    private static (string Topic, double Confidence, Urgency Urgency) Told(MessageReader reader, LabelledExample example) =>
        reader.Read(example.Text) is var r ? (r.Topic, r.TopicConfidence, r.Urgency) : default;
}
