using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the phrases of one <see cref="PhraseTree"/>, one after another; equal uses become one of <paramref name="shared"/>. Not thread-safe.</summary>
internal sealed class PhraseTreeBuilder(PhraseVocabularyBuilder vocabulary, Dictionary<PhraseUse, PhraseUse> shared, bool ofAlarms)
{
    /// <summary>The branch that stands for the other words of a <c>*</c> alone: less than every word, so that it is the first.</summary>
    public const int Gap = -1;

    private const int None = -1;

    /// <summary>What each word of the lists is, as it stands there: most stand in many phrases. The second holds those that are found misspelt too.</summary>
    private readonly Dictionary<string, int[]>[] known = [[], []];

    /// <summary>The last of the uses of each node.</summary>
    private readonly List<int> lastUse = [None];

    public GrowingTrie Words { get; } = new();

    /// <summary>What the phrases are used for, in the order in which they came.</summary>
    public List<NodeUse> Uses { get; } = [];

    /// <summary>The numbers of parts of phrases that may stand anywhere in a message: several phrases share one.</summary>
    public Dictionary<string, int> Parts { get; } = [];

    /// <summary>Words of the language whose phrases come next that people write together with the word behind them: "не хочу", "нехочу".</summary>
    public IReadOnlyList<string> WrittenTogether { get; set; } = [];

    /// <summary>Whether the words of the phrases that come next are found misspelt too.</summary>
    public bool MisspeltToo { get; set; }

    /// <summary>Adds one phrase in both of its spellings, as it is <paramref name="listed"/>; one without words is left out. The words of the use are counted here, but for a part's number.</summary>
    public void Add(string phrase, string listed, PhraseUse use) => Add(phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries), listed, use);

    public void Add(string[] parts, string listed, PhraseUse use)
    {
        AddWords(parts, listed, use);
        if (WrittenTogether.Count == 0 || !Array.Exists(parts, WrittenTogether.Contains)) return;
        var together = new List<string>();
        for (var i = 0; i < parts.Length; i++) together.Add(WrittenTogether.Contains(parts[i]) && i + 1 < parts.Length && parts[i + 1] != "*" ? parts[i] + parts[++i] : parts[i]);
        if (together.Count < parts.Length) AddWords([.. together], listed, use);
    }

    private void AddWords(string[] parts, string listed, PhraseUse use)
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

            foreach (var word in Numbers(part))
            {
                if (gap) node = Step(node, Gap);
                gap = false;
                node = Step(node, word);
                words++;
            }
        }

        if (words > 0) AddUse(node, listed, Shared(use.Role == PhraseRole.Part || use.Words == words ? use : use with { Words = words }));
    }

    private PhraseUse Shared(PhraseUse use)
    {
        if (!shared.TryGetValue(use, out var same)) shared[use] = same = use;
        return same;
    }

    /// <summary>What two lists say in the same words, or one list in two spellings that sound alike, counts once; what counts behind any word needs no use that does not behind some.</summary>
    private void AddUse(int node, string listed, PhraseUse use)
    {
        for (var at = lastUse[node]; at != None; at = Uses[at].Before)
            if (Covers(Uses[at].Use, use)) return;
        Uses.Add(new NodeUse(node, use, listed, lastUse[node]));
        lastUse[node] = Uses.Count - 1;
    }

    private static bool Covers(PhraseUse known, PhraseUse use) => ReferenceEquals(known, use) || (known.NotAfter is null && use.NotAfter is not null && known == use with { NotAfter = null });

    private int[] Numbers(string part)
    {
        var ofKind = known[MisspeltToo ? 1 : 0];
        if (ofKind.TryGetValue(part, out var numbers)) return numbers;
        var folded = Folding.Fold(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var begins = part.EndsWith('*');
        ofKind[part] = numbers = new int[folded.Length];
        for (var i = 0; i < folded.Length; i++) numbers[i] = vocabulary.Number(SoundKey.Of(folded[i]), begins && i == folded.Length - 1, ofAlarms, MisspeltToo);
        return numbers;
    }

    private int Step(int node, int label)
    {
        var next = Words.Step(node, label);
        if (next == lastUse.Count) lastUse.Add(None);
        return next;
    }
}

/// <summary>A phrase that ends at a node, as it is <paramref name="Listed"/>, and the use of the same node that came <paramref name="Before"/>.</summary>
internal readonly record struct NodeUse(int Node, PhraseUse Use, string Listed, int Before);
