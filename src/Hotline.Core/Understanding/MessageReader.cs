using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding;

/// <summary>
/// Understands one message: which language, which topic, whether it speaks of danger. The lists are compiled once, the examples are learnt from once; reading is pure, deterministic,
/// linear in the text's length, and never throws (null counts as empty). The rules of every language run on every text, because people mix languages.
/// Rules of danger decide alone, but in what is told of a film or a game, where all else must not sound calm; where they are silent, what was learnt may raise the alarm. Thread-safe.
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

    // What was learnt from seven languages says nothing of another: there the lists alone are heard.
    private const double LikelyForeign = 0.7;

    private const char FirstSign = '\u2600';
    private const char LastSign = '\u2BFF';
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    private static readonly SearchValues<char> DigitsAndSpace = SearchValues.Create("0123456789 ");

    private readonly PhraseFinder lists;
    private readonly TopicGuesser? topics;
    private readonly LanguageGuesser guesser;
    private readonly IReadOnlySet<string> exact;
    private readonly FrozenSet<string> thanks;

    /// <summary>
    /// Takes what was <paramref name="learnt"/> from this very data before, or learns it now, which takes about a second of the processor. <paramref name="exact"/>: whole messages, folded, that
    /// say by themselves what they want; rules of danger are tried on them as on every message, and what was learnt is not asked.
    /// </summary>
    public MessageReader(UnderstandingData data, LearntTopics? learnt = null, IReadOnlySet<string>? exact = null)
    {
        this.exact = exact ?? FrozenSet<string>.Empty;
        lists = new PhraseFinder(data);
        topics = data.Examples.Count == 0 ? null : new TopicGuesser((learnt ?? LearntTopics.Learn(data, lists)).Model);
        guesser = new LanguageGuesser(data.Languages);
        thanks = data.Languages.SelectMany(l => l.Thanks).Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
    }

    public Reading Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reading.Nothing;
        var folded = Folding.Fold(text);
        using var words = new SoundWords(folded);
        var hits = lists.Find(text, words);
        return Read(text, folded, words, hits);
    }

    /// <summary>Reads a text and says what decided.</summary>
    public Explanation Explain(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Explanation(Reading.Nothing, []);
        var folded = Folding.Fold(text);
        using var words = new SoundWords(folded);
        var hits = lists.Find(text, words);
        var reading = Read(text, folded, words, hits);
        var rules = hits.Where(h => h.Use.Role is PhraseRole.Danger or PhraseRole.Calm).Select(h => new Reason(ReasonAbout.Danger, h.Use.Role == PhraseRole.Calm ? Reason.Calm : "phrase", h.Phrase, 0));
        var urgent = hits.Where(h => h.Use.Role == PhraseRole.Urgent).Select(h => new Reason(ReasonAbout.Danger, Reason.Urgent, h.Phrase, 0));
        var alarm = Alarm(reading, TopicGuesser.Least(words.Count, hits));
        var topic = topics is null || IsExact(text, folded) ? ListReasons(hits) : topics.Reasons(text, folded, words, hits, reading.Topic, reading.Urgency);
        return new Explanation(reading, [.. guesser.Reasons(text, folded, reading.Locale), .. rules, .. urgent, alarm, .. topic]);
    }

    /// <summary>How much what was learnt speaks for an alarm, from where on it is one, and the kinds of danger that were read.</summary>
    private static Reason Alarm(Reading reading, double least) => new(
        ReasonAbout.Danger, Reason.Alarm, string.Create(CultureInfo.InvariantCulture, $"{reading.Alarm:0.00} learnt, immediate from {least:0.00} on; read: {(reading.Danger.Count == 0 ? "none" : string.Join(", ", reading.Danger))}"), 0);

    private Reading Read(string text, string folded, in SoundWords words, List<PhraseHit> hits)
    {
        var danger = DangerOf(hits, _ => true);
        var listed = danger.Length > 0 ? Urgency.Immediate : hits.Exists(h => h.Use.Role == PhraseRole.Urgent) ? Urgency.Urgent : Urgency.Normal;
        var guess = topics is null || IsExact(text, folded) ? ByLists(hits, danger) : topics.Guess(text, words, hits);
        if (guess.Topic == Topics.Operator && IsUndone(hits)) guess = guess with { Topic = Topics.Other, Confidence = 0 };
        if (guess.Learnt && guess.Alarm < TopicGuesser.CalmInStory && hits.Exists(h => h.Use.Role == PhraseRole.Story)) danger = DangerOf(hits, hit => IsOfOneself(hit, hits));
        var (locale, localeConfidence) = guesser.Guess(text, folded);
        var foreign = locale == LocaleTag.Unknown && localeConfidence >= LikelyForeign;
        if (danger.Length == 0 && !foreign && guess.Danger is { } heard) danger = [heard];
        var urgency = danger.Length > 0 ? Urgency.Immediate : foreign ? listed : guess.Urgency;
        var mistaken = hits.Exists(h => h.Use.Role == PhraseRole.Mistaken);
        return new Reading(locale, localeConfidence, guess.Topic, guess.Confidence, urgency, danger)
        {
            OtherTopics = guess.Others,
            Asked = Asked(hits, folded, locale),
            Told = Told(hits),
            Calls = IsCall(hits, folded),
            Thanks = urgency == Urgency.Normal && thanks.Contains(folded) && !HasSigns(text) && !text.Contains('?', StringComparison.Ordinal),
            Mistaken = mistaken,
            Beside = mistaken ? [.. hits.Where(h => h.Use.Role == PhraseRole.Topic && Topics.IsMatter(h.Use.Topic) && Topics.DangerOf(h.Use.Topic) is null).Select(h => h.Use.Topic).Distinct()] : [],
            Listed = urgency > listed ? listed : null,
            Alarm = guess.Alarm,
        };
    }

    /// <summary>A command, or digits and nothing else. Beside a sign (😭) the same words may say more.</summary>
    private bool IsExact(ReadOnlySpan<char> text, string folded) =>
        (!folded.AsSpan().ContainsAnyExcept(DigitsAndSpace) || exact.Contains(folded)) && !HasSigns(text);

    private static bool HasSigns(ReadOnlySpan<char> text) => text.ContainsAnyInRange(FirstSign, LastSign) || text.ContainsAnyInRange(FirstSurrogate, LastSurrogate);

    private static IEnumerable<Reason> ListReasons(List<PhraseHit> hits) =>
        hits.Where(h => h.Use.Role is PhraseRole.Topic or PhraseRole.Urgent).Select(h => new Reason(ReasonAbout.Topic, "phrase", h.Phrase, 0));

    /// <summary>The most severe first; but "they do not let me out" of a police station is the police's doing, and the bleeding of a pregnant woman is the birth's.</summary>
    private static DangerKind[] DangerOf(List<PhraseHit> hits, Func<PhraseHit, bool> counts)
    {
        var kinds = hits.Where(h => h.Use.Role == PhraseRole.Danger && counts(h)).Select(h => h.Use.Kind).Distinct().Order().ToArray();
        if (kinds is [DangerKind.Confinement, DangerKind.Custody, ..] && hits.Exists(h => h.Use is { Role: PhraseRole.Topic, Topic: Topics.Detention }))
            (kinds[0], kinds[1]) = (kinds[1], kinds[0]);
        if (kinds is [DangerKind.Medical, DangerKind.Birth, ..]) (kinds[0], kinds[1]) = (kinds[1], kinds[0]);
        return kinds;
    }

    /// <summary>"No operator please": a phrase that undoes others stands there, and no wish for a person is left of what the lists found.</summary>
    private static bool IsUndone(List<PhraseHit> hits) =>
        hits.Exists(h => h.Use.Role == PhraseRole.Calm) && !hits.Exists(h => h.Use is { Role: PhraseRole.Topic, Topic: Topics.Operator });

    /// <summary>Whether the writer's own word stands in the phrase or beside it: "like in a film: they locked us in" is no film.</summary>
    private static bool IsOfOneself(PhraseHit danger, List<PhraseHit> hits) => hits.Exists(h => h.Use.Role == PhraseRole.Oneself && h.First >= danger.First - 1 && h.Last <= danger.Last + 1);

    /// <summary>Where there is nothing to learn from, the most dangerous topic that a list names counts, the more surely the more words its phrase has.</summary>
    private static TopicGuess ByLists(List<PhraseHit> hits, DangerKind[] danger)
    {
        var urgency = hits.Exists(h => h.Use.Role == PhraseRole.Urgent) ? Urgency.Urgent : Urgency.Normal;
        var named = hits.Where(h => h.Use.Topic.Length > 0 && h.Use.Role != PhraseRole.LanguageName).ToLookup(h => h.Use.Topic, h => h.Use);
        if (named.Count == 0) return new TopicGuess(Topics.Other, 0, [], urgency, null);
        var topic = named.MinBy(t => Topics.Severity(t.Key))!.Key;
        // Bleeding in a pregnancy is the pregnancy's; any other danger names the topic itself.
        if (danger.Length > 0 && Topics.Of(danger[0]) is { } own && !(Topics.IsBirth(topic) && danger[0] <= DangerKind.Birth)) topic = own;
        var words = named[topic].Max(u => u.Words);
        var confidence = words switch { 1 => OneWord, 2 => TwoWords, _ => MoreWords };
        var others = named.Select(t => t.Key).Where(t => t != topic && Topics.IsMatter(t)).OrderBy(Topics.Severity).ToList();
        return new TopicGuess(topic, others.Count > 0 ? Math.Round(confidence * BesideAnother, 3) : confidence, others, urgency, null);
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
}
