using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What a person sends. Danger first, then the words that work everywhere, then the mode.</summary>
internal static class PersonEvents
{
    public static void Play(TurnInProgress turn, InboundMessage arrived, bool first)
    {
        if (ContactAddresses.Arrive(turn, arrived) is not { } message) return;
        Languages.Notice(turn, message);
        if (message.Content.WantsAnswer) ClosedCase.Expire(turn);
        ReplyWindow.Heard(turn, message);
        (turn.WroteAt, turn.IsLate) = (message.Content is InboundTap ? null : message.SentAt, LateWords.Are(turn, message));
        Acknowledgements.Interrupted(turn, message.Content);
        switch (message.Content)
        {
            case InboundLeft: Endings.Blocked(turn); break;
            case InboundReturned: break;
            case InboundEdit: Edited(turn); break;
            case InboundAside: Aside(turn, first); break;
            case InboundCode code: ReturnCodes.Typed(turn, code.Box); return;
            case InboundSecret secret: ReturnCodes.Secret(turn, secret.Hash); return;
            case InboundTap tap: Tapped(turn, tap.Data, first); break;
            case InboundStart when !turn.IsLate: Begin(turn); break;
            case InboundText { Text: var text } when IsStart(text) && !turn.IsLate: Begin(turn); break;
            default: Wrote(turn, message.Content, first); break;
        }

        if (message.Content.WantsAnswer) NeverSilent(turn);
    }

    /// <summary>The start of the scripts. A case that is open stays open; while a human talks the bot stays silent.</summary>
    public static void Begin(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Human) return;
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Forget(turn);
        turn.Structure = turn.Publications.Newest;
        Notes.Clear(turn);
        turn.State = turn.State with
        {
            Mode = turn.State.Mode == ConversationMode.Waiting ? ConversationMode.Waiting : ConversationMode.Bot,
            Open = null,
            Stack = [],
            Trail = [],
            Interrupted = null,
            DangerTold = null,
            Place = null,
        };
        if (turn.Heard is { } heard) Notes.Hear(turn, heard);
        turn.Heard = null;
        TopicChoices.Hear(turn);
        Notes.Tell(turn);
        Walk.To(turn, turn.Structure.Settings.Start, named: false);
    }

    /// <summary>An answer that led to an end without words: the menu follows, so that nobody waits for nothing.</summary>
    private static void NeverSilent(TurnInProgress turn)
    {
        if (turn.State is { Mode: ConversationMode.Bot, Open: null, Ties: null or { Erasing: false } } && !turn.Effects.Any(e => e is Effect.Say)) Menu.Ask(turn);
    }

    private static bool IsStart(string text) =>
        text.StartsWith("/start", StringComparison.OrdinalIgnoreCase) && (text.Length == 6 || char.IsWhiteSpace(text[6]) || text[6] == '@');

    private static void Edited(TurnInProgress turn)
    {
        if (DangerRules.Play(turn, turn.Reading.Danger)) return;
        if (turn.State.Open is not null && turn.State.Mode is (ConversationMode.Bot or ConversationMode.Waiting)) Speech.Say(turn, SystemLine.Edited);
    }

    /// <summary>Nothing is answered but danger. Whoever begins so is greeted when they write something.</summary>
    private static void Aside(TurnInProgress turn, bool first)
    {
        if (!DangerRules.Play(turn, turn.Reading.Danger) && first) turn.State = turn.State with { Mode = ConversationMode.Stopped };
    }

    private static void Tapped(TurnInProgress turn, string data, bool first)
    {
        var (state, wakes) = (turn.State, first || turn.State.Mode == ConversationMode.Stopped);
        if (Taps.Reaction(data) is { } kind) React(turn, kind, first);
        else if (Taps.Locale(data) is { } locale && (wakes || state.Mode == ConversationMode.Human)) ChooseFirst(turn, locale);
        else if (Taps.Locale(data) is { } other) Languages.Switch(turn, other);
        else if (state is { Mode: ConversationMode.Human, Open: { } asked } && asked.Node == SystemQuestions.OtherAddress) TappedOption(turn, asked, data);
        else if (state.Mode == ConversationMode.Human) return;
        else if (wakes) Begin(turn);
        else if (state.Open is { } open) TappedOption(turn, open, data);
        else if (state.Mode == ConversationMode.Closed) ClosedCase.Ask(turn);
        else Stale(turn);
    }

    private static void TappedOption(TurnInProgress turn, OpenQuestion open, string data)
    {
        if (Withdrawn.Instead(turn, open.Node) is not null || turn.Question(open.Node) is not { } question) Answering.Moved(turn, open.Node);
        else if (Taps.Match(data, question, EarlierKeyboard.Since(turn, open), open.Step) is { } option) TappedAnswer(turn, question, option);
        else Questions.Repeat(turn, Speech.Words(turn, SystemLine.StaleTap));
    }

    private static void TappedAnswer(TurnInProgress turn, CompiledQuestion question, Option option)
    {
        turn.Tapped = Questions.Buttons(turn, question).FirstOrDefault(b => b.Id == option.Id)?.Label;
        Answering.Take(turn, question, new Answer(option.Id, option));
    }

    private static void Stale(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Bot) Speech.Say(turn, SystemLine.StaleTap);
        Questions.Repeat(turn);
    }

    private static void ChooseFirst(TurnInProgress turn, LocaleTag locale)
    {
        Languages.Choose(turn, locale);
        Begin(turn);
    }

    private static void Wrote(TurnInProgress turn, InboundContent content, bool first)
    {
        var text = content switch { InboundText words => words.Text, InboundFile file => file.Caption ?? "", _ => "" };
        var folded = Folding.Fold(text);
        var digit = OfferedDigit(turn, folded);
        var reaction = Reactions.Find(turn, text.Trim(), folded, out var unclear);
        if (digit is not null) reaction = digit;
        if (turn.IsLate && reaction is { } word && !LateWords.Count(word, turn.State.Mode)) reaction = null;
        if (turn.Reading.Listed is not null && (IsAnswerInOurWords(turn, folded) || OpenAnswers.IsCalm(turn, content, folded))) turn.Reading = turn.Reading.ByLists();
        Notes.Tell(turn);
        if (turn.Reading.Urgency > Urgency.Normal) Notes.Raise(turn, turn.Reading.Urgency, $"words:{(turn.Reading.Urgency == Urgency.Urgent ? "urgent" : "immediate")}");
        if (reaction is null && !turn.IsLate && FalseAlarm.IsSaid(turn))
        {
            FalseAlarm.Play(turn);
            return;
        }

        if (reaction != ReactionKind.Danger && DangerRules.Play(turn, turn.Reading.Danger)) return;
        if (reaction == ReactionKind.Help && IsCall(turn, text)) reaction = null;
        if (reaction is { } kind)
        {
            React(turn, kind, first);
            return;
        }

        if (turn.State.Mode == ConversationMode.Human)
        {
            if (!turn.IsLate) WhileHuman(turn, content, folded);
            return;
        }

        if (turn.IsLate && LateWords.Play(turn, content, unclear)) return;
        if (!Everywhere(turn, text, folded, first)) InMode(turn, content, folded, first);
    }

    /// <summary>The words of an answer that we offered are no sign of danger, however like one they sound; rules of danger are heard even in them.</summary>
    private static bool IsAnswerInOurWords(TurnInProgress turn, string folded) =>
        turn.State is { Mode: ConversationMode.Bot or ConversationMode.Waiting, Open: { } open }
        && turn.Question(open.Node) is { Options.Count: > 0 } question
        && question.IsNamed(folded, Languages.Heard(turn, folded), Questions.Shown(turn, question));

    /// <summary>The bot is silent; but who was just asked about their other address may answer, with the very next message.</summary>
    private static void WhileHuman(TurnInProgress turn, InboundContent content, string folded)
    {
        if (turn.State.Open is { } word && word.Node == SystemQuestions.CodeAnswer) turn.State = turn.State with { Open = null };
        if (turn.State.Open is not { } asked || asked.Node != SystemQuestions.OtherAddress || turn.Question(asked.Node) is not { } question) return;
        turn.State = turn.State with { Open = null };
        if (Answers.Match(turn, question, content, folded) is { } answer) Answering.Take(turn, question, answer);
    }

    /// <summary>"Help" of a person who waits is no question about our commands.</summary>
    private static bool IsCall(TurnInProgress turn, string text) =>
        turn.State.Mode == ConversationMode.Waiting && !text.StartsWith('/') && turn.Reading.Calls;

    /// <summary>Words that work everywhere. Whoever begins with them is still greeted, and asked about danger, before or after them.</summary>
    private static void React(TurnInProgress turn, ReactionKind kind, bool first)
    {
        if (first && kind is ReactionKind.Menu or ReactionKind.Back or ReactionKind.Repeat)
        {
            Begin(turn);
            return;
        }

        if (first && kind is ReactionKind.Language or ReactionKind.Help or ReactionKind.Code)
            turn.State = turn.State with { Interrupted = new InterruptedForm(turn.Structure.Settings.Start, [], WhileWaiting: false) };
        Reactions.Play(turn, kind);
    }

    /// <summary>A language by its name, or words that may mean stop or erase. False: nothing of the kind.</summary>
    private static bool Everywhere(TurnInProgress turn, string text, string folded, bool first)
    {
        if (folded.Length == 0) return false;
        if (turn.State.Open is { } open && turn.Question(open.Node)?.Exact(folded, Languages.Heard(turn, folded)) is not null) return false;
        if (turn.Publications.Newest.Compiled.NamedLocale(folded) is { } locale)
        {
            if (first || turn.State.Mode == ConversationMode.Stopped) ChooseFirst(turn, locale);
            else Languages.Switch(turn, locale);
            return true;
        }

        if (turn.Reading.Asked is { } asked && Languages.IsServed(turn, asked))
        {
            Answering.Hear(turn);
            if (first || turn.State.Mode == ConversationMode.Stopped) ChooseFirst(turn, asked);
            else Languages.Switch(turn, asked);
            return true;
        }

        Reactions.Find(turn, text.Trim(), folded, out var unclear);
        if (!unclear || turn.State.Open?.Node == SystemQuestions.StopOrErase) return false;
        Reactions.AskStopOrErase(turn);
        return true;
    }

    private static void InMode(TurnInProgress turn, InboundContent content, string folded, bool first)
    {
        if (first && IsBare(turn, content, folded))
        {
            Speech.Say(turn, SystemLine.NothingOpen);
            turn.State = turn.State with { Mode = ConversationMode.Stopped };
        }
        else if (first || turn.State.Mode == ConversationMode.Stopped)
        {
            Answering.Hear(turn);
            if (Acknowledgements.IsUnheard(turn, content)) Acknowledgements.Listen(turn);
            Begin(turn);
            Acknowledgements.Keep(turn, content);
        }
        else if (turn.State.Mode == ConversationMode.Closed && Acknowledgements.IsUnheard(turn, content))
        {
            Acknowledgements.Listen(turn);
        }
        else if (turn.State.Open is { } open)
        {
            if (Withdrawn.Instead(turn, open.Node) is not null) Answering.Moved(turn, open.Node);
            else if (turn.State.Mode == ConversationMode.Waiting && turn.Reading.Calls && turn.Question(open.Node)?.Exact(folded, Languages.Heard(turn, folded)) is null && Waiting.Answer(turn)) Questions.Repeat(turn);
            else Answering.Play(turn, open, content, folded);
        }
        else if (turn.State.Mode == ConversationMode.Closed)
        {
            ClosedCase.Ask(turn);
        }
        else
        {
            AtRest(turn, content);
        }
    }

    /// <summary>A yes or no to a question that nobody asked: what comes after an erasure. It begins nothing; the next message does.</summary>
    private static bool IsBare(TurnInProgress turn, InboundContent content, string folded) =>
        content is InboundText text && turn.Reading.Danger.Count == 0 && folded.Count(c => c == ' ') < 2 && turn.Publications.Newest.Understanding.Answers.YesNo(text.Text, Languages.Heard(turn, folded)) is not null;

    private static void AtRest(TurnInProgress turn, InboundContent content)
    {
        var receipt = content is InboundFile { Caption: null or "" } or InboundFile { Kind: MediaKind.Voice or MediaKind.Audio } or InboundUnsupported or InboundLocation or InboundPhone { Card: not null };
        if (receipt) Acknowledgements.Give(turn, content, []);
        if (turn.State.Mode == ConversationMode.Waiting)
        {
            if (!receipt) Waiting.Hear(turn);
            return;
        }

        if (Languages.Offer(turn)) return;
        Answering.Hear(turn);
        Menu.Ask(turn);
    }

    /// <summary>0 and 1 are stop and danger only where the words offered it: at the safety opening and while waiting. Elsewhere a digit belongs to the open question.</summary>
    private static ReactionKind? OfferedDigit(TurnInProgress turn, string folded)
    {
        if (folded is not ("0" or "1") || turn.IsLate || turn.State.Mode == ConversationMode.Human) return null;
        var kind = folded == "0" ? ReactionKind.Stop : ReactionKind.Danger;
        var waits = turn.State.Mode == ConversationMode.Waiting;
        if (turn.State.Open is not { } open) return waits || kind == ReactionKind.Stop && turn.State.Mode != ConversationMode.Stopped ? kind : null;
        if (turn.Question(open.Node) is not { } question || question.ExpectsNumber) return null;
        if (turn.Script.Offers(open.Node, folded[0])) return kind;
        var itsOwn = question.Exact(folded, Languages.Heard(turn, folded)) is not null || folded == "1" && question.Options.Count > 0;
        return !itsOwn && turn.State.Mode is (ConversationMode.Waiting or ConversationMode.Closed) ? kind : null;
    }
}
