using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// All phrases in two tries: one of characters, which finds the words and beginnings of words that any phrase uses, and one of those words in order.
/// A text is run through both once; the work grows with its length alone. Immutable after building, thread-safe.
/// </summary>
internal sealed class PhraseTrie
{
    /// <summary>Other words that a <c>*</c> standing alone may stand for.</summary>
    public const int LongestGap = 3;

    private readonly Dictionary<long, int> letters = [];
    private readonly List<int> wholeWord = [-1];
    private readonly List<int> beginning = [-1];
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int> gapAfter = [-1];
    private readonly List<List<PhraseUse>?> uses = [null];
    private int atoms;

    /// <summary>Adds one phrase; one without words is left out. Not thread-safe, unlike the rest.</summary>
    public void Add(string phrase, Func<int, PhraseUse> use)
    {
        var node = 0;
        var words = 0;
        var gap = false;
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "*")
            {
                gap = words > 0;
                continue;
            }

            var open = part.EndsWith('*');
            var folded = Folding.Fold(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < folded.Length; i++)
            {
                if (gap) node = Gap(node);
                gap = false;
                node = Step(node, Atom(SoundKey.Of(folded[i]), open && i == folded.Length - 1));
                words++;
            }
        }

        if (words > 0) (uses[node] ??= []).Add(use(words));
    }

    /// <summary>Gives back the room that growing left empty. Not thread-safe: when the last phrase is in.</summary>
    public void Trim()
    {
        letters.TrimExcess();
        edges.TrimExcess();
        wholeWord.TrimExcess();
        beginning.TrimExcess();
        gapAfter.TrimExcess();
        uses.TrimExcess();
        foreach (var list in uses) list?.TrimExcess();
    }

    /// <summary>
    /// Finds every phrase in a text given as keys laid end to end; <paramref name="ends"/> holds where each one ends. Returns how many steps from word to word were tried: what the work is made of.
    /// </summary>
    public long Find(ReadOnlySpan<char> keys, ReadOnlySpan<int> ends, List<PhraseHit> hits)
    {
        var steps = 0L;
        var open = new List<OpenPhrase>();
        Span<int> found = stackalloc int[32];
        for (var word = 0; word < ends.Length; word++)
        {
            var count = AtomsOf(keys[(word == 0 ? 0 : ends[word - 1])..ends[word]], found);
            var before = open.Count;
            steps += (long)count * (before + 1);
            for (var i = 0; i < count; i++)
            {
                Advance(new OpenPhrase(0, word, word), found[i], word, before, open, hits);
                for (var j = 0; j < before; j++) Advance(open[j], found[i], word, before, open, hits);
            }

            open.RemoveAll(o => o.Until <= word);
        }

        return steps;
    }

    private void Advance(OpenPhrase from, int atom, int word, int firstNew, List<OpenPhrase> open, List<PhraseHit> hits)
    {
        if (!edges.TryGetValue(((long)from.Node << 32) | (uint)atom, out var node)) return;
        foreach (var use in uses[node] ?? []) hits.Add(new PhraseHit(use, from.First, word));
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
            if (!letters.TryGetValue(((long)node << 16) | c, out node)) return count;
            if (beginning[node] >= 0 && count < found.Length - 1) found[count++] = beginning[node];
        }

        if (key.Length > 0 && wholeWord[node] >= 0) found[count++] = wholeWord[node];
        return count;
    }

    private int Atom(string key, bool open)
    {
        var node = 0;
        foreach (var c in key)
        {
            var edge = ((long)node << 16) | c;
            if (!letters.TryGetValue(edge, out node))
            {
                letters[edge] = node = wholeWord.Count;
                wholeWord.Add(-1);
                beginning.Add(-1);
            }
        }

        var list = open ? beginning : wholeWord;
        if (list[node] < 0) list[node] = atoms++;
        return list[node];
    }

    private int Step(int node, int atom)
    {
        var edge = ((long)node << 32) | (uint)atom;
        if (!edges.TryGetValue(edge, out var next)) edges[edge] = next = NewNode();
        return next;
    }

    private int Gap(int node)
    {
        if (gapAfter[node] < 0) gapAfter[node] = NewNode();
        return gapAfter[node];
    }

    private int NewNode()
    {
        gapAfter.Add(-1);
        uses.Add(null);
        return uses.Count - 1;
    }

    /// <summary>A phrase begun at <paramref name="First"/> and standing at a node, which may go on until the word <paramref name="Until"/>.</summary>
    private readonly record struct OpenPhrase(int Node, int First, int Until);
}
