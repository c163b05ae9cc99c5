namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// Where a feature comes from: the word it belongs to with the piece of it (length 0: the whole word, or it and the one before), or, with <paramref name="Word"/> below 0, the found phrase whose
/// place is <paramref name="Start"/>. A piece counts from the border before the word.
/// </summary>
internal readonly record struct TopicFeature(int Word, int Start, int Length);
