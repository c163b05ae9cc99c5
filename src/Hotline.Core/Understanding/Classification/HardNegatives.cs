using Hotline.Core.Cases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// Tells hard negatives: normal messages whose words sound like more. "They gave me my passport back" is about nothing, though a list finds the words of a matter; "I have my passport, only the wages are missing" is
/// still about pay, though a list finds what presses, or what it must undo. Thread-safe.
/// </summary>
public sealed class HardNegatives(UnderstandingData data)
{
    private readonly MessageReader lists = new(data with { Examples = [] });

    /// <summary>Whether the message with these labels is one.</summary>
    public bool Is(string topic, Urgency urgency, string text)
    {
        if (urgency != Urgency.Normal) return false;
        var explained = lists.Explain(text);
        return topic == Topics.Other
            ? explained.Reasons.Any(r => r.About != ReasonAbout.Language && r.Kind != Reason.Alarm)
            : explained.Reading.Urgency > Urgency.Normal || explained.Reasons.Any(r => r.Kind == Reason.Calm);
    }
}
