namespace Hotline.Core.Understanding.Phrases;

/// <summary>The words and beginnings of words that any phrase uses, in one tree of characters. Immutable, thread-safe.</summary>
internal sealed class PhraseVocabulary
{
    /// <summary>
    /// A word whose beginning of so many sounds stands in a phrase of danger or in one that undoes it, and behind it at most an <see cref="Ending"/>, is not looked for among the misspelt. What other lists know does not count:
    /// a common slip stands in them as it is typed; only less of it is forgiven.
    /// </summary>
    private const int KnownFrom = 5;

    private const int Ending = 3;

    private readonly TrieBranches letters;
    private readonly int[] atoms;
    private readonly MisspeltWords? misspelt;

    public PhraseVocabulary(PhraseVocabularyBuilder builder)
    {
        letters = TrieBranches.Of(builder.Letters, out var numbers);
        atoms = new int[numbers.Length];
        for (var node = 0; node < numbers.Length; node++) atoms[numbers[node]] = builder.Atoms[node];
        misspelt = builder.AnyForgiven ? new MisspeltWords(letters, atoms) : null;
    }

    /// <summary>Writes what a word is into <paramref name="found"/>: first what it is as it is <paramref name="written"/>, then what it may have been meant for, words of as many sounds before <paramref name="sameLength"/>; returns how many there are of all.</summary>
    public int Find(ReadOnlySpan<char> key, Span<int> found, out int written, out int sameLength)
    {
        sameLength = written = AsWritten(key, found, out var known, out var ofAlarms);
        return misspelt is null || IsKnown(key, ofAlarms) ? written : misspelt.Find(key, IsKnown(key, known), found, written, out sameLength);
    }

    private static bool IsKnown(ReadOnlySpan<char> key, int sounds) => sounds >= Math.Min(key.Length, KnownFrom) && key.Length - sounds <= Ending;

    /// <summary>The longest ones when there are more than fit; <paramref name="known"/> is how many of its sounds the longest has, <paramref name="ofAlarms"/> the longest of danger or calm.</summary>
    private int AsWritten(ReadOnlySpan<char> key, Span<int> found, out int known, out int ofAlarms)
    {
        var count = known = ofAlarms = 0;
        var node = 0;
        for (var i = 0; i < key.Length; i++)
        {
            node = letters.Next(node, key[i]);
            if (node < 0) return count;
            if ((atoms[node] & PhraseVocabularyBuilder.Beginning) == 0) continue;
            known = i + 1;
            if ((atoms[node] & PhraseVocabularyBuilder.OfAlarms) != 0) ofAlarms = known;
            if (count < found.Length - 1) found[count++] = PhraseVocabularyBuilder.BeginningOf(atoms[node]);
        }

        if (key.Length == 0 || (atoms[node] & PhraseVocabularyBuilder.Whole) == 0) return count;
        known = key.Length;
        if ((atoms[node] & PhraseVocabularyBuilder.OfAlarms) != 0) ofAlarms = known;
        found[count++] = PhraseVocabularyBuilder.WholeOf(atoms[node]);
        return count;
    }
}
