using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Where the person's words leave several matters likely and none sure, nothing is guessed: the question about the topic offers these first, alone, and the choice that stands for all others (<c>rest: true</c>) brings the
/// whole list. What holds while the question is open is noted, because people answer it by number.
/// </summary>
internal static class TopicChoices
{
    private const int Fewest = 2;
    private const int Most = 3;

    /// <summary>Notes what this message leaves likely. False: there is no choice to offer.</summary>
    public static bool Hear(TurnInProgress turn)
    {
        var newest = turn.Publications.Newest;
        if (newest.Compiled.Question(newest.Settings.Menu) is not { } menu || Likely(turn.Reading, menu) is not { Count: > 0 } likely) return false;
        Notes.Put(turn, Notes.TopicsLikely, string.Join(' ', likely.Select(o => o.Id)));
        return true;
    }

    /// <summary>
    /// The options of a question that a message is likely to be about, when they are several and none is sure; else none. A matter that may be dangerous is not asked about once it is
    /// likely enough: its dialog begins with what matters.
    /// </summary>
    public static IReadOnlyList<Option> Likely(Reading reading, CompiledQuestion question)
    {
        if (!question.Ask.Topics || reading.OtherTopics.Count == 0 || reading.TopicConfidence >= Answers.TopicSure) return [];
        if (reading.TopicConfidence >= Answers.TopicEnough && Topics.DangerOf(reading.Topic) is not null) return [];
        var options = reading.OtherTopics.Prepend(reading.Topic).Where(Topics.IsMatter).Distinct().Select(question.ById).OfType<Option>().Take(Most).ToList();
        return options.Count >= Fewest ? options : [];
    }

    /// <summary>What the question offers now instead of all its options, or null.</summary>
    public static IReadOnlyList<Option>? Shown(TurnInProgress turn, CompiledQuestion question)
    {
        if (!question.Ask.Topics || !turn.State.Slots.TryGetValue(Notes.TopicsLikely, out var noted)) return null;
        var likely = noted.Split(' ').Select(question.ById).OfType<Option>().ToList();
        return likely.Count < Fewest || Else(question) is not { } other || likely.Contains(other) ? null : [.. likely, other];
    }

    /// <summary>The person chose "something else" of a short list: the whole one follows. False: that was no short list, or another answer.</summary>
    public static bool Widen(TurnInProgress turn, CompiledQuestion question, Answer answer)
    {
        if (Shown(turn, question) is null || answer.Option is null || answer.Option.Id != Else(question)?.Id) return false;
        Notes.Put(turn, Notes.TopicsLikely, "");
        Questions.Ask(turn, question);
        return true;
    }

    private static Option? Else(CompiledQuestion question) => question.Options.FirstOrDefault(o => o.Choice is { Rest: true });
}
