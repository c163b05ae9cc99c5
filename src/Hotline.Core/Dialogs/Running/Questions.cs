using Hotline.Core.Conversations;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Asking: one question with its buttons, again when it must be, and never twice when it was answered.</summary>
internal static class Questions
{
    /// <summary>The walk came to a question.</summary>
    public static Going Meet(TurnInProgress turn, Node.Ask ask, bool named)
    {
        if (turn.Question(ask.Ref) is not { } question) return Going.Nowhere;
        if (!named && ask.Save is { } slot && turn.State.Slots.TryGetValue(slot, out var answer) && turn.PassOver(ask.Ref))
            return PassOver(turn, question, answer);
        if (ask.Topics && turn.Heard is { } heard && question.ById(heard) is { } option)
        {
            turn.Heard = null;
            return Answering.Note(turn, question, new Answer(option.Id, option));
        }

        Ask(turn, question);
        return Going.Nowhere;
    }

    public static void Ask(TurnInProgress turn, CompiledQuestion question, string? before = null)
    {
        var step = turn.State.Step + 1;
        var place = question.Ask.Ref;
        EarlierKeyboard.Asked(turn, place);
        Funnel.Ask(turn, place);
        turn.State = turn.State with { Step = step, Open = new OpenQuestion(place, step, 0), Place = place.Dialog == SystemQuestions.Dialog ? turn.State.Place : place };
        Timers.Expect(turn, question.Ask, step);
        LocaleChoices.Arrange(turn, question);
        var ask = turn.Spoken(question.Ask, out var texts);
        Put(turn, question, Line(turn, ask.Line, texts), Speech.Twin(turn, ask.Line, texts), before);
    }

    /// <summary>The open question once more; where none is open, the status or the menu.</summary>
    public static void Repeat(TurnInProgress turn, string? before = null)
    {
        if (turn.State.Open is { } withdrawn && Withdrawn.Instead(turn, withdrawn.Node) is not null)
        {
            if (before is not null) turn.Say(before, [], null, null);
            Answering.Moved(turn, withdrawn.Node);
        }
        else if (turn.State.Open is { } open && turn.Question(open.Node) is { } question)
        {
            var tries = open.Tries;
            Ask(turn, question, before);
            turn.State = turn.State with { Open = turn.State.Open! with { Tries = tries } };
        }
        else if (turn.State.Mode == ConversationMode.Waiting)
        {
            Waiting.Tell(turn);
        }
        else if (turn.State.Mode == ConversationMode.Bot)
        {
            Menu.Ask(turn);
        }
    }

    /// <summary>Words about an answer that did not fit, with the buttons of the question that stays open.</summary>
    public static void Remark(TurnInProgress turn, CompiledQuestion question, Line? line, string? before = null)
    {
        if (line is null)
        {
            Put(turn, question, Speech.Words(turn, SystemLine.NotUnderstood), null, before);
            return;
        }

        var publication = turn.WordsFor(question.Ask.Ref);
        Put(turn, question, Line(turn, line, publication.Texts), Speech.Twin(turn, line, publication.Texts), before);
    }

    /// <summary>The options as the person sees them now, in their order.</summary>
    public static IReadOnlyList<Option> Shown(TurnInProgress turn, CompiledQuestion question) => TopicChoices.Shown(turn, question) ?? LocaleChoices.Shown(turn, question);

    public static IReadOnlyList<Button> Buttons(TurnInProgress turn, CompiledQuestion question)
    {
        if (question.Options.Count == 0 || turn.State.Open is not { } open) return [];
        var publication = turn.WordsFor(question.Ask.Ref);
        var shown = ReferenceEquals(publication, turn.Structure) ? question : publication.Compiled.Question(question.Ask.Ref) ?? question;
        var options = Shown(turn, shown);
        var buttons = new Button[options.Count];
        for (var i = 0; i < buttons.Length; i++)
            buttons[i] = new Button(options[i].Id, Label(turn, shown, options[i], publication.Texts), Taps.Data(question.Ask.Ref, options[i].Id, open.Step));
        return buttons;
    }

    private static string Label(TurnInProgress turn, CompiledQuestion question, Option option, TextCatalog texts)
    {
        if (option.Kind == OptionKind.Skip && question.Ask.Skip?.Label is { } own) return Speech.Words(turn, own, texts, sensitive: false);
        return question.Ask.Ref == SystemQuestions.StopOrErase ? Speech.FirstWord(turn, option.Choice!.Label) : Speech.Label(turn, option, texts);
    }

    /// <summary>A question is never silent: when its every line lacks a value, its words are said as they stand.</summary>
    private static string Line(TurnInProgress turn, Line line, TextCatalog texts) =>
        Speech.Words(turn, line, line.Text, texts) is { Length: > 0 } words ? words : Speech.Words(turn, SystemLine.NotUnderstood);

    private static void Put(TurnInProgress turn, CompiledQuestion question, string text, string? sms, string? before)
    {
        var place = question.Ask.Ref;
        turn.Say(before is null ? text : $"{before}\n{text}", Buttons(turn, question), before is null || sms is null ? sms : $"{before}\n{sms}", place);
    }

    /// <summary>The way that the kept answer leads, without saying or noting anything again.</summary>
    private static Going PassOver(TurnInProgress turn, CompiledQuestion question, string answer)
    {
        var then = question.ById(answer) switch
        {
            { Kind: OptionKind.Choice, Choice.Then: { } target } => target,
            { Kind: OptionKind.Skip } => question.Ask.Skip?.Then,
            _ => null,
        };
        return then is { } to ? new Going(to, false) : Walk.On(turn, question.Ask);
    }
}
