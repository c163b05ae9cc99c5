using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Server.Commands;
using Hotline.Server.Commands.Understanding;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Commands.Understanding;

public sealed class EvaluationTests
{
    [Fact]
    public void Figures_are_given_for_language_topic_urgency_and_danger()
    {
        var evaluation = new Evaluation(UnderstandingData.Empty);
        evaluation.Add(new LabelledMessage("ru", "a", "medical", "immediate"), Read("ru", "medical", Urgency.Immediate));
        evaluation.Add(new LabelledMessage("ru", "b", "medical", "immediate"), Read("kk", "other", Urgency.Urgent));
        evaluation.Add(new LabelledMessage("tg", "c", "other", "normal"), Read("tg", "other", Urgency.Immediate));
        evaluation.Add(new LabelledMessage("tg", "d", "other", "normal"), Read("tg", "other", Urgency.Normal));

        var text = evaluation.Text();

        Assert.Contains("language\nexpected\tcount\tright\tru\tkk\ttg\nru\t2\t50.00 %\t1\t1\t0\n", text, StringComparison.Ordinal);
        Assert.Contains("topic\nexpected\tcount\tright\tmedical\tother\nmedical\t2\t50.00 %\t1\t1\nother\t2\t100.00 %\t0\t2\nall\t4\t75.00 %\n", text, StringComparison.Ordinal);
        Assert.Contains("topic by language\nlanguage\tcount\tright\nru\t2\t50.00 %\ntg\t2\t100.00 %\nall\t4\t75.00 %\n", text, StringComparison.Ordinal);
        Assert.Contains("urgency\nexpected\tcount\tright\timmediate\turgent\tnormal\n", text, StringComparison.Ordinal);
        Assert.Contains("danger\nlanguage\timmediate\tfound\tnormal\tflagged\nru\t2\t50.00 %\t0\t-\ntg\t0\t-\t2\t50.00 %\nall\t2\t50.00 %\t2\t50.00 %\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_about_nothing_that_holds_the_words_of_a_matter_is_a_hard_negative()
    {
        var evaluation = new Evaluation(UnderstandingFiles.Data);
        evaluation.Add(new LabelledMessage("ru", "паспорт вернули, все хорошо", "other", "normal"), Read("ru", "other", Urgency.Normal));
        evaluation.Add(new LabelledMessage("ru", "меня не задержали", "other", "normal"), Read("ru", "detention", Urgency.Immediate));
        evaluation.Add(new LabelledMessage("ru", "какая сегодня погода", "other", "normal"), Read("ru", "other", Urgency.Normal));
        evaluation.Add(new LabelledMessage("ru", "меня задержали", "detention", "immediate"), Read("ru", "other", Urgency.Normal));

        Assert.Contains("hard negatives\nabout\tcount\tright\tflagged\nnothing\t2\t50.00 %\t50.00 %\na matter\t0\t-\t-\nall\t2\t50.00 %\t50.00 %\n", evaluation.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calm_message_about_a_matter_is_one_too_where_its_words_sound_like_more_or_the_file_says_so()
    {
        var evaluation = new Evaluation(UnderstandingFiles.Data);
        evaluation.Add(new LabelledMessage("ru", "меня не бьют, только зарплату не платят", "unpaid_wages", "normal"), Read("ru", "unpaid_wages", Urgency.Normal));
        evaluation.Add(new LabelledMessage("en", "the foreman has my passport copy, i only ask about wages", "unpaid_wages", "normal", IsHard: true), Read("en", "forced_labour", Urgency.Urgent));
        evaluation.Add(new LabelledMessage("ru", "не платят зарплату", "unpaid_wages", "normal"), Read("ru", "unpaid_wages", Urgency.Normal));

        Assert.Contains("\na matter\t2\t50.00 %\t0.00 %\n", evaluation.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_mark_its_hard_negatives()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("labelled.tsv");
        File.WriteAllText(file, "other\tru\tвсе вернули\tnormal\thard\nother\tru\tпривет\tnormal\t\nother\tru\tпока\tnormal\n");

        Assert.Equal([true, false, false], LabelledMessages.Read(file).Select(m => m.IsHard));
    }

    [Fact]
    public void A_file_without_topics_gives_the_language_alone()
    {
        var evaluation = new Evaluation(UnderstandingData.Empty);
        evaluation.Add(new LabelledMessage("ru", "a", null, null), Read("ru", "other", Urgency.Normal));

        Assert.Equal("language\nexpected\tcount\tright\tru\nru\t1\t100.00 %\t1\nall\t1\t100.00 %\n", evaluation.Text());
    }

    [Fact]
    public void An_explanation_is_a_table_of_what_decided()
    {
        var text = ExplanationText.Of(UnderstandingFiles.Reader.Explain("хозяин забрал паспорт 🆘"));

        Assert.Matches(@"(?m)^    language  [+-]\d+\.\d\s+word\s+паспорт$", text);
        Assert.Matches(@"(?m)^    topic     [+-]\d+\.\d\s+phrase\s+\S", text);
        Assert.Matches(@"(?m)^    danger    rule\s+phrase\s+🆘$", text);
    }

    [Fact]
    public void The_commands_of_the_page_for_coordinators_are_commands()
    {
        var commands = File.ReadLines(Path.Combine(Repository.Root, "dialogs", "understanding", "README.md")).Where(l => l.StartsWith("    hotline ", StringComparison.Ordinal)).ToList();

        Assert.True(commands.Count >= 3, $"The page shows {commands.Count} commands.");
        foreach (var command in commands) Assert.Empty(HotlineCommands.Create().Parse(command.Trim()["hotline ".Length..].Split('<')[0]).Errors);
    }

    private static Reading Read(string locale, string topic, Urgency urgency) => new(new LocaleTag(locale), 1, topic, 1, urgency, []);
}
