using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What an answer does: noted, and on; or words about why it did not fit.</summary>
internal static class Answering
{
    /// <summary>Plays a message against the open question.</summary>
    public static void Play(TurnInProgress turn, OpenQuestion open, InboundContent content, string folded)
    {
        if (turn.Question(open.Node) is not { } question)
        {
            Moved(turn, open.Node);
            return;
        }

        var (answer, ours) = (Answers.Match(turn, Words(turn, question), content, folded), open.Node.Dialog == SystemQuestions.Dialog);
        if ((answer is not null || ours) && Acknowledgements.IsUnheard(turn, content)) Acknowledgements.Listen(turn);
        if (answer is { } fits) Take(turn, question, fits);
        else if (ours) SystemAnswers.Unfit(turn, question, open);
        else Unfit(turn, question, open, content);
    }

    public static void Take(TurnInProgress turn, CompiledQuestion question, Answer answer)
    {
        if (question.Ask.Ref.Dialog == SystemQuestions.Dialog)
        {
            SystemAnswers.Take(turn, question.Ask.Ref, answer.Value);
            return;
        }

        if (TopicChoices.Widen(turn, question, answer)) return;
        if (Note(turn, question, answer) is { To: { } target } going) Walk.To(turn, target, going.Named);
    }

    /// <summary>Keeps the answer and says where it leads. The option's own target comes from the publication that is walked, its words may come from a newer one.</summary>
    public static Going Note(TurnInProgress turn, CompiledQuestion question, Answer answer)
    {
        var ask = question.Ask;
        var trail = turn.State.Trail;
        if (trail.Length >= DialogLimits.Trail) trail = trail.RemoveAt(0);
        turn.State = turn.State with { Open = null, Trail = trail.Add(ask.Ref) };
        Notes.Put(turn, Notes.LanguageBefore, "");
        EarlierKeyboard.Answered(turn, ask.Ref);
        var option = answer.Option is null ? null : question.ById(answer.Option.Id);
        if (option is { Kind: OptionKind.Locale }) Languages.Choose(turn, option.Locale);
        if (ask.ChoicesAreLocales) Notes.Put(turn, Notes.LanguageOrder, "");
        if (ask.Topics)
        {
            Notes.Put(turn, Notes.TopicHeard, "");
            Notes.Put(turn, Notes.TopicsLikely, "");
        }

        if (turn.Tapped is null && ask.Urgent is not null && option?.Id == ask.Urgent)
        {
            Hear(turn);
            turn.Heard = null;
        }

        // Whoever answers "which language?" by telling what happened is not asked again what it is about.
        if (option is { Kind: OptionKind.Locale } && turn.Tapped is null) Hear(turn);
        if (ask.Save is { } slot) Notes.Put(turn, slot, answer.Value);
        if (answer.City is { } city && ask.Places is { } kept && !turn.State.Slots.ContainsKey(kept)) Notes.Put(turn, kept, city);
        Notes.Apply(turn, option?.Choice?.Set, ask.Ref);
        var then = option is { Kind: OptionKind.Skip } ? ask.Skip?.Then : option?.Choice?.Then;
        return then is { } target ? Walk.Toward(target, ask, turn) : Walk.On(turn, ask);
    }

    /// <summary>Remembers what the person wrote about, for a script that asks <c>topic_heard</c>; or, where it may be this or that, for the question about the topic.</summary>
    public static void Hear(TurnInProgress turn)
    {
        if (TopicChoices.Hear(turn)) return;
        if (turn.Reading is not { Topic: not ("" or "other" or "greeting"), TopicConfidence: >= Answers.TopicEnough } reading) return;
        turn.Heard = reading.Topic;
        Notes.Hear(turn, reading.Topic);
    }

    /// <summary>The question is gone from the scripts: on to where the newest publication moves its people, else to the menu.</summary>
    public static void Moved(TurnInProgress turn, NodeRef gone)
    {
        turn.Structure = turn.Publications.Newest;
        turn.State = turn.State with { Open = null, Stack = [], Interrupted = null };
        Walk.To(turn, turn.Structure.Settings.Moves.GetValueOrDefault(gone, turn.Structure.Settings.Menu), named: true);
    }

    /// <summary>The question by whose words it was shown: the newest publication's where the node is the same.</summary>
    private static CompiledQuestion Words(TurnInProgress turn, CompiledQuestion question)
    {
        var publication = turn.WordsFor(question.Ask.Ref);
        return ReferenceEquals(publication, turn.Structure) ? question : publication.Compiled.Question(question.Ask.Ref) ?? question;
    }

    private static void Unfit(TurnInProgress turn, CompiledQuestion question, OpenQuestion open, InboundContent content)
    {
        if (content is InboundText && !question.Ask.ChoicesAreLocales && Languages.Offer(turn)) return;
        if (question.Ask.Topics) Notes.Put(turn, Notes.TopicsLikely, "");
        if (content is InboundText && !turn.State.Slots.ContainsKey(Notes.TopicHeard)) Hear(turn);
        turn.Heard = null;
        if (content is InboundFile or InboundUnsupported or InboundLocation or InboundPhone { Card: not null })
        {
            Acknowledgements.Give(turn, content, Questions.Buttons(turn, question));
            return;
        }

        var otherwise = question.Ask.Otherwise;
        if (otherwise?.Keep is { } keep && content is InboundText words) Notes.Append(turn, keep, words.Text.Trim());
        if (otherwise is not null && open.Tries >= otherwise.Again)
        {
            turn.State = turn.State with { Open = null };
            var going = Walk.Toward(otherwise.Then, question.Ask, turn);
            Walk.To(turn, otherwise.Then, going.Named);
            return;
        }

        turn.State = turn.State with { Open = open with { Tries = open.Tries + 1 } };
        var spoken = turn.Spoken(question.Ask, out _);
        Questions.Remark(turn, question, spoken.Otherwise?.Say);
    }
}
