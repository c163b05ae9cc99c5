using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification;

/// <summary>
/// What the language model looks at in a clean text: the character n-grams of each word with its borders, once with all letters replaced as people replace them
/// (so that every spelling of a word shares them) and, for words that have letters of their own, once as written; and both forms of the whole word.
/// Each is a bucket of the model. Linear in the text; bare numbers say nothing.
/// </summary>
internal static class LanguageFeatures
{
    private const int LongestWord = 40;
    private const int LongestReplaced = 5;
    private const int LongestWritten = 3;
    private const uint Prime = 0x01000193;
    private const uint ReplacedSeed = 0x811C9DC5;
    private const uint WrittenSeed = 0x2F0B4471;
    private const uint ReplacedWordSeed = 0x6A09E667;
    private const uint WrittenWordSeed = 0xBB67AE85;

    /// <summary>Most features of so many characters.</summary>
    public static int Room(int length) => ((length + 2) * 2 * (LongestReplaced * 2 + LongestWritten)) + 8;

    /// <summary>Writes the buckets, as numbers below <paramref name="buckets"/>, and returns how many there are.</summary>
    public static int Write(ReadOnlySpan<char> clean, int buckets, Span<int> into)
    {
        var count = 0;
        var hashes = new Hashes(into, (uint)buckets);
        Span<char> written = stackalloc char[LongestWord + 2];
        Span<char> replaced = stackalloc char[(LongestWord * FoldTable.LongestExpansion) + 2];
        while (!clean.IsEmpty)
        {
            var end = clean.IndexOf(' ');
            var word = end < 0 ? clean : clean[..end];
            clean = end < 0 ? [] : clean[(end + 1)..];
            for (; !word.IsEmpty; word = word[Math.Min(LongestWord, word.Length)..])
            {
                var part = word[..Math.Min(LongestWord, word.Length)];
                if (part.ContainsAnyExceptInRange('0', '9')) AddWord(ref hashes, part, written, replaced);
            }
        }

        count = hashes.Count;
        return count;
    }

    private static void AddWord(ref Hashes hashes, ReadOnlySpan<char> word, scoped Span<char> written, scoped Span<char> replaced)
    {
        var length = Bordered(word, written);
        var form = Replaced(word, replaced);
        hashes.AddWord(replaced[..form], ReplacedWordSeed);
        hashes.AddGrams(replaced[..form], 2, LongestReplaced, ReplacedSeed);
        if (replaced[..form].SequenceEqual(written[..length])) return;
        hashes.AddWord(written[..length], WrittenWordSeed);
        hashes.AddGrams(written[..length], 1, LongestWritten, WrittenSeed);
    }

    private static int Bordered(ReadOnlySpan<char> word, Span<char> into)
    {
        into[0] = into[word.Length + 1] = ' ';
        word.CopyTo(into[1..]);
        return word.Length + 2;
    }

    private static int Replaced(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = 1;
        into[0] = ' ';
        foreach (var c in word)
        {
            var folded = c switch { 'і' => 'и', 'һ' => 'х', _ => FoldTable.Map(c) };
            if (folded < FoldTable.FirstLetter) continue;
            if (!FoldTable.IsExpansion(folded))
            {
                into[length++] = folded;
                continue;
            }

            var expansion = FoldTable.Expansion(folded);
            expansion.CopyTo(into[length..]);
            length += expansion.Length;
        }

        into[length] = ' ';
        return length + 1;
    }

    private ref struct Hashes(Span<int> into, uint buckets)
    {
        private readonly Span<int> into = into;

        public int Count { get; private set; }

        public void AddWord(scoped ReadOnlySpan<char> word, uint seed)
        {
            foreach (var c in word) seed = (seed ^ c) * Prime;
            Add(seed);
        }

        public void AddGrams(scoped ReadOnlySpan<char> word, int shortest, int longest, uint seed)
        {
            for (var start = 0; start < word.Length; start++)
            {
                var hash = seed;
                var end = Math.Min(word.Length, start + longest);
                for (var i = start; i < end; i++)
                {
                    hash = (hash ^ word[i]) * Prime;
                    if (i - start + 1 >= shortest) Add(hash);
                }
            }
        }

        /// <summary>Spreads the hash, because its low bits depend on the last letters alone.</summary>
        private void Add(uint hash)
        {
            hash ^= hash >> 15;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            into[Count++] = (int)(((ulong)hash * buckets) >> 32);
        }
    }
}
