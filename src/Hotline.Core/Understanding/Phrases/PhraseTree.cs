namespace Hotline.Core.Understanding.Phrases;

/// <summary>Phrases as words in order, in one tree; the words are numbers of a <see cref="PhraseVocabulary"/>. Immutable, thread-safe.</summary>
internal sealed class PhraseTree
{
    /// <summary>Other words that a <c>*</c> standing alone may stand for.</summary>
    public const int LongestGap = 3;

    private readonly TrieBranches words;

    /// <summary>The node behind the root by each word, or 0: phrases begin at every word of a text, and the root has thousands of branches to search.</summary>
    private readonly int[] begins;
    private readonly PhraseUse[] uses;

    /// <summary>The phrase of each use, as it stands in its list.</summary>
    private readonly string[] phrases;

    /// <summary>Behind the last use of each node; the first stands where those of the node before end. An array for each node would take half a megabyte more.</summary>
    private readonly int[] usesEnd;

    public PhraseTree(PhraseTreeBuilder builder)
    {
        words = TrieBranches.Of(builder.Words, out var numbers);
        (uses, phrases, usesEnd) = (new PhraseUse[builder.Uses.Count], new string[builder.Uses.Count], Starts(builder, numbers));
        foreach (var (node, use, phrase, _) in builder.Uses)
        {
            // What begins where those of the node before end has moved to its own end when all are there.
            var at = usesEnd[numbers[node]]++;
            (uses[at], phrases[at]) = (use, phrase);
        }

        begins = Beginnings();
    }

    /// <summary>Where the uses of each node begin.</summary>
    private static int[] Starts(PhraseTreeBuilder builder, int[] numbers)
    {
        var starts = new int[numbers.Length];
        foreach (var use in builder.Uses) starts[numbers[use.Node]]++;
        for (var (node, sum) = (0, 0); node < starts.Length; node++) (starts[node], sum) = (sum, sum + starts[node]);
        return starts;
    }

    private int[] Beginnings()
    {
        var (first, end) = words.Behind(0);
        var begins = new int[end == first ? 0 : words.LabelTo(end - 1) + 1];
        for (var node = first; node < end; node++) begins[words.LabelTo(node)] = node;
        return begins;
    }

    /// <summary>
    /// Goes on by what one word of a text is, in all phrases that are <paramref name="open"/> there; a phrase of one word is in doubt as <paramref name="doubts"/> says. Returns what the work is made of: steps
    /// from word to word tried, open phrases compared.
    /// </summary>
    public long Advance(ReadOnlySpan<int> found, in WordDoubts doubts, int word, List<OpenPhrase> open, List<PhraseHit> hits)
    {
        var before = open.Count;
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] < begins.Length && begins[found[i]] is var begun and > 0) Reach(begun, word, word, before, doubts.Of(i), open, hits);
            for (var j = 0; j < before; j++)
                if (words.Next(open[j].Node, found[i]) is var node and >= 0) Reach(node, open[j].First, word, before, PhraseDoubt.None, open, hits);
        }

        var opened = open.Count - before;
        var steps = ((long)found.Length * (before + 1)) + ((long)opened * opened) + open.Count;
        open.RemoveAll(o => o.Until <= word);
        return steps;
    }

    private void Reach(int node, int first, int word, int firstNew, PhraseDoubt doubt, List<OpenPhrase> open, List<PhraseHit> hits)
    {
        for (var i = usesEnd[node - 1]; i < usesEnd[node]; i++) hits.Add(new PhraseHit(uses[i], first, word) { Phrase = phrases[i], Doubt = doubt });
        if (words.Behind(node) is var (next, end) && next == end) return;
        Open(new OpenPhrase(node, first, word + 1), firstNew, open);
        if (words.LabelTo(next) == PhraseTreeBuilder.Gap) Open(new OpenPhrase(next, first, word + 1 + LongestGap), firstNew, open);
    }

    private static void Open(OpenPhrase phrase, int firstNew, List<OpenPhrase> open)
    {
        for (var i = firstNew; i < open.Count; i++)
        {
            if (open[i].Node == phrase.Node) return;
        }

        open.Add(phrase);
    }
}

/// <summary>A phrase begun at <paramref name="First"/> and standing at a node, which may go on until the word <paramref name="Until"/>.</summary>
internal readonly record struct OpenPhrase(int Node, int First, int Until);
