using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

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
        var option = answer.Option is null ? null : question.ById(answer.Option.Id);
        Funnel.Answer(turn, ask.Ref, skipped: option is { Kind: OptionKind.Skip });
        var trail = turn.State.Trail;
        if (trail.Length >= DialogLimits.Trail) trail = trail.RemoveAt(0);
        turn.State = turn.State with { Open = null, Trail = trail.Add(ask.Ref) };
        Notes.Put(turn, Notes.LanguageBefore, "");
        Notes.Put(turn, Notes.MatterHeard, "");
        EarlierKeyboard.Answered(turn, ask.Ref);
        if (option is { Kind: OptionKind.Locale }) Languages.Settle(turn, option.Locale, answer.IsGuess);
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

        if (turn.Tapped is null && option?.Id == Option.NoId && ask.Otherwise?.Heard is not null) HearBeside(turn);

        // Whoever answers "which language?" by telling what happened is not asked again what it is about.
        if (option is { Kind: OptionKind.Locale } && turn.Tapped is null) Hear(turn);
        if (ask.Save is { } slot) Notes.Put(turn, slot, answer.Value);
        if (answer.City is { } city && ask.Places is { } kept && !turn.State.Slots.ContainsKey(kept)) Notes.Put(turn, kept, city);
        Notes.Apply(turn, option?.Choice?.Set, ask.Ref);
        var then = option is { Kind: OptionKind.Skip } ? ask.Skip?.Then : option?.Choice?.Then;
        return then is { } target ? Walk.Toward(target, ask, turn) : Walk.On(turn, ask);
    }

    /// <summary>
    /// Remembers what the person wrote about, for a script that asks <c>topic_heard</c>; or, where it may be this or that, for the question about the topic. False: it is about nothing that we know.
    /// </summary>
    public static bool Hear(TurnInProgress turn)
    {
        if (TopicChoices.Hear(turn)) return true;
        if (!IsAboutSomething(turn)) return false;
        turn.Heard = turn.Reading.Topic;
        Notes.Hear(turn, turn.Reading.Topic);
        return true;
    }

    private static bool IsAboutSomething(TurnInProgress turn) => turn.Reading is { Topic: not ("" or Topics.Other or Topics.Greeting), TopicConfidence: >= Answers.TopicEnough };

    /// <summary>"No, they just don't pay": the matter beside a no is kept, if it is sure; a dangerous one that does not press was only denied ("no, nobody is held").</summary>
    private static void HearBeside(TurnInProgress turn)
    {
        if (turn.Reading is not { TopicConfidence: >= Answers.TopicSure } reading || !Topics.IsMatter(reading.Topic)) return;
        if (reading.Urgency > Urgency.Normal || Topics.DangerOf(reading.Topic) is null) Notes.Hear(turn, reading.Topic);
    }

    /// <summary>The question is gone from the scripts: on to where the newest publication moves its people, else to the menu.</summary>
    public static void Moved(TurnInProgress turn, NodeRef gone)
    {
        var newest = turn.Publications.Newest.Settings;
        var isMoved = newest.Moves.TryGetValue(gone, out var instead);
        var going = Withdrawn.Move(turn, isMoved ? instead : newest.Menu);
        Walk.To(turn, going.To!.Value, named: !isMoved);
    }

    /// <summary>The question by whose words it was shown: the newest publication's where the node is the same.</summary>
    private static CompiledQuestion Words(TurnInProgress turn, CompiledQuestion question)
    {
        var publication = turn.WordsFor(question.Ask.Ref);
        return ReferenceEquals(publication, turn.Structure) ? question : publication.Compiled.Question(question.Ask.Ref) ?? question;
    }

    /// <summary>Words from before the question: it is said again; what is no words has its receipt, with the question's buttons. A story still says what it is about, as long as nothing else did; no try is counted, and nobody is led on.</summary>
    public static void Late(TurnInProgress turn, OpenQuestion open, InboundContent content)
    {
        if (turn.Question(open.Node) is not { } question)
        {
            Moved(turn, open.Node);
            return;
        }

        if (turn.State.Topic.Length == 0 && !turn.State.Slots.ContainsKey(Notes.TopicHeard)) Hear(turn);
        turn.Heard = null;
        if (HasReceipt(content))
        {
            Acknowledgements.Give(turn, content, Questions.Buttons(turn, question));
            return;
        }

        var otherwise = turn.Spoken(question.Ask, out _).Otherwise;
        if (question.Ask.Otherwise?.Keep is { } keep && content is InboundText words) Notes.Append(turn, keep, words.Text.Trim());
        Questions.Remark(turn, question, open.Node.Dialog == SystemQuestions.Dialog ? question.Ask.Line : otherwise?.Say);
    }

    private static void Unfit(TurnInProgress turn, CompiledQuestion question, OpenQuestion open, InboundContent content)
    {
        if (content is InboundText said && !question.Ask.ChoicesAreLocales && Answers.CountryNamed(turn, said.Text) is { } country) Notes.Put(turn, CaseFields.Country, country);
        if (content is InboundText && !question.Ask.ChoicesAreLocales && Languages.Offer(turn)) return;
        if (content is InboundText && IsWishForAPerson(turn))
        {
            Reactions.Play(turn, ReactionKind.Operator);
            return;
        }

        if (question.Ask.Topics) Notes.Put(turn, Notes.TopicsLikely, "");
        var tells = content is InboundText && (turn.State.Slots.ContainsKey(Notes.TopicHeard) ? IsAboutSomething(turn) : Hear(turn));
        turn.Heard = null;
        if (HasReceipt(content))
        {
            Acknowledgements.Give(turn, content, Questions.Buttons(turn, question));
            return;
        }

        var otherwise = question.Ask.Otherwise;
        var another = content is InboundText && otherwise is not { Heard: not null } && IsAnotherMatter(turn);
        var keep = otherwise?.Keep ?? (another ? Notes.AlsoSaid : null);
        if (keep is not null && content is InboundText words) Notes.Append(turn, keep, words.Text.Trim());
        if (tells && otherwise?.Heard is { } heard)
        {
            Matter(turn, question, heard);
            return;
        }

        if (otherwise?.Afraid is { } afraid && content is InboundText fear && turn.Publications.Newest.Understanding.Answers.IsFear(fear.Text))
        {
            Leave(turn, question, afraid);
            return;
        }

        Funnel.Misunderstand(turn, open);
        if (otherwise is not null && open.Tries >= otherwise.Again)
        {
            Leave(turn, question, otherwise.Then);
            return;
        }

        turn.State = turn.State with { Open = open with { Tries = open.Tries + 1 } };
        var spoken = turn.Spoken(question.Ask, out _);
        if (another) Notes.Hear(turn, turn.Reading.Topic);
        Questions.Remark(turn, question, spoken.Otherwise?.Say, another ? Speech.Words(turn, SystemLine.MatterHeard) : null);
    }

    /// <summary>"Give me an operator please", in words that are no command: whoever surely asks for a person is not told to choose one of the answers.</summary>
    private static bool IsWishForAPerson(TurnInProgress turn) => turn.Reading is { Topic: Topics.Operator, TopicConfidence: >= Answers.TopicSure };

    private static bool HasReceipt(InboundContent content) => content is InboundFile or InboundUnsupported or InboundLocation or InboundPhone { Card: not null };

    /// <summary>"My brother was arrested" inside a form about pay: surely of another matter, and no answer. It is kept, and the person hears that it was understood.</summary>
    private static bool IsAnotherMatter(TurnInProgress turn) =>
        turn.State is { Mode: ConversationMode.Bot, Topic: { Length: > 0 } topic } && turn.Reading is { TopicConfidence: >= Answers.TopicSure } reading && reading.Topic != topic && Topics.IsMatter(reading.Topic);

    /// <summary>
    /// Somebody answered with what happened to them. Going on at once would take their silence about danger for a no, and the bare question again would say that nobody listens:
    /// so they hear what we understood and, in the same breath, the question. Who then goes on telling is led to their matter.
    /// </summary>
    private static void Matter(TurnInProgress turn, CompiledQuestion question, HeardMatter heard)
    {
        if (turn.State.Slots.ContainsKey(Notes.MatterHeard))
        {
            Notes.Put(turn, Notes.MatterHeard, "");
            Leave(turn, question, heard.Then);
            return;
        }

        Notes.Put(turn, Notes.MatterHeard, question.Ask.Ref.ToString());
        Questions.Remark(turn, question, turn.Spoken(question.Ask, out _).Otherwise?.Heard?.Say);
    }

    private static void Leave(TurnInProgress turn, CompiledQuestion question, NodeRef target)
    {
        turn.State = turn.State with { Open = null };
        Walk.To(turn, target, Walk.Toward(target, question.Ask, turn).Named);
    }
}
