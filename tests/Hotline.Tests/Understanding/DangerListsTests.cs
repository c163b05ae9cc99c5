using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>
/// The lists alone, against what people say who are in no danger. Every phrase that is found in an example labelled normal is printed. A phrase may be, because "a film about slavery" holds
/// the words of slavery; but no everyday word may be one, and no phrase may be found more often in calm messages than in the others.
/// </summary>
public sealed class DangerListsTests(ITestOutputHelper output)
{
    /// <summary>So few say nothing of a phrase: the examples were written to be unlike the lists.</summary>
    private const int FewCalm = 2;

    private const double MostImmediate = 0.02;
    private const double MostUrgent = 0.05;

    /// <summary>Of everyday messages that were written to sound like danger; what was learnt hears an alarm in some.</summary>
    private const double MostAlarms = 0.05;

    private const int FewestEveryday = 60;

    private static readonly MessageReader Lists = new(UnderstandingFiles.Data with { Examples = [] });
    private static readonly HashSet<string> DangerPhrases = UnderstandingFiles.Data.Languages.SelectMany(l => l.Danger).Select(d => d.Value).ToHashSet();
    private static readonly HashSet<string> UrgentPhrases = UnderstandingFiles.Data.Languages.SelectMany(l => l.Urgent).Select(u => u.Value).ToHashSet();

    private static readonly IReadOnlyList<Found> All = [.. UnderstandingFiles.Data.Examples.Select(e => new Found(e, Lists.Read(e.Text).Urgency, Phrases(e.Text)))];

    private sealed record Found(LabelledExample Example, Urgency ByLists, IReadOnlyList<string> Phrases);

    [Fact]
    public void No_everyday_word_is_a_phrase_of_danger()
    {
        var words = UnderstandingFiles.Data.Languages.SelectMany(Everyday).Distinct().ToList();
        var heard = words.Where(word => Lists.Read(word).Urgency != Urgency.Normal).Select(word => $"'{word}' is found by {string.Join(", ", Phrases(word))}");
        output.WriteLine($"{words.Count} words");
        Assert.Empty(heard);
    }

    [Fact]
    public void No_two_everyday_words_of_an_answer_are_a_phrase_of_danger()
    {
        foreach (var language in UnderstandingFiles.Data.Languages)
        {
            var words = language.Answers.Yes.Concat(language.Answers.No).Concat(language.Markers.Where(m => !m.Contains('*', StringComparison.Ordinal))).Distinct().ToList();
            var heard = language.Answers.No.SelectMany(no => words.Select(word => $"{no} {word}")).Where(text => Lists.Read(text).Urgency != Urgency.Normal);
            Assert.Empty(heard.Select(text => $"'{text}' is found by {string.Join(", ", Phrases(text))}"));
        }
    }

    [Fact]
    public void No_phrase_is_found_more_often_in_calm_messages_than_in_the_others()
    {
        var faults = new List<string>();
        foreach (var phrase in All.SelectMany(f => f.Phrases).Distinct())
        {
            var found = All.Where(f => f.Phrases.Contains(phrase)).Select(f => f.Example).ToList();
            var calm = found.Where(e => e.Urgency == Urgency.Normal).ToList();
            if (calm.Count == 0) continue;
            var (role, right) = DangerPhrases.Contains(phrase) ? ("danger", found.Count(e => e.Urgency == Urgency.Immediate)) : ("urgent", found.Count - calm.Count);
            output.WriteLine($"{role} '{phrase}': {calm.Count} calm, {right} rightly: {string.Join(" / ", calm.Take(3).Select(e => e.Text))}");
            if (calm.Count > FewCalm && calm.Count > right) faults.Add($"{role} '{phrase}' is found in {calm.Count} calm messages and in {right} others, for example '{calm[0].Text}'.");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Few_calm_messages_meet_the_lists()
    {
        foreach (var (name, calm) in All.Where(f => f.Example.Urgency == Urgency.Normal).GroupBy(f => f.Example.Locale.Value!).Select(g => (g.Key, g.ToList())))
        {
            var immediate = calm.Count(f => f.ByLists == Urgency.Immediate) / (double)calm.Count;
            var urgent = calm.Count(f => f.ByLists == Urgency.Urgent) / (double)calm.Count;
            output.WriteLine($"{name}: of {calm.Count} calm messages {immediate:P1} immediate, {urgent:P1} urgent by the lists");
            Assert.True(immediate <= MostImmediate, $"{name}: {immediate:P1} of the calm messages are immediate by the lists; {MostImmediate:P0} is the ceiling.");
            Assert.True(urgent <= MostUrgent, $"{name}: {urgent:P1} of the calm messages are urgent by the lists; {MostUrgent:P0} is the ceiling.");
        }
    }

    [Fact]
    public void No_everyday_message_meets_the_lists_and_few_raise_an_alarm_by_what_was_learnt()
    {
        var learnt = UnderstandingFiles.Data.Examples.Select(e => e.Text).ToHashSet();
        foreach (var (locale, texts) in EverydayMessages().GroupBy(m => m.Locale, m => m.Text).Select(g => (g.Key, g.ToList())))
        {
            Assert.True(texts.Count >= FewestEveryday, $"{locale} has {texts.Count} everyday messages; {FewestEveryday} is the floor.");
            Assert.DoesNotContain(texts, learnt.Contains);
            Assert.Empty(texts.Where(text => Lists.Read(text).Urgency != Urgency.Normal).Select(text => $"'{text}' is found by {string.Join(", ", Phrases(text))}"));
            var alarms = texts.Where(text => UnderstandingFiles.Reader.Read(text).Urgency == Urgency.Immediate).ToList();
            output.WriteLine($"{locale}: {alarms.Count} of {texts.Count} everyday messages are heard as danger: {string.Join(" / ", alarms)}");
            Assert.True(alarms.Count <= texts.Count * MostAlarms, $"{locale}: {alarms.Count} of {texts.Count} everyday messages are heard as danger; {MostAlarms:P0} is the ceiling.");
        }
    }

    private static IEnumerable<(string Locale, string Text)> EverydayMessages() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Understanding", "everyday.tsv")).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(l => l.Split('\t')).Select(c => (c[0], c[1]));

    /// <summary>What people of this language say in every second message: answers, the small words by which the language is known, numbers, days.</summary>
    private static IEnumerable<string> Everyday(UnderstandingLanguage language) =>
        language.Markers.Concat(language.Answers.Yes).Concat(language.Answers.No).Concat(language.Answers.Unsure).Concat(language.Answers.AfterNo).Concat(language.Answers.But).Concat(language.Answers.Or)
            .Concat(language.Numbers.Words.Select(n => n.Value)).Concat(language.Numbers.Times.Select(n => n.Value)).Concat(language.Dates.Days.Select(d => d.Value))
            .Where(word => !word.Contains('*', StringComparison.Ordinal) && word != "sos");

    private static IReadOnlyList<string> Phrases(string text) =>
        [.. Lists.Explain(text).Reasons.Where(r => r.Kind == "phrase" && (DangerPhrases.Contains(r.Words) || UrgentPhrases.Contains(r.Words))).Select(r => r.Words).Distinct()];
}
