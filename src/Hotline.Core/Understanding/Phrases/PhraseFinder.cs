using System.Buffers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// Finds the phrases of all lists in one text. The phrases of every language are looked for in every text, because people mix languages. Compiled once; linear in the text; thread-safe.
/// </summary>
internal sealed class PhraseFinder
{
    private const int LongestCalmGap = 1;

    /// <summary>Words that may lie between a doubtful word and the call for help that makes it sure.</summary>
    private const int LongestBesideGap = 1;

    private readonly PhraseTrie phrases;
    private readonly List<(string Sign, string Phrase, PhraseUse Use)> signs = [];

    /// <summary>The phrases of several parts, by the number of their first part.</summary>
    private readonly Dictionary<int, List<PhraseTogether>> together = [];

    private int parts;

    public PhraseFinder(UnderstandingData data)
    {
        var builder = new PhraseTrieBuilder();
        foreach (var language in data.Languages)
        {
            builder.Meant.WrittenTogether = builder.Written.WrittenTogether = [.. language.Answers.Deny.Where(word => language.Answers.DenyInside.Contains(word + "*"))];
            AddAlarms(builder.Meant, language);
            AddAll(builder.Written, language);
        }

        builder.Written.WrittenTogether = [];
        foreach (var (idea, word) in data.Ideas) Add(builder.Written, word, PhraseUse.Of(PhraseRole.Idea) with { Idea = idea });
        phrases = new PhraseTrie(builder);
    }

    /// <summary>What counts of all that was found: a calm phrase and what it undoes are gone, calm ones stay.</summary>
    public List<PhraseHit> Find(string text, in SoundWords words)
    {
        var hits = new List<PhraseHit>();
        phrases.Find(words.Keys, words.Ends, hits);
        RemoveGuarded(hits, words);
        if (hits.Exists(h => h.Doubt != PhraseDoubt.None)) RemoveDoubtful(hits);
        if (hits.Exists(h => h.Use.Role == PhraseRole.Calm)) RemoveCalmed(hits, words.Count);
        if (hits.Exists(h => h.Use.Role == PhraseRole.Part)) JoinParts(hits, words.Count);
        AddSigns(text, hits);
        if (hits.Exists(h => h.Use.Alone)) RemoveNotAlone(hits, words);
        return hits;
    }

    /// <summary>How many steps the phrases of a text take, which grow with its words and with nothing else.</summary>
    public long Steps(in SoundWords words) => phrases.Find(words.Keys, words.Ends, []);

    /// <summary>Danger, one word that calls for help, and what undoes danger: there too a word of danger may be misspelt, but no other, because nobody is calmed by a slip of the finger.</summary>
    private void AddAlarms(PhraseTreeBuilder builder, UnderstandingLanguage language)
    {
        builder.MisspeltToo = true;
        foreach (var (kind, phrase) in language.Danger) Add(builder, phrase, PhraseUse.Of(kind));
        if (!language.FixedOrder) AddTurned(builder, language);
        foreach (var word in language.Calls.Where(IsOneWord)) Add(builder, word, PhraseUse.Of(PhraseRole.Call));
        builder.MisspeltToo = false;
        foreach (var phrase in language.Calm) Add(builder, phrase, PhraseUse.Of(PhraseRole.Calm));
    }

    /// <summary>A word that denies, before a phrase that is turned round, stands where it would have stood inside it: "нас не продали", "не продали нас".</summary>
    private static void AddTurned(PhraseTreeBuilder builder, UnderstandingLanguage language)
    {
        var denied = language.Answers.Deny.Count == 0 ? null : PhraseGuard.Of(string.Join('|', language.Answers.Deny));
        foreach (var (kind, phrase) in language.Danger)
            foreach (var turned in PhraseTurns.Of(phrase, language))
                builder.Add(turned, phrase, PhraseUse.Of(kind) with { NotAfter = denied });
    }

    private void AddAll(PhraseTreeBuilder builder, UnderstandingLanguage language)
    {
        foreach (var (topic, phrase) in language.Urgent) Add(builder, phrase, PhraseUse.Of(PhraseRole.Urgent, topic));
        foreach (var (topic, phrase) in language.Topics) Add(builder, phrase, PhraseUse.Of(PhraseRole.Topic, topic));
        foreach (var (told, phrase) in language.Told) Add(builder, phrase, PhraseUse.Of(PhraseRole.Told) with { Told = told });
        foreach (var phrase in language.Calls.Where(c => !IsOneWord(c))) Add(builder, phrase, PhraseUse.Of(PhraseRole.Call));
        foreach (var phrase in language.Mistaken) Add(builder, phrase, PhraseUse.Of(PhraseRole.Mistaken));
        foreach (var phrase in language.Stories) Add(builder, phrase, PhraseUse.Of(PhraseRole.Story));
        foreach (var phrase in language.Oneself) Add(builder, phrase, PhraseUse.Of(PhraseRole.Oneself));
        foreach (var (locale, name) in language.Requests.Languages) Add(builder, name, PhraseUse.Of(PhraseRole.LanguageName, locale.Value));
        foreach (var word in language.Requests.Words) Add(builder, word, PhraseUse.Of(PhraseRole.LanguageRequest));
        foreach (var word in language.Requests.Unless) Add(builder, word, PhraseUse.Of(PhraseRole.LanguageUnless));
    }

    /// <summary>A phrase of signs alone (an emoji) is looked for as it stands.</summary>
    private void Add(PhraseTreeBuilder builder, string phrase, PhraseUse use)
    {
        var written = phrase;
        if (phrase.StartsWith('='))
        {
            phrase = phrase[1..];
            use = use with { Alone = true };
        }

        if (phrase.Contains(" + ", StringComparison.Ordinal))
        {
            AddTogether(builder, phrase.Split(" + ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), written, use);
            return;
        }

        if (phrase.IndexOf(" ~", StringComparison.Ordinal) is var behind and > 0)
        {
            use = use with { NotBefore = PhraseGuard.Of(phrase[(behind + 2)..]) };
            phrase = phrase[..behind];
        }

        if (phrase.StartsWith('~') && phrase.IndexOf(' ', StringComparison.Ordinal) is var end and > 1)
        {
            builder.Add(phrase[end..], written, use with { NotAfter = PhraseGuard.Of(phrase[1..end]) });
            return;
        }

        if (IsSign(phrase)) signs.Add((phrase.Trim(' ', '*'), written, use with { Words = 1 }));
        else builder.Add(phrase, written, use);
    }

    /// <summary>Parts that several phrases share are looked for once.</summary>
    private void AddTogether(PhraseTreeBuilder builder, string[] phrase, string written, PhraseUse use)
    {
        var numbers = new int[phrase.Length];
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!builder.Parts.TryGetValue(phrase[i], out numbers[i]))
            {
                builder.Parts[phrase[i]] = numbers[i] = parts++;
                builder.Add(phrase[i], phrase[i], PhraseUse.Of(PhraseRole.Part) with { Words = numbers[i] });
            }
        }

        if (!together.TryGetValue(numbers[0], out var same)) together[numbers[0]] = same = [];
        same.Add(new PhraseTogether(use with { Words = numbers.Length }, written, numbers));
    }

    private static bool IsSign(ReadOnlySpan<char> phrase)
    {
        var sign = phrase.Trim(" *");
        foreach (var c in sign)
            if (char.IsLetterOrDigit(c)) return false;
        return sign.Length > 0 && Folding.Fold(sign.ToString()).Length == 0;
    }

    private static bool IsOneWord(string phrase) => !phrase.Contains(' ', StringComparison.Ordinal);

    /// <summary>"Ражаю" may be anything; "я ражаю" and "ражаю помогите" are a birth. A misspelt call alone is one, because it costs nothing to look.</summary>
    private static void RemoveDoubtful(List<PhraseHit> hits)
    {
        var sure = hits.Where(h => h.Use.Role is PhraseRole.Call or PhraseRole.Oneself).ToList();
        hits.RemoveAll(h => h.Doubt != PhraseDoubt.None && h.Use.Role != PhraseRole.Call && !(h.Use.Role == PhraseRole.Danger && sure.Exists(s => MakesSure(s, h))));
    }

    /// <summary>A call may have a word between; a word for oneself has none, and makes no other word of one with a sound more or less.</summary>
    private static bool MakesSure(PhraseHit beside, PhraseHit doubtful)
    {
        var gap = Math.Max(beside.First - doubtful.Last, doubtful.First - beside.Last) - 1;
        return beside.Use.Role == PhraseRole.Call ? gap <= LongestBesideGap : gap == 0 && doubtful.Doubt == PhraseDoubt.SameLength;
    }

    private static void RemoveGuarded(List<PhraseHit> hits, in SoundWords words)
    {
        var kept = 0;
        for (var i = 0; i < hits.Count; i++)
            if (!IsGuarded(hits[i], words)) hits[kept++] = hits[i];
        hits.RemoveRange(kept, hits.Count - kept);
    }

    private static bool IsGuarded(PhraseHit hit, in SoundWords words) =>
        hit is { Use.NotAfter: { } before, First: > 0 } && before.Is(words[hit.First - 1]) || hit.Use.NotBefore is { } behind && hit.Last + 1 < words.Count && behind.Is(words[hit.Last + 1]);

    /// <summary>"Nobody * in danger" is "nobody is in danger", and not "nobody helps, I am in danger": a calming phrase that reaches over more words than one undoes nothing.</summary>
    private static void RemoveCalmed(List<PhraseHit> hits, int words)
    {
        var calm = new bool[words];
        foreach (var hit in hits.Where(h => h.Use.Role == PhraseRole.Calm && h.Last - h.First + 1 - h.Use.Words <= LongestCalmGap)) Array.Fill(calm, true, hit.First, hit.Last - hit.First + 1);
        hits.RemoveAll(h => h.Use.Role is not (PhraseRole.Calm or PhraseRole.Mistaken or PhraseRole.Story or PhraseRole.Oneself or PhraseRole.Idea) && Array.IndexOf(calm, true, h.First, h.Last - h.First + 1) >= 0);
    }

    /// <summary>"Arrested" is a cry where it is all that somebody writes, or stands beside "help"; inside a sentence it tells of anybody.</summary>
    private static void RemoveNotAlone(List<PhraseHit> hits, in SoundWords words)
    {
        var said = new bool[words.Count];
        foreach (var hit in hits.Where(h => h.Use.Alone || h.Use.Role == PhraseRole.Call || h.Use is { Role: PhraseRole.Topic, Topic: Topics.Greeting }))
            Array.Fill(said, true, hit.First, hit.Last - hit.First + 1);
        for (var i = 0; i < said.Length; i++)
            if (!said[i] && !words[i].IsEmpty)
            {
                hits.RemoveAll(h => h.Use.Alone);
                return;
            }
    }

    /// <summary>A part's number is its <see cref="PhraseUse.Words"/>. Only phrases whose first part is found are looked at, each once.</summary>
    private void JoinParts(List<PhraseHit> hits, int words)
    {
        var found = ArrayPool<bool>.Shared.Rent(parts);
        Array.Clear(found);
        var firsts = new List<int>();
        foreach (var hit in hits)
        {
            if (hit.Use.Role != PhraseRole.Part || found[hit.Use.Words]) continue;
            found[hit.Use.Words] = true;
            firsts.Add(hit.Use.Words);
        }

        foreach (var first in firsts)
        {
            if (!together.TryGetValue(first, out var phrasesOfFirst)) continue;
            foreach (var (use, phrase, needed) in phrasesOfFirst)
                if (AreFound(needed, found)) hits.Add(new PhraseHit(use, 0, words - 1) { Phrase = phrase });
        }

        ArrayPool<bool>.Shared.Return(found);
    }

    private static bool AreFound(int[] needed, bool[] found)
    {
        foreach (var part in needed)
            if (!found[part]) return false;
        return true;
    }

    private void AddSigns(string text, List<PhraseHit> hits)
    {
        foreach (var (sign, phrase, use) in signs)
        {
            if (use.Role != PhraseRole.Calm && text.Contains(sign, StringComparison.Ordinal)) hits.Add(new PhraseHit(use, 0, -1) { Phrase = phrase });
        }
    }
}
