namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// Finds words that were typed with one slip: a sound missing, too many, swapped with the next, or taken for one that sounds alike. The first sound is right or sounds alike, and the last is never taken for
/// another, because endings mean something. Constant work a sound. Immutable, thread-safe.
/// </summary>
internal sealed class MisspeltWords
{
    /// <summary>Sounds of a word, or of a beginning, that is found with any slip: fewer have too many neighbours that mean something else.</summary>
    public const int ShortestWithSlip = 5;

    /// <summary>Sounds of a whole word that is found with two sounds swapped or one that sounds alike.</summary>
    public const int ShortestOfSameLength = 4;

    /// <summary>Never missing and never too many: in Uzbek it alone denies ("chiqaradi": they let out, "chiqarmadi": they did not).</summary>
    private const char Denial = 'м';

    private readonly TrieBranches letters;
    private readonly int[] atoms;

    /// <summary>Whether a word that is looked for ends at each node or behind it.</summary>
    private readonly bool[] leads;

    public MisspeltWords(TrieBranches letters, int[] atoms)
    {
        (this.letters, this.atoms, leads) = (letters, atoms, new bool[atoms.Length]);
        for (var node = atoms.Length - 1; node >= 0; node--)
        {
            leads[node] |= IsWanted(node);
            var (first, end) = letters.Behind(node);
            for (var next = first; next < end; next++) leads[node] |= leads[next];
        }
    }

    private bool IsWanted(int node) => (atoms[node] & PhraseVocabularyBuilder.Forgiven) != 0;

    /// <summary>
    /// Writes the words and beginnings that <paramref name="key"/> may have been meant for behind the first <paramref name="count"/>, those of as many sounds before <paramref name="sameLength"/>, and returns how many there
    /// are now. Of a word that is <paramref name="common"/>, because other lists hold it, less is forgiven: it is not short, and its last sound is not missing, for that may be another ending ("құрылыста": at the site,
    /// "құрылыстан": from it).
    /// </summary>
    public int Find(ReadOnlySpan<char> key, bool common, Span<int> found, int count, out int sameLength)
    {
        sameLength = count;
        if (key.Length < (common ? ShortestWithSlip : ShortestOfSameLength)) return count;
        foreach (var meant in AlikeTo(key[0])) count = Follow(letters.Next(0, meant), 1, key[1..], ShortestWithSlip, found, count);
        var (first, last) = (letters.Next(0, key[0]), common ? key.Length - 1 : key.Length);
        var node = first;
        for (var at = 1; at < key.Length && node >= 0 && leads[node]; node = letters.Next(node, key[at++])) count = SameLength(node, at, key[at..], found, count);
        sameLength = count;
        node = first;
        for (var at = 1; at <= last && node >= 0 && leads[node]; at++)
        {
            count = OtherLength(node, at, key[at..], found, count);
            if (at < key.Length) node = letters.Next(node, key[at]);
        }

        return count;
    }

    /// <summary>Two sounds swapped, or one taken for another.</summary>
    private int SameLength(int node, int depth, ReadOnlySpan<char> rest, Span<int> found, int count)
    {
        if (rest.Length < 2) return count;
        if (letters.Next(node, rest[1]) is var second and >= 0) count = Follow(letters.Next(second, rest[0]), depth + 2, rest[2..], ShortestOfSameLength, found, count);
        foreach (var meant in AlikeTo(rest[0])) count = Follow(letters.Next(node, meant), depth + 1, rest[1..], ShortestOfSameLength, found, count);
        return count;
    }

    /// <summary>A sound too many, or one missing.</summary>
    private int OtherLength(int node, int depth, ReadOnlySpan<char> rest, Span<int> found, int count)
    {
        if (rest.Length > 1 && rest[0] != Denial) count = Follow(node, depth, rest[1..], ShortestWithSlip, found, count);
        var (first, end) = letters.Behind(node);
        for (var next = first; next < end; next++)
            if (leads[next] && letters.LabelTo(next) != Denial) count = Follow(next, depth + 1, rest, ShortestWithSlip, found, count);
        return count;
    }

    /// <summary>What is written behind the slip must stand as it is; a beginning counts from one sound behind it on.</summary>
    private int Follow(int node, int depth, ReadOnlySpan<char> rest, int shortest, Span<int> found, int count)
    {
        if (node < 0) return count;
        foreach (var c in rest)
        {
            if (!leads[node]) return count;
            node = letters.Next(node, c);
            depth++;
            if (node < 0) return count;
            if (depth >= ShortestWithSlip && IsWanted(node) && (atoms[node] & PhraseVocabularyBuilder.Beginning) != 0) count = Add(PhraseVocabularyBuilder.BeginningOf(atoms[node]), found, count);
        }

        return depth >= shortest && IsWanted(node) && (atoms[node] & PhraseVocabularyBuilder.Whole) != 0 ? Add(PhraseVocabularyBuilder.WholeOf(atoms[node]), found, count) : count;
    }

    private static int Add(int number, Span<int> found, int count)
    {
        if (count == found.Length || found[..count].Contains(number)) return count;
        found[count] = number;
        return count + 1;
    }

    /// <summary>Sounds that people take for each other.</summary>
    private static string AlikeTo(char said) => said switch
    {
        'а' => "о",
        'о' => "ау",
        'у' => "о",
        'е' => "и",
        'и' => "е",
        'б' => "п",
        'п' => "б",
        'д' => "т",
        'т' => "д",
        'з' => "с",
        'с' => "з",
        'г' => "к",
        'к' => "гх",
        'х' => "к",
        'в' => "ф",
        'ф' => "в",
        'ж' => "ш",
        'ш' => "жч",
        'ч' => "ш",
        _ => "",
    };
}
