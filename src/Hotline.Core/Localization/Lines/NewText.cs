namespace Hotline.Core.Localization.Lines;

/// <summary>
/// A translation to be written. <paramref name="Source"/> and <paramref name="Was"/>: the English and the translation that its author had before them, so that several people can work on one file and nobody's
/// words are lost. <paramref name="Text"/> empty takes the translation away. <paramref name="Draft"/>: its author is nobody whose language it is.
/// </summary>
public sealed record NewText(string Context, string Source, string Was, string Text, bool Draft);

/// <summary>Why a translation was not written. <paramref name="Value"/>: what it is about, a name, a letter or a number; empty where there is nothing to name.</summary>
public sealed record LineRefusal(string Context, LineFault Fault, string Value = "");

/// <summary>What can be wrong with a translation so that it is not written.</summary>
public enum LineFault
{
    /// <summary>No line of the texts has this key.</summary>
    NoSuchLine,

    /// <summary>The English is another by now.</summary>
    SourceChanged,

    /// <summary>Somebody else has written another translation by now.</summary>
    TextChanged,

    /// <summary>A name in braces of the English lacks.</summary>
    PlaceholderLacks,

    /// <summary>A name in braces stands there that the English has not.</summary>
    PlaceholderUnknown,

    /// <summary>A brace belongs to no name.</summary>
    StrayBrace,

    /// <summary>A letter is written as a letter and a sign apart.</summary>
    LetterApart,

    /// <summary>A character that nobody sees, or one that was lost on the way.</summary>
    Unreadable,

    /// <summary>Longer than any line may be.</summary>
    TooLong,

    /// <summary>Two bars with nothing between them, in words that people type.</summary>
    EmptyWord,
}
