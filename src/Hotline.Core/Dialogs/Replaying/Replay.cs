using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Replaying;

/// <summary>A publication and how texts are read under it.</summary>
public sealed record ReplayScript(Publication Publication, Func<string, Reading> Read);

/// <summary>
/// Plays the answers of a real conversation against a draft. First on the script in force, to know which question each answer was given to and whether the way comes out as the journal tells; then on the draft, where each
/// question gets the answer that was given to it. Pure and thread-safe.
/// </summary>
public sealed class Replay(ReplayScript then, ReplayScript draft)
{
    public ReplayEnd Of(ToldConversation told)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.Steps.OfType<ToldStep.Person>().FirstOrDefault() is not { } first) return new ReplayEnd(ReplayKind.Unlike, null, null);
        var before = Begin(then, told, first);
        var (answers, reached) = Follow(before, told.Steps);
        var sealedMatters = then.Publication.Settings.Sealed;
        if (sealedMatters.Holds(before.State.Topic, before.State.Flags) || (before.Case is { } held && sealedMatters.Holds(held.Topic, held.Flags))) return new ReplayEnd(ReplayKind.Sealed, null, null);
        return reached == told.Reached ? Compare(before, Begin(draft, told, first), answers) : new ReplayEnd(ReplayKind.Unlike, null, null);
    }

    /// <summary>What was asked before each step, and which choice the answer meant: numbers and buttons stand for another one when the choices change.</summary>
    private static (IReadOnlyList<Answer> Answers, NodeRef? Reached) Follow(Rehearsal talk, IReadOnlyList<ToldStep> steps)
    {
        var answers = new List<Answer>();
        NodeRef? reached = null;
        foreach (var step in steps)
        {
            Pass(talk, step.At);
            var open = talk.State.Open;
            var question = open is null ? null : Question(talk, open.Node);
            var tapped = step is ToldStep.Person { Content: InboundTap tap } && question is not null ? Taps.Match(tap.Data, question, 0, open!.Step)?.Id : null;
            Play(talk, step);
            answers.Add(new Answer(step, open?.Node, tapped ?? Numbered(step, question, talk.State)));
            if (step is ToldStep.Person) reached = talk.State.Place;
        }

        return (answers, reached);
    }

    private static ReplayEnd Compare(Rehearsal before, Rehearsal after, IReadOnlyList<Answer> answers)
    {
        var known = PlayAll(after, answers);
        var (from, to) = (before.Place, after.Place);
        var kind = !known ? ReplayKind.Unasked : from == to ? ReplayKind.Same : ReplayKind.Elsewhere;
        var lost = known && before.Case is not null && after.Case is null;
        return new ReplayEnd(kind, from, to, lost, known && before.Case is { } old && after.Case is { } now && now.Urgency < old.Urgency);
    }

    /// <summary>False when the draft asks what was never asked, or offers an answer no more.</summary>
    private static bool PlayAll(Rehearsal talk, IReadOnlyList<Answer> answers)
    {
        for (var at = 0; at < answers.Count; at++)
        {
            Pass(talk, answers[at].Step.At);
            if (answers[at].Step is ToldStep.Person && !Asks(talk, answers[at]))
            {
                var next = Next(talk, answers, at + 1);
                if (next < 0) return talk.State.Open is null;
                at = next;
                Pass(talk, answers[at].Step.At);
            }

            if (!Play(talk, answers[at])) return false;
        }

        return true;
    }

    private static int Next(Rehearsal talk, IReadOnlyList<Answer> answers, int from)
    {
        for (var i = from; i < answers.Count; i++)
            if (answers[i].Step is ToldStep.Person && Asks(talk, answers[i])) return i;
        return -1;
    }

    /// <summary>Whether the answer was given to what is asked now, or to what a publication moved here.</summary>
    private static bool Asks(Rehearsal talk, Answer answer)
    {
        var open = talk.State.Open?.Node;
        return open == answer.Asked || (answer.Asked is { } asked && open is not null && talk.Publication.Settings.Moves.GetValueOrDefault(asked) == open);
    }

    private static bool Play(Rehearsal talk, Answer answer)
    {
        if (answer.Choice is { } choice)
        {
            talk.Around = ((ToldStep.Person)answer.Step).Around;
            return talk.Tap(choice) is not null;
        }

        // A button of an earlier question answers nothing, and must not answer something here by chance.
        if (answer.Step is ToldStep.Person { Content: InboundTap { Data: var data } } && !data.StartsWith('_')) return true;
        Play(talk, answer.Step);
        return true;
    }

    private static void Play(Rehearsal talk, ToldStep step)
    {
        switch (step)
        {
            case ToldStep.Person person:
                talk.Around = person.Around;
                talk.Say(person.Content);
                break;
            case ToldStep.Operator: talk.Reply("…"); break;
            case ToldStep.Closed closed: talk.Close(closed.Outcome); break;
        }
    }

    private static void Pass(Rehearsal talk, DateTimeOffset until)
    {
        if (until > talk.Now) talk.Advance(until - talk.Now);
    }

    /// <summary>The choice that a bare number stood for, where the answer was kept under its id.</summary>
    private static string? Numbered(ToldStep step, CompiledQuestion? question, ConversationState after)
    {
        if (question?.Ask.Save is not { } slot || step is not ToldStep.Person { Content: InboundText { Text: var text } }) return null;
        var folded = Folding.Fold(text);
        return folded.Length > 0 && folded.All(char.IsAsciiDigit) && after.Slots.GetValueOrDefault(slot) is { } kept ? question.ById(kept)?.Id : null;
    }

    private static CompiledQuestion? Question(Rehearsal talk, NodeRef place) => talk.Publication.Compiled.Question(place);

    private static Rehearsal Begin(ReplayScript script, ToldConversation told, ToldStep.Person first) =>
        new(script.Publication, script.Read, told.Channel, told.LanguageCode, first.Around, first.At) { LanguageChosen = told.LanguageChosen };

    /// <summary>A step with the question that was open before it, and the choice that it meant.</summary>
    private sealed record Answer(ToldStep Step, NodeRef? Asked, string? Choice);
}
