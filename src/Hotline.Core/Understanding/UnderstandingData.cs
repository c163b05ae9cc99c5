using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding;

/// <summary>
/// What coordinators own under <c>dialogs/understanding/</c>, read and checked: per language its marker words, danger phrases by kind, and topic phrases by topic.
/// Phrases are plain text as people write it; <c>*</c> at the end of a word stands for any ending.
/// </summary>
public sealed record UnderstandingData(IReadOnlyList<UnderstandingLanguage> Languages)
{
    public static readonly UnderstandingData Empty = new([]);
}

/// <summary>The words of one language. <paramref name="Calm"/> phrases undo a danger phrase that stands inside them ("nobody is in danger").</summary>
public sealed record UnderstandingLanguage(
    LocaleTag Locale,
    IReadOnlyList<string> Markers,
    IReadOnlyList<KeyValuePair<DangerKind, string>> Danger,
    IReadOnlyList<string> Calm,
    IReadOnlyList<KeyValuePair<string, string>> Topics);
