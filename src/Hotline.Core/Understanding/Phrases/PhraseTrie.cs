namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// All phrases in two tries: one of characters, which finds the words and beginnings of words that any phrase uses, and one of those words in order.
/// A text is run through both once; the work grows with its length alone. Immutable, thread-safe.
/// </summary>
internal sealed class PhraseTrie
{
    /// <summary>Other words that a <c>*</c> standing alone may stand for.</summary>
    public const int LongestGap = 3;

    private readonly TrieBranches<char> letters;
    private readonly int[] atoms;
    private readonly TrieBranches<int> words;
    private readonly int[] gapAfter;
    private readonly PhraseUse[] uses;

    /// <summary>Behind the last use of each node; the first stands where those of the node before end. An array for each node would take half a megabyte more.</summary>
    private readonly int[] usesEnd;

    public PhraseTrie(PhraseTrieBuilder builder)
    {
        letters = TrieBranches<char>.Of(builder.Letters, out var letterNumbers);
        atoms = Renumbered(builder.Atoms, letterNumbers);
        words = TrieBranches<int>.Of(builder.Words, out var wordNumbers);
        var usesOf = Renumbered(builder.Uses, wordNumbers);
        uses = [.. usesOf.SelectMany(u => u ?? [])];
        usesEnd = new int[usesOf.Length];
        for (var (node, end) = (0, 0); node < usesEnd.Length; node++) usesEnd[node] = end += usesOf[node]?.Count ?? 0;
        gapAfter = [.. Enumerable.Range(0, usesEnd.Length).Select(node => words.Next(node, PhraseTrieBuilder.Gap))];
    }

    /// <summary>
    /// Finds every phrase in a text given as keys laid end to end; <paramref name="ends"/> holds where each one ends. Returns what the work is made of: letters looked at, steps from word to word tried, open phrases compared.
    /// </summary>
    public long Find(ReadOnlySpan<char> keys, ReadOnlySpan<int> ends, List<PhraseHit> hits)
    {
        var steps = 0L;
        var open = new List<OpenPhrase>();
        Span<int> found = stackalloc int[32];
        for (var word = 0; word < ends.Length; word++)
        {
            var key = keys[(word == 0 ? 0 : ends[word - 1])..ends[word]];
            var count = AtomsOf(key, found);
            var before = open.Count;
            steps += key.Length + ((long)count * (before + 1));
            for (var i = 0; i < count; i++)
            {
                Advance(new OpenPhrase(0, word, word), found[i], word, before, open, hits);
                for (var j = 0; j < before; j++) Advance(open[j], found[i], word, before, open, hits);
            }

            var opened = open.Count - before;
            steps += ((long)opened * opened) + open.Count;
            open.RemoveAll(o => o.Until <= word);
        }

        return steps;
    }

    private void Advance(OpenPhrase from, int atom, int word, int firstNew, List<OpenPhrase> open, List<PhraseHit> hits)
    {
        var node = words.Next(from.Node, atom);
        if (node < 0) return;
        for (var i = usesEnd[node - 1]; i < usesEnd[node]; i++) hits.Add(new PhraseHit(uses[i], from.First, word));
        Open(new OpenPhrase(node, from.First, word + 1), firstNew, open);
        if (gapAfter[node] >= 0) Open(new OpenPhrase(gapAfter[node], from.First, word + 1 + LongestGap), firstNew, open);
    }

    private static void Open(OpenPhrase phrase, int firstNew, List<OpenPhrase> open)
    {
        for (var i = firstNew; i < open.Count; i++)
        {
            if (open[i].Node == phrase.Node) return;
        }

        open.Add(phrase);
    }

    /// <summary>The words and beginnings that this key is; the longest ones when there are more than fit.</summary>
    private int AtomsOf(ReadOnlySpan<char> key, Span<int> found)
    {
        var count = 0;
        var node = 0;
        foreach (var c in key)
        {
            node = letters.Next(node, c);
            if (node < 0) return count;
            if ((atoms[node] & PhraseTrieBuilder.Beginning) != 0 && count < found.Length - 1) found[count++] = PhraseTrieBuilder.BeginningOf(atoms[node]);
        }

        if (key.Length > 0 && (atoms[node] & PhraseTrieBuilder.Whole) != 0) found[count++] = PhraseTrieBuilder.WholeOf(atoms[node]);
        return count;
    }

    private static T[] Renumbered<T>(List<T> values, int[] numbers)
    {
        var renumbered = new T[numbers.Length];
        for (var i = 0; i < numbers.Length; i++) renumbered[numbers[i]] = values[i];
        return renumbered;
    }

    /// <summary>A phrase begun at <paramref name="First"/> and standing at a node, which may go on until the word <paramref name="Until"/>.</summary>
    private readonly record struct OpenPhrase(int Node, int First, int Until);
}
