using Hotline.Core.Messaging;

namespace Hotline.Core.Understanding;

/// <summary>
/// What coordinators own under <c>dialogs/understanding/</c>, read and checked: per language its marker words, danger phrases by kind, and topic phrases by topic.
/// Phrases are plain text as people write it, in the order of its words; <c>*</c> at the end of a word stands for any ending, a <c>*</c> that stands alone for up to
/// three other words. A marker may also begin with <c>*</c>: then it is an ending.
/// </summary>
public sealed record UnderstandingData(IReadOnlyList<UnderstandingLanguage> Languages)
{
    public static readonly UnderstandingData Empty = new([]);
}

/// <summary>The words of one language. A <paramref name="Calm"/> phrase undoes every other phrase that shares a word with it ("nobody is in danger").</summary>
public sealed record UnderstandingLanguage(
    LocaleTag Locale,
    IReadOnlyList<string> Markers,
    IReadOnlyList<KeyValuePair<DangerKind, string>> Danger,
    IReadOnlyList<string> Calm,
    IReadOnlyList<KeyValuePair<string, string>> Topics)
{
    /// <summary>Phrases by topic that ask for a human the same day; they name their topic as those of <see cref="Topics"/> do.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Urgent { get; init; } = [];
}
