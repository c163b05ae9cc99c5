using System.Buffers;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Identification;

namespace Hotline.Core.Understanding;

/// <summary>
/// Understands one message by word lists: which language, which topic, whether it speaks of danger. The lists are compiled once; reading is pure, deterministic,
/// linear in the text's length, and never throws (null counts as empty). The rules of every language run on every text, because people mix languages.
/// A danger makes the urgency immediate; an urgent phrase makes it urgent. Thread-safe.
/// </summary>
public sealed class MessageReader
{
    private const double OneWord = 0.6;
    private const double TwoWords = 0.8;
    private const double MoreWords = 0.9;
    private const double BesideAnother = 0.85;
    private const int LongestRequest = 8;

    // Longer writing tells something, and "help" in it is no more than a word.
    private const int LongestCall = 5;

    private readonly PhraseTrie phrases = new();
    private readonly List<(string Sign, PhraseUse Use)> signs = [];
    private readonly Dictionary<string, PhraseUse> parts = [];
    private readonly List<PhraseTogether> together = [];
    private readonly LanguageGuesser guesser;

    public MessageReader(UnderstandingData data)
    {
        foreach (var language in data.Languages) Add(language);
        guesser = new LanguageGuesser(data.Languages);
    }

    public Reading Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reading.Nothing;
        var folded = Folding.Fold(text);
        var hits = Find(folded);
        AddSigns(text, hits);
        var danger = DangerOf(hits);
        var (topic, confidence) = Topic(hits, danger);
        var (locale, localeConfidence) = guesser.Guess(text, folded);
        return new Reading(locale, localeConfidence, topic, confidence, UrgencyOf(hits, danger), danger) { Asked = Asked(hits, folded, locale), Told = Told(hits), Calls = IsCall(hits, folded) };
    }

    private void Add(UnderstandingLanguage language)
    {
        foreach (var (kind, phrase) in language.Danger) Add(phrase, words => new PhraseUse(PhraseRole.Danger, kind, Topics.Of(kind) ?? "", words));
        foreach (var phrase in language.Calm) Add(phrase, words => new PhraseUse(PhraseRole.Calm, default, "", words));
        foreach (var (topic, phrase) in language.Urgent) Add(phrase, words => new PhraseUse(PhraseRole.Urgent, default, topic, words));
        foreach (var (topic, phrase) in language.Topics) Add(phrase, words => new PhraseUse(PhraseRole.Topic, default, topic, words));
        foreach (var (told, phrase) in language.Told) Add(phrase, words => new PhraseUse(PhraseRole.Told, default, "", words) { Told = told });
        foreach (var phrase in language.Calls) Add(phrase, words => new PhraseUse(PhraseRole.Call, default, "", words));
        foreach (var (locale, name) in language.Requests.Languages) Add(name, words => new PhraseUse(PhraseRole.LanguageName, default, locale.Value, words));
        foreach (var word in language.Requests.Words) Add(word, words => new PhraseUse(PhraseRole.LanguageRequest, default, "", words));
        foreach (var word in language.Requests.Unless) Add(word, words => new PhraseUse(PhraseRole.LanguageUnless, default, "", words));
    }

    /// <summary>A phrase of signs alone (an emoji) is looked for as it stands.</summary>
    private void Add(string phrase, Func<int, PhraseUse> use)
    {
        if (phrase.Contains(" + ", StringComparison.Ordinal))
        {
            AddTogether(phrase.Split(" + ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), use);
            return;
        }

        if (phrase.StartsWith('~') && phrase.IndexOf(' ', StringComparison.Ordinal) is var end and > 1)
        {
            var guard = PhraseGuard.Of(phrase[1..end]);
            phrases.Add(phrase[end..], words => use(words) with { NotAfter = guard });
            return;
        }

        var sign = phrase.Trim(' ', '*');
        if (sign.Length > 0 && Folding.Fold(sign).Length == 0) signs.Add((sign, use(1)));
        else phrases.Add(phrase, use);
    }

    /// <summary>Parts that several phrases share are looked for once.</summary>
    private void AddTogether(string[] phrase, Func<int, PhraseUse> use)
    {
        var found = new List<PhraseUse>();
        foreach (var part in phrase)
        {
            if (!parts.TryGetValue(part, out var known))
            {
                parts[part] = known = new PhraseUse(PhraseRole.Part, default, "", parts.Count);
                phrases.Add(part, _ => known);
            }

            found.Add(known);
        }

        together.Add(new PhraseTogether(use(found.Count), found));
    }

    private List<PhraseHit> Find(string folded)
    {
        var hits = new List<PhraseHit>();
        var keys = ArrayPool<char>.Shared.Rent((folded.Length * SoundKey.LongestExpansion) + 1);
        var ends = ArrayPool<int>.Shared.Rent((folded.Length / 2) + 1);
        var (length, count) = (0, 0);
        foreach (var range in folded.AsSpan().Split(' '))
        {
            length += SoundKey.Write(folded.AsSpan(range), keys.AsSpan(length));
            ends[count++] = length;
        }

        phrases.Find(keys.AsSpan(0, length), ends.AsSpan(0, count), hits);
        RemoveGuarded(hits, keys, ends);
        if (hits.Exists(h => h.Use.Role == PhraseRole.Calm)) RemoveCalmed(hits, count);
        if (hits.Exists(h => h.Use.Role == PhraseRole.Part)) JoinParts(hits, count);
        ArrayPool<char>.Shared.Return(keys, clearArray: true);
        ArrayPool<int>.Shared.Return(ends);
        return hits;
    }

    private static void RemoveGuarded(List<PhraseHit> hits, char[] keys, int[] ends) =>
        hits.RemoveAll(h => h.Use.NotAfter is { } guard && h.First > 0 && guard.Is(keys.AsSpan((h.First > 1 ? ends[h.First - 2] : 0)..ends[h.First - 1])));

    private static void RemoveCalmed(List<PhraseHit> hits, int words)
    {
        var calm = new bool[words];
        foreach (var hit in hits.Where(h => h.Use.Role == PhraseRole.Calm)) Array.Fill(calm, true, hit.First, hit.Last - hit.First + 1);
        hits.RemoveAll(h => Array.IndexOf(calm, true, h.First, h.Last - h.First + 1) >= 0);
    }

    private void JoinParts(List<PhraseHit> hits, int words)
    {
        var found = hits.Where(h => h.Use.Role == PhraseRole.Part).Select(h => h.Use).ToHashSet();
        foreach (var (use, needed) in together)
        {
            if (needed.All(found.Contains)) hits.Add(new PhraseHit(use, 0, words - 1));
        }
    }

    private void AddSigns(string text, List<PhraseHit> hits)
    {
        foreach (var (sign, use) in signs)
        {
            if (use.Role != PhraseRole.Calm && text.Contains(sign, StringComparison.Ordinal)) hits.Add(new PhraseHit(use, 0, 0));
        }
    }

    /// <summary>The most severe first; but "they do not let me out" of a police station is the police's doing.</summary>
    private static DangerKind[] DangerOf(List<PhraseHit> hits)
    {
        var kinds = hits.Where(h => h.Use.Role == PhraseRole.Danger).Select(h => h.Use.Kind).Distinct().Order().ToArray();
        if (kinds is [DangerKind.Confinement, DangerKind.Custody, ..] && hits.Exists(h => h.Use is { Role: PhraseRole.Topic, Topic: Topics.Detention }))
            (kinds[0], kinds[1]) = (kinds[1], kinds[0]);
        return kinds;
    }

    private static (string Topic, double Confidence) Topic(List<PhraseHit> hits, DangerKind[] danger)
    {
        var named = hits.Where(h => h.Use.Topic.Length > 0 && h.Use.Role != PhraseRole.LanguageName).ToLookup(h => h.Use.Topic, h => h.Use);
        if (named.Count == 0) return (Topics.Other, 0);
        var topic = named.MinBy(t => Topics.Severity(t.Key))!.Key;
        // Bleeding in a pregnancy is the pregnancy's; any other danger names the topic itself.
        if (danger.Length > 0 && Topics.Of(danger[0]) is { } own && !(Topics.IsBirth(topic) && danger[0] <= DangerKind.Birth)) topic = own;
        var words = named[topic].Max(u => u.Words);
        var confidence = words switch { 1 => OneWord, 2 => TwoWords, _ => MoreWords };
        var others = named.Any(t => t.Key != topic && Topics.IsMatter(t.Key));
        return (topic, others ? Math.Round(confidence * BesideAnother, 3) : confidence);
    }

    /// <summary>The language that a short message asks for. Of two names the longer one counts ("uzbek in Latin"); of two languages (or two scripts of one, which sound alike) the one that it is written in; else it is no request.</summary>
    private static LocaleTag? Asked(List<PhraseHit> hits, string folded, LocaleTag written)
    {
        if (!hits.Exists(h => h.Use.Role == PhraseRole.LanguageName) || folded.Count(c => c == ' ') >= LongestRequest) return null;
        if (!hits.Exists(h => h.Use.Role == PhraseRole.LanguageRequest) || hits.Exists(h => h.Use.Role == PhraseRole.LanguageUnless)) return null;
        var names = hits.Where(h => h.Use.Role == PhraseRole.LanguageName).ToList();
        var longest = names.Max(h => h.Use.Words);
        var asked = names.Where(h => h.Use.Words == longest).Select(h => h.Use.Topic).Distinct().ToList();
        if (asked.Contains(written.Value)) return written;
        return asked.Count == 1 ? new LocaleTag(asked[0]) : null;
    }

    /// <summary>Of two values for one slot the one that more words speak for.</summary>
    private static IReadOnlyList<ToldValue> Told(List<PhraseHit> hits) =>
        hits.Exists(h => h.Use.Role == PhraseRole.Told)
            ? [.. hits.Where(h => h.Use.Role == PhraseRole.Told).OrderByDescending(h => h.Use.Words).Select(h => h.Use.Told).DistinctBy(t => t.Slot)]
            : [];

    private static bool IsCall(List<PhraseHit> hits, string folded) =>
        hits.Exists(h => h.Use.Role == PhraseRole.Call) && folded.Count(c => c == ' ') < LongestCall;

    private static Urgency UrgencyOf(List<PhraseHit> hits, DangerKind[] danger) =>
        danger.Length > 0 ? Urgency.Immediate : hits.Exists(h => h.Use.Role == PhraseRole.Urgent) ? Urgency.Urgent : Urgency.Normal;
}
