using System.Collections.Frozen;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The words and buttons that work everywhere.</summary>
internal static class Reactions
{
    private static readonly FrozenDictionary<ReactionKind, Action<TurnInProgress>> Table = new Dictionary<ReactionKind, Action<TurnInProgress>>
    {
        [ReactionKind.Menu] = ToMenu,
        [ReactionKind.Back] = Back.Play,
        [ReactionKind.Repeat] = turn => Questions.Repeat(turn),
        [ReactionKind.Language] = ToLanguages,
        [ReactionKind.Help] = turn => Between(turn, ReactionKind.Help),
        [ReactionKind.Code] = ReturnCodes.Ask,
        [ReactionKind.Operator] = ToOperator,
        [ReactionKind.Stop] = turn => Endings.End(turn, ReactionKind.Stop),
        [ReactionKind.Leave] = turn => Endings.End(turn, ReactionKind.Leave),
        [ReactionKind.Erase] = turn => Endings.End(turn, ReactionKind.Erase),
        [ReactionKind.Danger] = DangerRules.Called,
    }.ToFrozenDictionary();

    /// <summary>What a whole message asks for. <paramref name="unclear"/>: it could be stop or erase, which is worth one question.</summary>
    public static ReactionKind? Find(TurnInProgress turn, string text, string folded, out bool unclear)
    {
        var words = turn.Publications.Newest.Compiled.Reactions;
        var kinds = words.Find(text, folded);
        unclear = kinds.Contains(ReactionKind.Stop) && kinds.Contains(ReactionKind.Erase) || kinds.Count == 0 && words.SoundsLikeErase(folded);
        return kinds.Count == 0 || unclear ? null : kinds.Max();
    }

    /// <summary>Plays a reaction. While a human talks only endings, danger and return codes are the bot's business.</summary>
    public static void Play(TurnInProgress turn, ReactionKind kind)
    {
        if (turn.State.Mode == ConversationMode.Human && !Endings.Is(kind) && kind is not (ReactionKind.Danger or ReactionKind.Code)) return;
        if (turn.State.Mode == ConversationMode.Stopped && !Endings.Is(kind)) turn.State = turn.State with { Mode = ConversationMode.Bot };
        Table[kind](turn);
    }

    /// <summary>Unclear whether to stop or to delete: one question, and the form waits for it.</summary>
    public static void AskStopOrErase(TurnInProgress turn)
    {
        Rest.Interrupt(turn);
        SystemAnswers.Ask(turn, SystemQuestions.StopOrErase);
    }

    public static NodeRef? Target(TurnInProgress turn, ReactionKind kind) =>
        (turn.Script.Reactions.Of(kind) ?? turn.Publications.Newest.Compiled.Reactions.Of(kind))?.Then;

    public static Button Button(TurnInProgress turn, ReactionKind kind)
    {
        var data = Taps.Reserved(kind);
        var words = turn.Publications.Newest.Compiled.Reactions.Of(kind)?.Words;
        return new Button(data, words is null ? data : Speech.FirstWord(turn, words), data);
    }

    private static void ToMenu(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Forget(turn);
        Menu.Ask(turn);
    }

    private static void ToOperator(TurnInProgress turn)
    {
        if (turn.State.Mode == ConversationMode.Closed) ClosedCase.Reopen(turn);
        Rest.Interrupt(turn);
        var form = turn.State.Interrupted?.Question;
        if (Target(turn, ReactionKind.Operator) is { } target) Walk.To(turn, target, named: true);
        var onTheWay = turn.State.Open is { } open && open.Node != form && !turn.Faulted;
        if (turn.State.Case is null && !onTheWay) Handoffs.Bare(turn);
    }

    private static void ToLanguages(TurnInProgress turn)
    {
        EarlierKeyboard.Keep(turn);
        Between(turn, ReactionKind.Language);
    }

    private static void Between(TurnInProgress turn, ReactionKind kind)
    {
        if (Target(turn, kind) is not { } target)
        {
            Questions.Repeat(turn);
            return;
        }

        Rest.Interrupt(turn);
        Walk.To(turn, target, named: true);
    }
}
