using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the phrases of a <see cref="PhraseTrie"/>, one after another. Not thread-safe.</summary>
internal sealed class PhraseTrieBuilder
{
    /// <summary>The branch that stands for the other words of a <c>*</c> alone.</summary>
    public const int Gap = -1;

    /// <summary>A word ends at the node.</summary>
    public const int Whole = 1;

    /// <summary>A beginning of words ends at the node.</summary>
    public const int Beginning = 2;

    private int atoms;

    /// <summary>The tree of characters.</summary>
    public Dictionary<(int Node, char Label), int> Letters { get; } = [];

    /// <summary>For each of its nodes the number of what ends there, shifted by two, with <see cref="Whole"/>, <see cref="Beginning"/> or both; 0 where nothing does.</summary>
    public List<int> Atoms { get; } = [0];

    /// <summary>The tree of those words and beginnings.</summary>
    public Dictionary<(int Node, int Label), int> Words { get; } = [];

    /// <summary>What the phrase that ends at each of its nodes is used for.</summary>
    public List<List<PhraseUse>?> Uses { get; } = [null];

    /// <summary>Words of the language whose phrases come next that people write together with the word behind them: "не хочу", "нехочу".</summary>
    public IReadOnlyList<string> WrittenTogether { get; set; } = [];

    /// <summary>Adds one phrase in both of its spellings; one without words is left out.</summary>
    public void Add(string phrase, Func<int, PhraseUse> use)
    {
        var parts = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Add(parts, use);
        if (!parts.Any(WrittenTogether.Contains)) return;
        var together = new List<string>();
        for (var i = 0; i < parts.Length; i++) together.Add(WrittenTogether.Contains(parts[i]) && i + 1 < parts.Length && parts[i + 1] != "*" ? parts[i] + parts[++i] : parts[i]);
        if (together.Count < parts.Length) Add(together, use);
    }

    private void Add(IReadOnlyList<string> parts, Func<int, PhraseUse> use)
    {
        var node = 0;
        var words = 0;
        var gap = false;
        foreach (var part in parts)
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
                if (gap) node = Step(node, Gap);
                gap = false;
                node = Step(node, Atom(SoundKey.Of(folded[i]), open && i == folded.Length - 1));
                words++;
            }
        }

        if (words > 0) (Uses[node] ??= []).Add(use(words));
    }

    /// <summary>The label by which the tree of words knows the word of a node's atom.</summary>
    public static int WholeOf(int atom) => atom >> 2 << 1;

    /// <summary>The same of the beginning.</summary>
    public static int BeginningOf(int atom) => WholeOf(atom) + 1;

    private int Atom(string key, bool open)
    {
        var node = 0;
        foreach (var c in key)
        {
            if (!Letters.TryGetValue((node, c), out var next))
            {
                Letters[(node, c)] = next = Atoms.Count;
                Atoms.Add(0);
            }

            node = next;
        }

        if (Atoms[node] == 0) Atoms[node] = ++atoms << 2;
        Atoms[node] |= open ? Beginning : Whole;
        return open ? BeginningOf(Atoms[node]) : WholeOf(Atoms[node]);
    }

    private int Step(int node, int label)
    {
        if (Words.TryGetValue((node, label), out var next)) return next;
        Words[(node, label)] = next = Uses.Count;
        Uses.Add(null);
        return next;
    }
}
