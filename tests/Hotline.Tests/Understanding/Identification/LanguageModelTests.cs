using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Identification.Training;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Identification;

public sealed class LanguageModelTests
{
    private static readonly string Shipped = Path.Combine(HeldBack.Phrases, "..", "language.model");

    [Fact]
    public void Training_again_gives_the_same_bytes_as_the_project_holds()
    {
        var text = TrainingText.Read(SharedData.Find(Path.Combine("data", "langid")), HeldBack.Phrases);

        Assert.True(File.ReadAllBytes(Shipped).AsSpan().SequenceEqual(LanguageTraining.Train(text)), "Phrases or training changed. Make the model again: hotline train language DIR.");
    }

    [Fact]
    public void The_model_is_small_and_knows_seven_written_forms_and_what_is_none_of_them()
    {
        Assert.InRange(new FileInfo(Shipped).Length, 1, 2_000_000);
        Assert.Equal(["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en", "und"], LanguageModel.Own.Locales.Select(l => l.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(500_000)]
    public void A_model_that_is_cut_short_is_refused_with_the_command_that_mends_it(int length)
    {
        using var file = new MemoryStream(File.ReadAllBytes(Shipped)[..length]);

        Assert.Contains("hotline train language DIR", Assert.Throws<InvalidDataException>(() => LanguageModel.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_numbers_and_signs_give_nothing_to_judge_by()
    {
        var probabilities = new double[LanguageModel.Classes];

        Assert.False(LanguageModel.Own.Judge("12345 67", probabilities));
        Assert.True(LanguageModel.Own.Judge("менга ёрдам керак", probabilities));
        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.Equal(new LocaleTag("uz-Cyrl"), LanguageModel.Own.Locales[Array.IndexOf(probabilities, probabilities.Max())]);
    }

    [Fact]
    public void A_missing_file_of_sentences_is_named()
    {
        var empty = Directory.CreateTempSubdirectory("hotline-training-").FullName;
        try
        {
            Assert.Contains("ru.txt", Assert.Throws<InvalidDataException>(() => TrainingText.Read(empty, HeldBack.Phrases)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(empty);
        }
    }
}
