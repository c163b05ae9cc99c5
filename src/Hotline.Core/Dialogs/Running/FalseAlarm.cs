using Hotline.Core.Conversations;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// "Sorry, no danger, I only wanted to ask about pay": whoever came into the words about danger by mistake comes to their matter, or back to the form that the alarm set aside. The urgency and the case stay as they
/// were raised: only a human lowers them. After words about suicide nobody is taken at such a word, and what was written before the last question takes back nothing that came after it.
/// </summary>
internal static class FalseAlarm
{
    private static readonly string Suicide = DangerRules.Name(DangerKind.Suicide);

    /// <summary>Whether the message says so, and no list hears danger in it.</summary>
    public static bool IsSaid(TurnInProgress turn) =>
        turn.Reading.Mistaken
        && turn.Structure.Settings.Mistaken is not null
        && turn.State.Mode is ConversationMode.Bot or ConversationMode.Waiting
        && turn.State.Slots.TryGetValue(Notes.Danger, out var kind) && kind != Suicide
        && turn.Reading.ByLists().Danger.Count == 0;

    public static void Play(TurnInProgress turn)
    {
        turn.Reading = Matter(turn.Reading.ByLists());
        var form = turn.State.Interrupted;
        Notes.Put(turn, Notes.Danger, "");
        turn.State = turn.State with { DangerTold = null, Open = null, Stack = [], Interrupted = null, Place = null };
        if (form is not null && (turn.Reading.TopicConfidence < Answers.TopicSure || !Topics.IsMatter(turn.Reading.Topic)) && turn.Question(form.Question) is { Ask.Urgent: null } && Rest.Resume(turn, form).To is { } asked)
        {
            Walk.To(turn, asked, named: true);
            return;
        }

        Answering.Hear(turn);
        Walk.To(turn, turn.Structure.Settings.Mistaken!.Value, named: false);
    }

    /// <summary>What is denied makes a message one about nothing; the matter beside it is the likeliest, and is asked about.</summary>
    private static Reading Matter(Reading reading) =>
        reading.Topic == Topics.Other && reading.OtherTopics.Concat(reading.Beside).FirstOrDefault(Topics.IsMatter) is { } matter ? reading with { Topic = matter, TopicConfidence = Answers.TopicEnough, OtherTopics = [] } : reading;
}
