namespace Hotline.Core.Understanding;

/// <summary>What a <see cref="Reason"/> speaks of.</summary>
public enum ReasonAbout
{
    Language,
    Topic,
    Danger,
}

/// <summary>
/// One thing that moved a reading. <paramref name="Kind"/> is <c>phrase</c> (of a list), <c>calm</c> (a phrase that undoes others), <c>urgent</c> (one that asks for a person the same day), <c>alarm</c> (what was learnt,
/// and from where on it is one), <c>meaning</c> (a word of ideas.yaml, with those that stand near it), <c>word</c> (as it was learnt, with the letters that said most behind it) or <c>lists</c> (all markers together);
/// <paramref name="Words"/> is what stands in the list or the message. <paramref name="Weight"/> is in powers of e: how far it moved the odds of what was read against the next best; 0 for a rule, which decides alone.
/// </summary>
public sealed record Reason(ReasonAbout About, string Kind, string Words, double Weight)
{
    /// <summary>The kind of a phrase that undoes others.</summary>
    public const string Calm = "calm";

    /// <summary>The kind of a phrase that asks for a person the same day.</summary>
    public const string Urgent = "urgent";

    /// <summary>How much what was learnt spoke for an alarm, from where on it is one, and which dangers were read.</summary>
    public const string Alarm = "alarm";
}
