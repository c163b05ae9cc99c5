namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// All phrases: one tree of characters, which finds the words that any phrase uses, and two of those words in order. In the first a word may be misspelt, in the second none.
/// A text is run through all of them once; the work grows with its length alone. Immutable, thread-safe.
/// </summary>
internal sealed class PhraseTrie(PhraseTrieBuilder builder)
{
    /// <summary>A misspelt word of fewer sounds is doubtful alone, without the other words of a phrase.</summary>
    private const int SureAlone = 10;

    /// <summary>More of what one word may be is left out.</summary>
    private const int MostMeant = 32;

    private readonly PhraseVocabulary vocabulary = new(builder.Vocabulary);
    private readonly PhraseTree meant = new(builder.Meant);
    private readonly PhraseTree written = new(builder.Written);

    /// <summary>
    /// Finds every phrase in a text given as keys laid end to end; <paramref name="ends"/> holds where each one ends. Returns what the work is made of: letters looked at, and what the trees of words tell.
    /// </summary>
    public long Find(ReadOnlySpan<char> keys, ReadOnlySpan<int> ends, List<PhraseHit> hits)
    {
        var steps = 0L;
        var (openMeant, openWritten) = (new List<OpenPhrase>(), new List<OpenPhrase>());
        Span<int> found = stackalloc int[MostMeant];
        for (var word = 0; word < ends.Length; word++)
        {
            var key = keys[(word == 0 ? 0 : ends[word - 1])..ends[word]];
            var count = vocabulary.Find(key, found, out var asWritten, out var sameLength);
            var doubts = key.Length < SureAlone ? new WordDoubts(asWritten, sameLength) : new WordDoubts(count, count);
            steps += key.Length + meant.Advance(found[..count], doubts, word, openMeant, hits) + written.Advance(found[..asWritten], doubts, word, openWritten, hits);
        }

        return steps;
    }
}
