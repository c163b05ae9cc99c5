using Hotline.Core.Cases;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Casebook;

/// <summary>Enumerations as the lower-case words that stand in the database and in the API.</summary>
public static class Codes
{
    public static string Of(ConversationMode mode) => mode switch
    {
        ConversationMode.Bot => "bot",
        ConversationMode.Waiting => "waiting",
        ConversationMode.Human => "human",
        ConversationMode.Closed => "closed",
        ConversationMode.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode of a conversation."),
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Normal => "normal",
        Urgency.Urgent => "urgent",
        Urgency.Immediate => "immediate",
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "Not an urgency."),
    };

    public static string Of(EscalationStep step) => step switch
    {
        EscalationStep.None => "none",
        EscalationStep.WeeklyList => "weekly_list",
        EscalationStep.OnCall => "on_call",
        EscalationStep.Coordinator => "coordinator",
        EscalationStep.Everyone => "everyone",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step of an escalation."),
    };

    /// <summary>Null when the word is none of ours.</summary>
    public static Urgency? ReadUrgency(string? code) => code switch
    {
        "normal" => Urgency.Normal,
        "urgent" => Urgency.Urgent,
        "immediate" => Urgency.Immediate,
        _ => null,
    };
}
