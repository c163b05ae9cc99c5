using Hotline.Core.Channels.Sms;

namespace Hotline.Core.Localization.Lines;

/// <summary>What a text would be on its way to people. <paramref name="Sms"/>: as <see cref="TextLine.Sms"/>. <paramref name="Troubles"/>: what a person would read otherwise than it was written.</summary>
public sealed record LineReach(SmsSize? Sms, IReadOnlyList<LineTrouble> Troubles);

/// <summary>
/// Nothing that keeps a text from being written; something to look at. <paramref name="Channel"/>: where, when it is not the same everywhere. <paramref name="Is"/> and
/// <paramref name="Most"/>: how much, and how much it should be at most. <paramref name="Word"/>: the word that it is about.
/// </summary>
public sealed record LineTrouble(LineTroubleKind Kind, string? Channel = null, int? Is = null, int? Most = null, string? Word = null);

/// <summary>What may be worth another look.</summary>
public enum LineTroubleKind
{
    /// <summary>Characters: longer than such a line should be.</summary>
    TooLong,

    /// <summary>SMS parts: dearer than <c>DialogLimits.SmsParts</c>.</summary>
    SmsParts,

    /// <summary>Messages: it comes in several on a channel.</summary>
    ManyMessages,

    /// <summary>Characters: the button is cut on a channel and stands in full in the text above.</summary>
    LabelCut,

    /// <summary>A word with letters that the language does not have.</summary>
    Letters,

    /// <summary>It is the English once more.</summary>
    Untranslated,
}
