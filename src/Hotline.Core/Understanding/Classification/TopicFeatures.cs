using Hotline.Core.Understanding.Spelling;
using Hotline.Core.Understanding.Phrases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// What topics and danger are learnt from: the pieces of each word by its sound with its borders, whole words, what the lists found, and the meanings that languages share, each and two by two.
/// Each is a bucket of the model. Linear in the text; bare numbers count as one word.
/// </summary>
internal static class TopicFeatures
{
    /// <summary>Most words of a message that are looked at, from its beginning.</summary>
    public const int MostWords = 400;

    private const int Shortest = 3;
    private const int Longest = 5;
    private const int LongestWord = 40;
    private const uint Prime = 0x01000193;
    private const uint PieceSeed = 0x811C9DC5;
    private const uint WordSeed = 0x6A09E667;
    private const uint ListSeed = 0xBB67AE85;
    private const uint WorstSeed = 0x3C6EF372;
    private const uint SignSeed = 0x510E527F;
    private const int MostSigns = 8;
    private const uint IdeaSeed = 0x9B05688C;

    // Meanings that so many words lie between say nothing together.
    private const int Near = 8;
    private const int MostNear = 12;
    private const int MostPairs = 512;
    private const int MostCharacters = 2_000;

    // Symbols and emoji, without the letters of other scripts between them.
    private const char FirstSign = '\u2600';
    private const char FirstLetterBeyond = '\u2C00';
    private const char LastLetterBeyond = '\uD7FF';
    private const string Number = "#";

    /// <summary>What a list found counts as so many features: beside the pieces of every word it would be lost.</summary>
    private const int ListWeight = 2;

    private static readonly string[] DangerNames = Enum.GetNames<DangerKind>();

    /// <summary>Most features of a text.</summary>
    public static int Room(in SoundWords words, int hits) => MostSigns + MostPairs + ((words.Keys.Length + (3 * words.Count)) * (Longest - Shortest + 1)) + words.Count + (ListWeight * ((2 * hits) + 2));

    /// <summary>Writes the buckets and returns how many there are. <paramref name="parts"/>, where wanted, gets the origin of each.</summary>
    public static int Write(string text, in SoundWords words, IReadOnlyList<PhraseHit> hits, Span<int> into, List<TopicFeature>? parts = null)
    {
        var buckets = new Writer(into, parts);
        Span<char> bordered = stackalloc char[LongestWord + 2];
        for (var i = 0; i < Math.Min(words.Count, MostWords); i++)
        {
            var word = words[i];
            if (word.IsEmpty) continue;
            if (!word.ContainsAnyExceptInRange('0', '9')) word = Number;
            word = word[..Math.Min(word.Length, LongestWord)];
            bordered[0] = bordered[word.Length + 1] = ' ';
            word.CopyTo(bordered[1..]);
            AddWord(ref buckets, bordered[..(word.Length + 2)], i);
        }

        for (var time = 0; time < ListWeight; time++)
        {
            for (var i = 0; i < hits.Count; i++) AddHit(ref buckets, hits[i].Use, i);
            AddWorst(ref buckets, hits);
        }

        AddIdeas(ref buckets, hits);
        AddSigns(ref buckets, text);
        return buckets.Count;
    }

    private static void AddWord(ref Writer buckets, scoped ReadOnlySpan<char> bordered, int at)
    {
        buckets.Add(Hash(bordered, WordSeed), new TopicFeature(at, 0, 0));
        for (var start = 0; start < bordered.Length; start++)
        {
            var hash = PieceSeed;
            var end = Math.Min(bordered.Length, start + Longest);
            for (var i = start; i < end; i++)
            {
                hash = (hash ^ bordered[i]) * Prime;
                var length = i - start + 1;
                if (length >= Shortest && length < bordered.Length) buckets.Add(hash, new TopicFeature(at, start, length));
            }
        }
    }

    private static void AddHit(ref Writer buckets, PhraseUse use, int at)
    {
        if (use.Role is not (PhraseRole.Danger or PhraseRole.Urgent or PhraseRole.Topic or PhraseRole.Calm)) return;
        var hash = Hash(use.Role == PhraseRole.Danger ? DangerNames[(int)use.Kind] : use.Topic, ListSeed + (uint)use.Role);
        buckets.Add(hash, new TopicFeature(-1, at, 0));
        if (use.Topic.Length > 0) buckets.Add(Hash(use.Topic, ListSeed), new TopicFeature(-1, at, 0));
    }

    /// <summary>The most severe topic and the most severe role of all that was found, or that nothing was.</summary>
    private static void AddWorst(ref Writer buckets, IReadOnlyList<PhraseHit> hits)
    {
        var (topic, topicAt, role, roleAt) = ("", -1, PhraseRole.Told, -1);
        for (var i = 0; i < hits.Count; i++)
        {
            var use = hits[i].Use;
            if (!use.NamesTopic) continue;
            if (use.Role < role) (role, roleAt) = (use.Role, i);
            if (use.Topic.Length > 0 && (topic.Length == 0 || Topics.Severity(use.Topic) < Topics.Severity(topic))) (topic, topicAt) = (use.Topic, i);
        }

        buckets.Add(Hash(topic, WorstSeed), new TopicFeature(-1, topicAt, 0));
        buckets.Add(Hash("", WorstSeed + 1 + (uint)role), new TopicFeature(-1, roleAt, 0));
    }

    /// <summary>Every meaning, once a word, though two spellings of one list may find it there; and every two that stand near each other, whichever comes first.</summary>
    private static void AddIdeas(ref Writer buckets, IReadOnlyList<PhraseHit> hits)
    {
        Span<(int First, uint Name)> near = stackalloc (int, uint)[MostNear];
        var (count, pairs) = (0, 0);
        for (var at = 0; at < hits.Count; at++)
        {
            if (hits[at].Use.Role != PhraseRole.Idea) continue;
            var (first, name) = (hits[at].First, Hash(hits[at].Use.Idea, IdeaSeed));
            if (pairs >= MostPairs - MostNear) return;
            if (near[..Math.Min(count, MostNear)].Contains((first, name))) continue;
            buckets.Add(name, new TopicFeature(-1, at, 0));
            pairs++;
            for (var i = Math.Max(0, count - MostNear); i < count; i++)
            {
                var other = near[i % MostNear];
                if (other.Name == name || Math.Abs(first - other.First) > Near) continue;
                buckets.Add((name + other.Name) * Prime, new TopicFeature(-1, at, 0));
                pairs++;
            }

            near[count++ % MostNear] = (first, name);
        }
    }

    /// <summary>Question marks and emoji, each that comes once or more.</summary>
    private static void AddSigns(ref Writer buckets, string text)
    {
        Span<uint> seen = stackalloc uint[MostSigns];
        var count = 0;
        for (var i = 0; i < Math.Min(text.Length, MostCharacters) && count < MostSigns; i++)
        {
            var c = text[i];
            if (c is not '?' and < FirstSign) continue;
            var sign = char.IsHighSurrogate(c) && i + 1 < text.Length ? ((uint)c << 16) | text[i + 1] : c;
            if (char.IsLowSurrogate(c) || c is >= FirstLetterBeyond and <= LastLetterBeyond || seen[..count].Contains(sign)) continue;
            seen[count++] = sign;
            buckets.Add((sign ^ SignSeed) * Prime, new TopicFeature(-1, -1, 0));
        }
    }

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        foreach (var c in text) seed = (seed ^ c) * Prime;
        return seed;
    }

    private ref struct Writer(Span<int> into, List<TopicFeature>? parts)
    {
        private readonly Span<int> into = into;
        private readonly List<TopicFeature>? parts = parts;

        public int Count { get; private set; }

        /// <summary>Spreads the hash, because its low bits depend on the last letters alone.</summary>
        public void Add(uint hash, TopicFeature part)
        {
            hash ^= hash >> 15;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35;
            hash ^= hash >> 16;
            into[Count++] = (int)(hash >> (32 - TopicModel.BucketBits));
            parts?.Add(part);
        }
    }
}
