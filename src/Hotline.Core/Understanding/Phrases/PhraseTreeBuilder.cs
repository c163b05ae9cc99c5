using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the phrases of one <see cref="PhraseTree"/>, one after another. Not thread-safe.</summary>
internal sealed class PhraseTreeBuilder(PhraseVocabularyBuilder vocabulary, bool ofAlarms)
{
    /// <summary>The branch that stands for the other words of a <c>*</c> alone.</summary>
    public const int Gap = -1;

    /// <summary>What each word of the lists is, as it stands there: most stand in many phrases.</summary>
    private readonly Dictionary<(string Word, bool MisspeltToo), int[]> known = [];

    public GrowingTrie Words { get; } = new();

    /// <summary>What the phrase that ends at each of its nodes is used for.</summary>
    public List<List<PhraseUse>?> Uses { get; } = [null];

    /// <summary>Parts of phrases that may stand anywhere in a message: several phrases share one.</summary>
    public Dictionary<string, PhraseUse> Parts { get; } = [];

    /// <summary>Words of the language whose phrases come next that people write together with the word behind them: "не хочу", "нехочу".</summary>
    public IReadOnlyList<string> WrittenTogether { get; set; } = [];

    /// <summary>Whether the words of the phrases that come next are found misspelt too.</summary>
    public bool MisspeltToo { get; set; }

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

            foreach (var word in Numbers(part))
            {
                if (gap) node = Step(node, Gap);
                gap = false;
                node = Step(node, word);
                words++;
            }
        }

        if (words > 0) AddUse(Uses[node] ??= [], use(words));
    }

    /// <summary>What two lists say in the same words, or one list in two spellings that sound alike, counts once; what counts behind any word needs no use that does not behind some.</summary>
    private static void AddUse(List<PhraseUse> uses, PhraseUse use)
    {
        if (!uses.Exists(known => known with { Phrase = use.Phrase, NotAfter = known.NotAfter ?? use.NotAfter } == use)) uses.Add(use);
    }

    private int[] Numbers(string part)
    {
        if (known.TryGetValue((part, MisspeltToo), out var numbers)) return numbers;
        var folded = Folding.Fold(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var begins = part.EndsWith('*');
        return known[(part, MisspeltToo)] = [.. folded.Select((word, i) => vocabulary.Number(SoundKey.Of(word), begins && i == folded.Length - 1, ofAlarms, MisspeltToo))];
    }

    private int Step(int node, int label)
    {
        var next = Words.Step(node, label);
        if (next == Uses.Count) Uses.Add(null);
        return next;
    }
}
