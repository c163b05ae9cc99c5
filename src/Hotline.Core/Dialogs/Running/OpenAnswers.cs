using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// What was learnt from messages hears danger in some plain answers ("about ten people with me"). Where a few words answer the open question with a choice, a number or a day, only an alarm that is surer than
/// usual is believed. At the question about danger itself only a plain no is such an answer, and what a list calls danger is heard everywhere.
/// </summary>
internal static class OpenAnswers
{
    /// <summary>From this on what was learnt is believed inside an answer too.</summary>
    private const double AlarmInAnswer = 0.6;

    /// <summary>Longer writing tells something beside the answer.</summary>
    private const int MostWords = 8;

    /// <summary>Whether the message is an answer in which no danger is heard surely enough. Reads only: nothing is noted.</summary>
    public static bool IsCalm(TurnInProgress turn, InboundContent content, string folded)
    {
        if (turn.Reading.Alarm >= AlarmInAnswer || folded.AsSpan().Count(' ') >= MostWords) return false;
        if (turn.State is not { Mode: ConversationMode.Bot or ConversationMode.Waiting, Open: { } open }) return false;
        if (turn.Question(open.Node) is not { Ask.Topics: false } question) return false;
        var heard = turn.Reading;
        turn.Reading = heard.ByLists();
        var answer = Answers.Match(turn, question, content, folded);
        turn.Reading = heard;
        if (answer is not { } fits) return false;
        return question.Ask.Urgent is null ? fits.Option is not null || !question.ExpectsText : fits.Value == Option.NoId;
    }
}
