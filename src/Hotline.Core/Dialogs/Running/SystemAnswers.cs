using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What answers to the program's own questions do.</summary>
internal static class SystemAnswers
{
    public static void Ask(TurnInProgress turn, NodeRef question)
    {
        if (turn.Question(question) is { } asked) Questions.Ask(turn, asked);
    }

    public static void Take(TurnInProgress turn, NodeRef question, string answer)
    {
        turn.State = turn.State with { Open = null };
        if (question == SystemQuestions.OtherAddress) Joining.Answered(turn, agreed: answer == Option.YesId);
        else if (question == SystemQuestions.CodeSecret) ReturnCodes.GiveWithout(turn);
        else if (question == SystemQuestions.AboutYourCase) ClosedCase.Answered(turn, same: answer == Option.YesId);
        else Endings.End(turn, answer == SystemQuestions.Erase ? ReactionKind.Erase : ReactionKind.Stop);
    }

    /// <summary>An unclear answer: a second try about the case, then it is about the case; the form again after "stop or delete?".</summary>
    public static void Unfit(TurnInProgress turn, CompiledQuestion question, OpenQuestion open)
    {
        if (question.Ask.Ref == SystemQuestions.StopOrErase)
        {
            turn.State = turn.State with { Open = null };
            if (turn.State.Interrupted is { } form && Rest.Resume(turn, form) is { To: { } target } going) Walk.To(turn, target, going.Named);
            else Questions.Repeat(turn);
        }
        else if (question.Ask.Ref == SystemQuestions.OtherAddress)
        {
            Joining.Unanswered(turn);
        }
        else if (question.Ask.Ref == SystemQuestions.CodeSecret || question.Ask.Ref == SystemQuestions.CodeAnswer)
        {
            Questions.Remark(turn, question, question.Ask.Line);
        }
        else if (open.Tries + 1 >= SystemQuestions.Tries)
        {
            Take(turn, question.Ask.Ref, Option.YesId);
        }
        else
        {
            turn.State = turn.State with { Open = open with { Tries = open.Tries + 1 } };
            Questions.Remark(turn, question, question.Ask.Line);
        }
    }
}
