using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Answers;

/// <summary>
/// How often a text denies: by whole words ("not", "емес", "никто") and inside words ("на-шуд", "туга-ма-ди", "чыгар-ба-йт"), in the words of all languages. Two texts that differ in it mean
/// the contrary of each other, however near their spelling. Words are compared by their sound, so script and special letters do not matter. Immutable, thread-safe.
/// </summary>
internal sealed class Denials
{
    private const int Syllable = 2;

    private readonly FrozenSet<string> turning;
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string> lacking;
    private readonly string[] beginnings;
    private readonly string[] insides;
    private readonly string[] endings;
    private readonly string[] syllables;

    public Denials(IReadOnlyList<UnderstandingLanguage> languages)
    {
        turning = Keys(languages.SelectMany(l => l.Answers.Deny)).ToFrozenSet();
        words = Keys(languages.SelectMany(l => l.Answers.No)).Where(w => !w.Contains(' ', StringComparison.Ordinal)).Concat(turning).ToFrozenSet();
        lacking = Keys(languages.SelectMany(l => l.Answers.Lack)).ToFrozenSet();
        var parts = languages.SelectMany(l => l.Answers.DenyInside).ToList();
        beginnings = [.. Keys(parts.Where(p => !p.StartsWith('*'))).Distinct()];
        insides = [.. Keys(parts.Where(p => p.StartsWith('*') && p.EndsWith('*'))).Distinct()];
        syllables = [.. insides.Where(i => i.Length > Syllable).Select(i => i[..Syllable]).Distinct()];
        endings = [.. Keys(parts.Where(p => p.StartsWith('*') && !p.EndsWith('*'))).Distinct()];
    }

    /// <summary>Whether a word of its own turns what it stands beside into the contrary.</summary>
    public bool TurnAround(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => turning.Contains(SoundKey.Of(word)));

    /// <summary>Whether what stands around the name of a choice denies it, by a word of its own or inside one. A mere "no" does not: it may deny the question.</summary>
    public bool Deny(string folded)
    {
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = SoundKey.Of(word);
            if (turning.Contains(key) || !words.Contains(key) && PartsOf(key) > 0) return true;
        }

        return false;
    }

    /// <summary>"У меня нет паспорта": whether what follows the name of a choice says that just this is lacking. Before the name the same word may deny the question.</summary>
    public bool Lacks(string behind) =>
        behind.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => lacking.Contains(SoundKey.Of(word)));

    /// <summary>Whether two folded texts deny equally often, by words and inside them: "не давно" is not "недавно".</summary>
    public bool Alike(string folded, string other) => Count(folded) == Count(other);

    /// <summary>Whether two folded texts that are a slip or two apart may mean the same. "Кармабады" is "кармады" and the syllable that denies it, however often each of them seems to deny.</summary>
    public bool MayBeOne(string folded, string other) => Alike(folded, other) && !IsSyllableApart(folded, other);

    private bool IsSyllableApart(string folded, string other)
    {
        var (longer, shorter) = (SoundKey.OfWords(folded), SoundKey.OfWords(other));
        if (longer.Length < shorter.Length) (longer, shorter) = (shorter, longer);
        if (longer.Length - shorter.Length < Syllable) return false;
        var start = longer.AsSpan().CommonPrefixLength(shorter);
        var end = 0;
        while (end < shorter.Length - start && longer[^(end + 1)] == shorter[^(end + 1)]) end++;
        var more = longer.AsSpan(start, longer.Length - start - end);
        foreach (var syllable in syllables)
            if (more.Contains(syllable, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>How often a folded text denies by whole words, and how often inside the others.</summary>
    private (int Words, int Parts) Count(string folded)
    {
        var (whole, parts) = (0, 0);
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = SoundKey.Of(word);
            if (words.Contains(key) && !Begins(key)) whole++;
            else parts += PartsOf(key);
        }

        return (whole, parts);
    }

    private int PartsOf(string key)
    {
        var count = Begins(key) ? 1 : 0;

        // A stem comes first: the "ма" of "малака" denies nothing.
        var stem = key.AsSpan().IndexOfAny(Vowels) + 1;
        if (stem == 0) return count;
        foreach (var part in endings)
        {
            if (key.Length - part.Length < stem || !key.EndsWith(part, StringComparison.Ordinal)) continue;
            count++;
            break;
        }

        for (var at = stem; at < key.Length; at++)
            if (StartsInside(key.AsSpan(at))) count++;
        return count;
    }

    private bool Begins(string key)
    {
        foreach (var part in beginnings)
            if (key.Length > part.Length && key.StartsWith(part, StringComparison.Ordinal)) return true;
        return false;
    }

    private bool StartsInside(ReadOnlySpan<char> rest)
    {
        foreach (var part in insides)
            if (rest.StartsWith(part, StringComparison.Ordinal)) return true;
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("аеиоу");

    private static IEnumerable<string> Keys(IEnumerable<string> words) => words.Select(w => SoundKey.OfWords(Folding.Fold(w))).Where(k => k.Length > 0);
}
