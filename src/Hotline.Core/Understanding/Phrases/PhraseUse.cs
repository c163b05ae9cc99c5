using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>What a phrase of the data does when it is found.</summary>
internal enum PhraseRole
{
    Danger,
    Calm,
    Urgent,
    Topic,

    /// <summary>An answer to a question that may come later.</summary>
    Told,

    /// <summary>Asks whether anybody is there.</summary>
    Call,

    /// <summary>Says that an alarm was none.</summary>
    Mistaken,

    /// <summary>Tells of a film, a game, a dream.</summary>
    Story,

    /// <summary>Speaks of the writer.</summary>
    Oneself,

    /// <summary>One part of a phrase whose parts may stand anywhere in the message.</summary>
    Part,

    /// <summary>A word of a meaning that all languages share.</summary>
    Idea,

    /// <summary>The name of a language, as people ask for it; the topic holds its tag.</summary>
    LanguageName,

    /// <summary>A word that makes a request of a language's name.</summary>
    LanguageRequest,

    /// <summary>A word by which the name of a language is no request.</summary>
    LanguageUnless,
}

/// <summary>
/// One use of a phrase: its role, the danger or topic that it names, and how many words of it are written out.
/// The same words may have several uses, in one language or in many; thousands of phrases share one use.
/// </summary>
internal sealed record PhraseUse(PhraseRole Role, DangerKind Kind, string Topic, int Words)
{
    public static PhraseUse Of(PhraseRole role, string topic = "") => new(role, default, topic, 0);

    public static PhraseUse Of(DangerKind kind) => new(PhraseRole.Danger, kind, Topics.Of(kind) ?? "", 0);

    /// <summary>Whether the phrase tells what a message is about: of danger, urgent, or of a topic alone.</summary>
    public bool NamesTopic => Role is PhraseRole.Danger or PhraseRole.Urgent or PhraseRole.Topic;

    /// <summary>The answer that the phrase gives, for <see cref="PhraseRole.Told"/>.</summary>
    public ToldValue Told { get; init; }

    /// <summary>The meaning that the word has, for <see cref="PhraseRole.Idea"/>.</summary>
    public string Idea { get; init; } = "";

    /// <summary>Whether the phrase counts only where nothing else is said; a call for help and a greeting say nothing else.</summary>
    public bool Alone { get; init; }

    /// <summary>The word that must not stand before the phrase, or null.</summary>
    public PhraseGuard? NotAfter { get; init; }

    /// <summary>The word that must not stand behind the phrase, or null.</summary>
    public PhraseGuard? NotBefore { get; init; }
}

/// <summary>Words, beginnings (<c>word*</c>) or endings (<c>*word</c>) with <c>|</c> between them, as they are compared: by their sound.</summary>
internal sealed record PhraseGuard(GuardWord[] Words)
{
    public static PhraseGuard Of(string words)
    {
        var written = words.Split('|');
        var guard = new GuardWord[written.Length];
        for (var i = 0; i < guard.Length; i++) guard[i] = new GuardWord(SoundKey.Of(Folding.Fold(written[i])), written[i].StartsWith('*'), written[i].EndsWith('*'));
        return new PhraseGuard(guard);
    }

    public bool Equals(PhraseGuard? other)
    {
        if (other is null || other.Words.Length != Words.Length) return false;
        for (var i = 0; i < Words.Length; i++)
            if (Words[i] != other.Words[i]) return false;
        return true;
    }

    public override int GetHashCode() => Words.Length > 0 ? Words[0].GetHashCode() : 0;

    public bool Is(ReadOnlySpan<char> key)
    {
        foreach (var word in Words)
            if (word.Is(key)) return true;
        return false;
    }
}

/// <summary>One word that must not stand before a phrase.</summary>
internal readonly record struct GuardWord(string Key, bool AnyBeginning, bool AnyEnding)
{
    public bool Is(ReadOnlySpan<char> key) =>
        AnyBeginning ? key.EndsWith(Key, StringComparison.Ordinal) : AnyEnding ? key.StartsWith(Key, StringComparison.Ordinal) : key.SequenceEqual(Key);
}

/// <summary>What counts when every one of <paramref name="Parts"/>, told by their numbers, is found, in any order.</summary>
internal sealed record PhraseTogether(PhraseUse Use, string Phrase, int[] Parts);

/// <summary>A phrase found in a text, from its first word to its last.</summary>
internal readonly record struct PhraseHit(PhraseUse Use, int First, int Last)
{
    /// <summary>The phrase as it stands in its list.</summary>
    public string Phrase { get; init; } = "";

    /// <summary>Whether it is one short word that was typed with a slip, and so may be another word.</summary>
    public PhraseDoubt Doubt { get; init; }
}

/// <summary>How far a word may be another one.</summary>
internal enum PhraseDoubt
{
    None,

    /// <summary>It has as many sounds as the word of the list: one sounds alike, or two are swapped.</summary>
    SameLength,

    /// <summary>A sound is missing or too many: "отправил", I sent, is near "отравил", poisoned.</summary>
    OtherLength,
}

/// <summary>The doubt in what one word may be: none in the first <paramref name="Sure"/>, as many sounds before <paramref name="SameLength"/>.</summary>
internal readonly record struct WordDoubts(int Sure, int SameLength)
{
    public PhraseDoubt Of(int number) => number < Sure ? PhraseDoubt.None : number < SameLength ? PhraseDoubt.SameLength : PhraseDoubt.OtherLength;
}
