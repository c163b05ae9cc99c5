using Hotline.Core.Cases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// What a message is about, with the likelihood of that; the other topics that it may be about, likeliest first; and how soon a human must look, with the danger that was heard where it is immediate; and how much speaks for an alarm.
/// </summary>
internal readonly record struct TopicGuess(string Topic, double Confidence, IReadOnlyList<string> Others, Urgency Urgency, DangerKind? Danger, double Alarm = 0)
{
    /// <summary>Whether what was learnt had a say, or the lists alone.</summary>
    public bool Learnt { get; init; }
}
