using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding;

/// <summary>
/// What understanding made of one text: a value, made once, outside the engine. <paramref name="Locale"/> is <c>und</c> when nothing speaks;
/// confidences run from 0 to 1. <paramref name="Topic"/> is one of the topics in <c>dialogs/understanding</c>, or <c>other</c>.
/// <paramref name="Danger"/> is empty when no rule spoke, else the most severe first.
/// </summary>
public sealed record Reading(
    LocaleTag Locale,
    double LocaleConfidence,
    string Topic,
    double TopicConfidence,
    Urgency Urgency,
    IReadOnlyList<DangerKind> Danger)
{
    /// <summary><see cref="Topic"/> for those who know the eleven topics of this program alone: one that only the lists name is <c>other</c> to them.</summary>
    public string KnownTopic => Topics.Known.Contains(Topic) ? Topic : Topics.Other;

    /// <summary>What the message may be about beside <see cref="Topic"/>, or none.</summary>
    public IReadOnlyList<string> OtherTopics { get; init; } = [];

    /// <summary>The language that a sentence asks us to write in ("на русском, пожалуйста"), or null.</summary>
    public LocaleTag? Asked { get; init; }

    /// <summary>What the person told that a question may ask for later, each slot once.</summary>
    public IReadOnlyList<ToldValue> Told { get; init; } = [];

    /// <summary>The message asks whether anybody is there ("where are you?", "help").</summary>
    public bool Calls { get; init; }

    /// <summary>The message thanks and says nothing else, not even with a sign (😭).</summary>
    public bool Thanks { get; init; }

    /// <summary>The message says that an alarm was none ("no danger, I only wanted to ask").</summary>
    public bool Mistaken { get; init; }

    /// <summary>The matters that lists name in a message that is <see cref="Mistaken"/>, those without danger only: "no danger, it is about pay" denies the one and asks for the other. Else none.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>The urgency by the lists alone, where what was learnt from examples raised it; else null.</summary>
    public Urgency? Listed { get; init; }

    /// <summary>How much of what was learnt speaks for an alarm, from 0 to 1; it sounds from <c>TopicGuesser.Alarm</c> on. 0 where nothing was asked.</summary>
    public double Alarm { get; init; }

    /// <summary>The same without an alarm that no list supports: for words that we offered ourselves.</summary>
    public Reading ByLists() => Listed is { } listed ? this with { Urgency = listed, Danger = [], Listed = null } : this;

    public static readonly Reading Nothing = new(LocaleTag.Unknown, 0, "other", 0, Urgency.Normal, []);
}
