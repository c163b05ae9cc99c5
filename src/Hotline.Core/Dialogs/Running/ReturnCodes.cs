using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The person's side of return codes: to ask for one, to type one, and to say the secret word. Codes and words are hashes by the time they come here.</summary>
internal static class ReturnCodes
{
    /// <summary>"Give me a code": with a secret word or without; while a human talks without a question.</summary>
    public static void Ask(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Human)
        {
            Give(turn, secret: null);
            return;
        }

        Rest.Interrupt(turn);
        SystemAnswers.Ask(turn, SystemQuestions.CodeSecret);
    }

    /// <summary>Who is told to wait on a page, which is gone when it is closed, is offered a code with the same words.</summary>
    public static void Offer(TurnInProgress turn)
    {
        if (turn.State is not { Mode: ConversationMode.Waiting, Ties: null or { CodeMadeBy: null } } state || !turn.Publications.Newest.Channels.Of(state.Address.Channel).Passing || state.StatusTold != turn.Now) return;
        if (turn.Effects.OfType<Effect.Say>().LastOrDefault() is not { } last || Speech.Words(turn, SystemLine.CodeOffer) is not { Length: > 0 } label) return;
        var data = Taps.Reserved(ReactionKind.Code);
        turn.Replace(effect => ReferenceEquals(effect, last) ? last with { Message = last.Message with { Buttons = [.. last.Message.Buttons, new Button(data, label, data)] } } : effect);
    }

    public static void GiveWithout(TurnInProgress turn)
    {
        Give(turn, secret: null);
        GoOn(turn);
    }

    public static void Secret(TurnInProgress turn, string hash)
    {
        if (DangerRules.Play(turn, turn.Reading.Danger) || turn.State.Open is not { } open) return;
        turn.State = turn.State with { Open = null };
        if (open.Node == SystemQuestions.CodeSecret)
        {
            Give(turn, hash);
            GoOn(turn);
        }
        else if (turn.State.Ties?.Asking is { } box)
        {
            turn.Add(new Effect.Tell(new TellTarget.Conversation(box), new SecretTyped(turn.Id, turn.State.Address, hash)));
        }
    }

    /// <summary>A code was typed. Nothing is said yet: the answer comes as <see cref="CodeRefused"/>, <see cref="CodeAsks"/>, or from the conversation that it opens.</summary>
    public static void Typed(TurnInProgress turn, ConversationId box)
    {
        if (DangerRules.Play(turn, turn.Reading.Danger)) return;
        if (Tries(turn).WrongTries >= ReturnCode.Tries) Refuse(turn);
        else turn.Add(new Effect.Tell(new TellTarget.Gate(), new CodeTyped(box, turn.Id, turn.State.Address)));
    }

    public static void Asks(TurnInProgress turn, CodeAsks asks)
    {
        Rest.Interrupt(turn);
        turn.State = turn.State with { Ties = (turn.State.Ties ?? Ties.None) with { Asking = asks.Box } };
        SystemAnswers.Ask(turn, SystemQuestions.CodeAnswer);
    }

    public static void Refused(TurnInProgress turn, CodeRefused refused)
    {
        var ties = Tries(turn);
        // What is written to a human is theirs to read: at most one message of it is taken for the word.
        var again = refused.Again && turn.State.Mode != ConversationMode.Human;
        turn.State = turn.State with { Ties = ties with { WrongTries = ties.WrongTries + (refused.Unread ? 0 : 1), Asking = again ? ties.Asking : null } };
        if (again && ties.WrongTries + 1 < ReturnCode.Tries && turn.Question(SystemQuestions.CodeAnswer) is { } question)
            Questions.Ask(turn, question, Speech.Words(turn, SystemLine.CodeAnswerWrong));
        else Refuse(turn);
    }

    /// <summary>One answer for every reason: it tells whoever guesses nothing. Who has said nothing else yet is greeted as anybody.</summary>
    private static void Refuse(TurnInProgress turn)
    {
        Speech.Say(turn, SystemLine.CodeRefused, turn.State.Mode == ConversationMode.Human ? [] : [Reactions.Button(turn, ReactionKind.Operator)]);
        if (turn.State is { Mode: ConversationMode.Bot, Step: 0, Open: null, Case: null }) PersonEvents.Begin(turn);
        else GoOn(turn);
    }

    private static void Give(TurnInProgress turn, string? secret)
    {
        var ties = turn.State.Ties ?? Ties.None;
        if (ties.CodeMadeBy is { } older) turn.Add(new Effect.Tell(new TellTarget.Box(older), new BoxClosed()));
        turn.Add(new Effect.Tell(new TellTarget.Box(turn.EventId), new BoxOpened(turn.Id, turn.Now + ReturnCode.Good, secret)));
        turn.State = turn.State with { Ties = ties with { CodeMadeBy = turn.EventId } };
        var text = Speech.Words(turn, SystemLine.CodeGiven, ("code", ReturnCode.Mark));
        turn.Add(new Effect.Say(new OutboundMessage(text, [], turn.Importance, turn.State.Locale) { ReturnCode = turn.EventId }));
    }

    /// <summary>The form that was interrupted; nothing else is said after the code, which is to stay in sight.</summary>
    private static void GoOn(TurnInProgress turn)
    {
        if (turn.State.Interrupted is not null || turn.State is { Open: not null, Mode: ConversationMode.Bot or ConversationMode.Waiting }) Joining.GoOn(turn);
    }

    private static Ties Tries(TurnInProgress turn)
    {
        var ties = turn.State.Ties ?? Ties.None;
        return turn.Now - ties.TriesSince >= ReturnCode.TriesOver ? ties with { WrongTries = 0, TriesSince = turn.Now } : ties;
    }
}
