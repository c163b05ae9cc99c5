using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Identification.Training;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Identification;

/// <summary>How often the language is right on what the model has not seen. The figures stand in the output, the floors here.</summary>
public sealed class LanguageFloorTests(ITestOutputHelper output)
{
    private const double LeastOfOneLanguage = 0.93;

    private static readonly MessageReader Reader = UnderstandingFiles.Reader;

    [Fact]
    public void Sentences_kept_back_from_the_training_are_known_clean_and_noisy()
    {
        var text = TrainingText.Read(SharedData.Find(Path.Combine("data", "langid")), HeldBack.Phrases);

        var trials = LanguageTraining.Try(text).ToLookup(t => t.Copies, t => (t.Language.Value, t.Guessed.Value));

        Floor("clean", trials["clean"], 0.99, LeastOfOneLanguage);
        Floor("noisy", trials["noisy"], 0.97, LeastOfOneLanguage);
        Floor("clean, a few words", trials["clean, a few words"], 0.95, 0.90);
        Floor("noisy, a few words", trials["noisy, a few words"], 0.90, 0.80);
    }

    [Fact]
    public void Short_messages_are_known_in_every_language() => Floor("short", Guessed(HeldBack.Read("short.tsv")), 0.97, LeastOfOneLanguage);

    [Fact]
    public void Most_single_words_are_enough() => Floor("words", Guessed(HeldBack.Read("words.tsv")), 0.90, 0.75);

    [Fact]
    public void Russian_words_inside_do_not_hide_the_language() => Floor("mixed", Guessed(HeldBack.Read("mixed.tsv")), 0.90, 0.80);

    [Fact]
    public void Languages_that_are_not_served_are_unknown() => Floor("others", Guessed(HeldBack.Read("others.tsv")), 0.80, 0.80);

    [Fact]
    public void The_labelled_examples_of_triage_are_known() =>
        Floor("examples", Guessed(HeldBack.Of(File.ReadLines(SharedData.Find(Path.Combine("data", "intents", "examples.tsv"))).Select(l => l.Split('\t')).Select(c => (c[1], c[2])))), 0.97, LeastOfOneLanguage);

    private static IEnumerable<(string Expected, string Found)> Guessed(IEnumerable<(string Language, string Text)> messages) =>
        messages.Select(m => (m.Language, Reader.Read(m.Text).Locale.Value));

    private void Floor(string name, IEnumerable<(string Expected, string Found)> guesses, double least, double leastOfOne)
    {
        var all = guesses.ToList();
        Assert.NotEmpty(all);
        var right = Share(all);
        output.WriteLine($"{name}: {right:P2} of {all.Count}");
        Assert.True(right >= least, $"{name}: the language of {right:P2} is right; {least:P0} is the floor.");
        foreach (var language in all.GroupBy(g => g.Expected))
        {
            var share = Share([.. language]);
            output.WriteLine($"  {language.Key} {share:P1} of {language.Count()}: {string.Join(' ', language.Where(g => g.Found != g.Expected).CountBy(g => g.Found).Select(c => $"{c.Key} {c.Value}"))}");
            Assert.True(share >= leastOfOne, $"{name}, {language.Key}: the language of {share:P2} is right; {leastOfOne:P0} is the floor.");
        }
    }

    private static double Share(List<(string Expected, string Found)> guesses) => (double)guesses.Count(g => g.Found == g.Expected) / guesses.Count;
}
