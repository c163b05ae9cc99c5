using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// A source line of the scripts, as translators see it. <paramref name="IsSafety"/>: danger and the questions about it, detention, the lines that work everywhere, law and medicine, handoffs; it must be
/// translated. <paramref name="About"/> is the question that an answer belongs to.
/// </summary>
internal sealed record ScriptLine(TextRef Text, LineKind Kind, string File, bool IsSafety, string? About = null)
{
    /// <summary>Words that people type; never said, so no alphabet holds them.</summary>
    public bool IsTyped => Kind is LineKind.Also or LineKind.ReactionWords;

    /// <summary>Whether it is said in this language: what only helpers read is needed in the languages of the desk alone, besides English.</summary>
    public bool IsIn(LocaleTag locale) => Kind != LineKind.Card || locale.Value is "ru" or "kk";

    /// <summary>Longest text, in UTF-16 units.</summary>
    public int Limit => Kind switch
    {
        LineKind.Sms => DialogLimits.Sms,
        LineKind.Label or LineKind.LabelSms or LineKind.Skip => DialogLimits.Label,
        _ => DialogLimits.Text,
    };
}
