using Hotline.Core.Cases;
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
        var lists = new MessageReader(UnderstandingFiles.Data with { Examples = [] });
        var hard = Trial.Value.Where(t => t.Example is { Topic: "other", Urgency: Urgency.Normal } && lists.Explain(t.Example.Text).Reasons.Any(r => r.About != ReasonAbout.Language)).ToList();
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

    private static double Share(IEnumerable<(LabelledExample Example, Reading Reading)> trials, Func<(LabelledExample Example, Reading Reading), bool> right) => trials.Average(t => right(t) ? 1.0 : 0);
}
