using Hotline.Core.Channels.Sms;

namespace Hotline.Core.Localization.Lines;

/// <summary>One line of the scripts in one language, as whoever translates it sees it.</summary>
/// <param name="Context">Its key: <c>dialog.node</c>, or <c>dialog.node.choice</c> for a button.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="File">The script that it stands in.</param>
/// <param name="Source">The English.</param>
/// <param name="Before">The English that the translation was made for; null unless the line is stale and that is known.</param>
/// <param name="Text">The translation; null when there is none.</param>
/// <param name="State">How far it is: a word of <see cref="LineState"/>.</param>
/// <param name="Placeholders">The names in braces of the source, each once.</param>
/// <param name="Safety">Somebody's safety may hang on it, so it must be translated.</param>
/// <param name="Note">What its translator should know; lines of text.</param>
/// <param name="Limit">Longest text, in UTF-16 units.</param>
/// <param name="SourceSms">What the English costs as SMS; null where the line is not sent as one by itself.</param>
/// <param name="Sms">The same of the translation, as it goes out: with its answers, and what stands below a draft.</param>
/// <param name="ByRule">For both scripts of Uzbek: what the rule makes of the Latin line where the Cyrillic one says something else. Null where they agree or the Cyrillic one is kept by hand.</param>
public sealed record TextLine(
    string Context, LineKind Kind, string File, string Source, string? Before, string? Text, string State, IReadOnlyList<string> Placeholders, bool Safety, string Note, int Limit,
    SmsSize? SourceSms, SmsSize? Sms, string? ByRule);
