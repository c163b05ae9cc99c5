namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the words of a <see cref="PhraseVocabulary"/> and numbers them. Not thread-safe.</summary>
internal sealed class PhraseVocabularyBuilder
{
    /// <summary>A word ends at the node.</summary>
    public const int Whole = 1;

    /// <summary>A beginning of words ends at the node.</summary>
    public const int Beginning = 2;

    /// <summary>A word or beginning that stands in a phrase of danger, or in one that undoes it, ends at the node.</summary>
    public const int OfAlarms = 4;

    /// <summary>A word or beginning ends at the node that is found misspelt too.</summary>
    public const int Forgiven = 8;

    private const int Flags = 4;

    private int atoms;

    public GrowingTrie Letters { get; } = new();

    /// <summary>For each node the number of what ends there, shifted by four, with <see cref="Whole"/>, <see cref="Beginning"/>, <see cref="OfAlarms"/> and <see cref="Forgiven"/>; 0 where nothing does.</summary>
    public List<int> Atoms { get; } = [0];

    /// <summary>Whether any word is found misspelt too.</summary>
    public bool AnyForgiven { get; private set; }

    /// <summary>The number by which the trees of words know the word of a node's atom.</summary>
    public static int WholeOf(int atom) => atom >> Flags << 1;

    /// <summary>The same of the beginning.</summary>
    public static int BeginningOf(int atom) => WholeOf(atom) + 1;

    /// <summary>The number of a word given by its sound, or of all words that begin so.</summary>
    public int Number(string key, bool begins, bool ofAlarms, bool misspeltToo)
    {
        var node = 0;
        foreach (var c in key)
        {
            node = Letters.Step(node, c);
            if (node == Atoms.Count) Atoms.Add(0);
        }

        var forgiven = misspeltToo && key.Length >= (begins ? MisspeltWords.ShortestWithSlip : MisspeltWords.ShortestOfSameLength);
        AnyForgiven |= forgiven;
        if (Atoms[node] == 0) Atoms[node] = ++atoms << Flags;
        Atoms[node] |= (begins ? Beginning : Whole) | (ofAlarms ? OfAlarms : 0) | (forgiven ? Forgiven : 0);
        return begins ? BeginningOf(Atoms[node]) : WholeOf(Atoms[node]);
    }
}
