namespace Hotline.Core.Localization.Spelling;

/// <summary>
/// A word of the texts that a dictionary is asked about. <paramref name="Asked"/> is how it is asked (Uzbek Latin in Cyrillic); <paramref name="Places"/> are where it stands, in order.
/// </summary>
public sealed record SpelledWord(string Written, string Asked, IReadOnlyList<SpelledPlace> Places)
{
    /// <summary>What a dictionary may name when it does not know the word: the word, or a part between hyphens.</summary>
    public IEnumerable<string> Parts => Asked.Split('-').Append(Asked).Distinct(StringComparer.Ordinal);
}
