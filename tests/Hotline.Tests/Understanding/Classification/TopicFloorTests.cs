using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding.Classification;

/// <summary>
/// Floors of what is understood of each fifth of the examples by what was learnt from the others (<c>hotline understand --hold-back</c>). The examples are as unlike each other as their writers could make them, so
/// this is harder than what people send.
/// </summary>
public sealed class TopicFloorTests(ITestOutputHelper output)
{
    private static readonly Lazy<List<(LabelledExample Example, Reading Reading)>> Trial = new(() => [.. ExampleTrials.Run(UnderstandingFiles.Data)]);
    private static readonly HardNegatives Negatives = new(UnderstandingFiles.Data);

    [Fact]
    public void Topics_of_messages_that_were_not_learnt_are_known_in_every_language()
    {
        foreach (var language in Trial.Value.GroupBy(t => t.Example.Locale.Value))
        {
            var right = Share(language, t => t.Reading.Topic == t.Example.Topic);
            output.WriteLine($"{language.Key}: {right:P1} of {language.Count()}");
            Assert.True(right >= 0.65, $"{language.Key}: the topic of {right:P1} is known; 65 % is the floor.");
        }

        var all = Share(Trial.Value, t => t.Reading.Topic == t.Example.Topic);
        output.WriteLine($"all: {all:P1}");
        Assert.True(all >= 0.725, $"The topic of {all:P1} is known; 72.5 % is the floor.");
    }

    [Fact]
    public void Danger_that_was_not_learnt_is_heard_and_ordinary_messages_raise_few_alarms()
    {
        var found = Share(Trial.Value.Where(t => t.Example.Urgency == Urgency.Immediate), t => t.Reading.Urgency == Urgency.Immediate);
        var alarms = Share(Trial.Value.Where(t => t.Example.Urgency == Urgency.Normal), t => t.Reading.Urgency == Urgency.Immediate);
        output.WriteLine($"immediate found {found:P1}, normal flagged {alarms:P1}");
        Assert.True(found >= 0.84, $"{found:P1} of the immediate messages are found; 84 % is the floor.");
        Assert.True(alarms <= 0.07, $"{alarms:P1} of the normal messages raise an alarm; 7 % is the ceiling.");
    }

    /// <summary>"They gave me my passport back": messages about nothing in which the lists find the words of a matter. The writers of the examples looked for the hardest.</summary>
    [Fact]
    public void Hard_negatives_that_were_not_learnt_are_seen_through()
    {
        var hard = Trial.Value.Where(t => t.Example.Topic == "other" && Negatives.Is(t.Example.Topic, t.Example.Urgency, t.Example.Text)).ToList();
        var (right, alarms) = (Share(hard, t => t.Reading.Topic == "other"), Share(hard, t => t.Reading.Urgency == Urgency.Immediate));
        output.WriteLine($"{hard.Count} hard negatives, {right:P1} right, {alarms:P1} flagged");
        Assert.True(right >= 0.65, $"{right:P1} of {hard.Count} hard negatives are right; 65 % is the floor.");
        Assert.True(alarms <= 0.12, $"{alarms:P1} of {hard.Count} hard negatives raise an alarm; 12 % is the ceiling.");
    }

    [Fact]
    public void Whoever_is_sure_is_right()
    {
        var sure = Trial.Value.Where(t => t.Reading.TopicConfidence >= 0.75).ToList();
        var right = Share(sure, t => t.Reading.Topic == t.Example.Topic);
        output.WriteLine($"{sure.Count} of {Trial.Value.Count} are sure, {right:P1} of them right");
        Assert.True(right >= 0.88, $"{right:P1} of the sure guesses are right; 88 % is the floor.");
    }

    [Fact]
    public void An_alarm_always_names_a_kind()
    {
        foreach (var (_, reading) in Trial.Value) Assert.Equal(reading.Urgency == Urgency.Immediate, reading.Danger.Count > 0);
    }

    /// <summary>
    /// The project's own split, with the floors that it promises: the phrases that were given to begin with, by a program that learnt neither from them nor from anything that says nearly the same.
    /// </summary>
    [Fact]
    public void The_given_phrases_are_understood_where_nothing_like_them_was_learnt()
    {
        var (examples, given) = (UnderstandingFiles.Data.Examples, Given());
        var groups = ExampleGroups.Of([.. examples, .. given]);
        var near = groups.Skip(examples.Count).ToHashSet();
        var reader = new MessageReader(UnderstandingFiles.Data with { Examples = [.. examples.Where((_, i) => !near.Contains(groups[i]))] });
        var trial = given.Select(e => (Example: e, Reading: reader.Read(e.Text))).ToList();

        foreach (var language in trial.GroupBy(t => t.Example.Locale)) Least($"topics of {language.Key}", 0.75, [.. language], t => t.Reading.Topic == t.Example.Topic);
        Least("topics", 0.80, trial, t => t.Reading.Topic == t.Example.Topic);
        Least("danger found", 0.95, trial.Where(t => t.Example.Urgency == Urgency.Immediate), t => t.Reading.Urgency == Urgency.Immediate);
        Least("normal without alarm", 0.92, trial.Where(t => t.Example.Urgency == Urgency.Normal), t => t.Reading.Urgency != Urgency.Immediate);
        // Nine alone, so one says little: the promised 85 % is held by MessageFloorTests.
        Least("hard negatives", 0.75, trial.Where(t => Negatives.Is(t.Example.Topic, t.Example.Urgency, t.Example.Text)), t => t.Reading.Topic == t.Example.Topic);
    }

    private static List<LabelledExample> Given() =>
        [.. File.ReadLines(SharedData.Find(Path.Combine("data", "intents", "examples.tsv"))).Select(l => l.Split('\t')).Where(c => c.Length == 4)
            .Select(c => new LabelledExample(new LocaleTag(c[1]), c[0], Enum.Parse<Urgency>(c[3], ignoreCase: true), c[2]))];

    private void Least(string what, double least, IEnumerable<(LabelledExample Example, Reading Reading)> trial, Func<(LabelledExample Example, Reading Reading), bool> right)
    {
        var all = trial.ToList();
        var share = Share(all, right);
        output.WriteLine($"{what}: {share:P1} of {all.Count}");
        Assert.True(share >= least, $"{what}: {share:P1} right; {least:P0} is the floor.");
    }

    private static double Share(IEnumerable<(LabelledExample Example, Reading Reading)> trials, Func<(LabelledExample Example, Reading Reading), bool> right) => trials.Average(t => right(t) ? 1.0 : 0);
}
