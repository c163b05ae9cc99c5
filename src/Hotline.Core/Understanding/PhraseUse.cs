namespace Hotline.Core.Understanding;

/// <summary>What a phrase of the data does when it is found.</summary>
internal enum PhraseRole
{
    Danger,
    Calm,
    Urgent,
    Topic,
}

/// <summary>
/// One use of a phrase: its role, the danger or topic that it names, and how many words of it are written out.
/// The same words may have several uses, in one language or in many.
/// </summary>
internal sealed record PhraseUse(PhraseRole Role, DangerKind Kind, string Topic, int Words);

/// <summary>A phrase found in a text, from its first word to its last.</summary>
internal readonly record struct PhraseHit(PhraseUse Use, int First, int Last);
