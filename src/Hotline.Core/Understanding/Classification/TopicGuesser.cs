using System.Buffers;
using Hotline.Core.Cases;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Classification;

/// <summary>
/// Tells what a message is about and how urgent it is, by what was learnt from the examples; what the lists found is part of what it looks at, so their weight is learnt too.
/// Immutable, thread-safe.
/// </summary>
internal sealed class TopicGuesser
{
    /// <summary>
    /// From this on a message is immediate though no rule of danger spoke. Compared with it is the likelihood of "immediate", made less where the topics in which there is danger are unlikely: see
    /// <see cref="WithoutTopic"/>. This one and the next three are the lowest at which, of examples kept back, ten calm messages more were flagged for every six immediate ones more that were found
    /// (<c>hotline understand --hold-back</c> prints both).
    /// </summary>
    public const double Alarm = 0.15;

    /// <summary>The same where a list says that the matter is urgent, and so that it is not immediate: there the urgent ones that would be flagged are counted too.</summary>
    public const double AlarmOfUrgent = 0.28;

    /// <summary>The same where a list says that all is calm.</summary>
    public const double AlarmOfCalm = 0.4;

    /// <summary>The same where a few words are all there is to go by.</summary>
    public const double AlarmOfFewWords = 0.4;

    /// <summary>The same in what is told of a film, a game or a dream.</summary>
    public const double AlarmInStory = 0.3;

    /// <summary>
    /// Below it what a list calls danger is none in such a story: "in the film they sold a girl". All else in the message must say so: of examples kept back whose danger a list hears, one in 150 is as calm, whether it
    /// tells of a film or not.
    /// </summary>
    public const double CalmInStory = 0.12;

    /// <summary>What is left of an alarm where no topic of danger is likely at all.</summary>
    private const double WithoutTopic = 0.3;

    /// <summary>An alarm is of the kind of a topic that is as likely as one that a script takes for an answer; below it, the text for any danger goes out and names no wrong one.</summary>
    private const double KindEnough = 0.5;

    /// <summary>From this likelihood on a message is urgent though no list says so.</summary>
    public const double Pressing = 0.6;

    /// <summary>A topic beside the likeliest is kept from this likelihood on.</summary>
    private const double Beside = 0.2;

    /// <summary>The same for a topic that a list names and that is more dangerous.</summary>
    private const double BesideInList = 0.2;

    /// <summary>Fewer words that no list knows may be a name or a place: they raise no alarm, and their topic is never more than a guess.</summary>
    private const int FewestWords = 3;

    private const int FewWords = 5;

    private const double BareGuess = 0.4;
    private const double ListedAlone = 0.8;

    /// <summary>One word, though a list knows it, only hints at a topic: a script asks whether it is that.</summary>
    private const double Hint = 0.7;
    private const int OnStack = 64;

    private readonly TopicModel model;

    public TopicGuesser(TopicModel model) => this.model = model;

    /// <summary>Learns from the examples, as the lists see them.</summary>
    public static TopicModel Learn(IReadOnlyList<LabelledExample> examples, PhraseFinder lists) => TopicTrainer.Train([.. examples.Select(e => Sample(e, lists))]);

    public TopicGuess Guess(string text, in SoundWords words, IReadOnlyList<PhraseHit> hits)
    {
        var sums = model.Lanes <= OnStack ? stackalloc float[OnStack] : new float[model.Lanes];
        var features = Sum(text, words, hits, sums);
        var topics = (model.Lanes <= OnStack ? stackalloc double[OnStack] : new double[model.Lanes])[..model.Topics.Count];
        Span<double> urgencies = stackalloc double[3];
        var value = 1 / Math.Sqrt(Math.Max(1, features));
        Shares(sums, 0, value, topics);
        Shares(sums, model.UrgencyAt, value, urgencies);
        var bare = words.Count < FewestWords && !hits.Any(h => h.Use.NamesTopic);
        var best = MostDangerous(topics, hits);
        var confidence = bare ? Math.Min(topics[best], BareGuess) : words.Count == 1 ? Math.Min(topics[best], Hint) : topics[best];
        var pressing = hits.Any(h => h.Use.Role == PhraseRole.Urgent);
        var least = Least(words.Count, hits);
        var alarm = urgencies[2] * (WithoutTopic + ((1 - WithoutTopic) * OfDanger(topics)));
        DangerKind? danger = !bare && alarm >= least ? Kind(best, topics[best], sums[model.SuicideAt] > 0) : null;
        var urgency = danger is not null ? Urgency.Immediate : pressing || !bare && urgencies[1] + urgencies[2] >= Pressing ? Urgency.Urgent : Urgency.Normal;
        return Unlearnt(hits, model.Topics[best]) is { } listed
            ? new TopicGuess(listed, ListedAlone, [model.Topics[best]], urgency, danger, alarm) { Learnt = true }
            : new TopicGuess(model.Topics[best], Math.Round(confidence, 3), Others(topics, best), urgency, danger, alarm) { Learnt = true };
    }

    /// <summary>From which likelihood on what was learnt raises an alarm in such a message.</summary>
    public static double Least(int words, IReadOnlyList<PhraseHit> hits)
    {
        if (hits.Any(h => h.Use.Role == PhraseRole.Story)) return AlarmInStory;
        if (words < FewWords) return AlarmOfFewWords;
        if (hits.Any(h => h.Use.Role == PhraseRole.Calm)) return AlarmOfCalm;
        return hits.Any(h => h.Use.Role == PhraseRole.Urgent) ? AlarmOfUrgent : Alarm;
    }

    /// <summary>The likeliest topic; but of several matters the most dangerous that a list names and that is likely enough to stand beside it.</summary>
    private int MostDangerous(ReadOnlySpan<double> topics, IReadOnlyList<PhraseHit> hits)
    {
        var best = Best(topics);
        if (!Topics.IsMatter(model.Topics[best])) return best;
        foreach (var (use, _, _) in hits)
        {
            if (!use.NamesTopic || Topics.Severity(use.Topic) >= Topics.Severity(model.Topics[best])) continue;
            for (var i = 0; i < topics.Length; i++)
                if (topics[i] >= BesideInList && model.Topics[i] == use.Topic) best = i;
        }

        return best;
    }

    /// <summary>A topic that only lists know counts where no list names the one that was guessed.</summary>
    private string? Unlearnt(IReadOnlyList<PhraseHit> hits, string guessed)
    {
        string? listed = null;
        foreach (var (use, _, _) in hits)
        {
            if (!use.NamesTopic) continue;
            if (use.Topic == guessed) return null;
            if (use.Topic.Length > 0 && !model.Topics.Contains(use.Topic)) listed = use.Topic;
        }

        return listed;
    }

    /// <summary>
    /// What moved the guess to the topic that was <paramref name="decided"/>, phrase by phrase and word by word, against the likeliest of the others; and what moved the <paramref name="urgency"/> away from normal, or
    /// of a normal message the alarm. Where a list decided against what is likeliest, its phrases come first, as rules.
    /// </summary>
    public IReadOnlyList<Reason> Reasons(string text, string folded, in SoundWords words, IReadOnlyList<PhraseHit> hits, string decided, Urgency urgency)
    {
        var parts = new List<TopicFeature>();
        var features = new int[TopicFeatures.Room(words, hits.Count)];
        var count = TopicFeatures.Write(text, words, hits, features, parts);
        var sums = new float[model.Lanes];
        model.Sum(features.AsSpan(0, count), sums);
        var likeliest = Best<float>(sums.AsSpan(0, model.Topics.Count));
        var known = model.Topics.ToList().IndexOf(decided);
        var best = known < 0 ? likeliest : known;
        sums[best] = float.NegativeInfinity;
        var next = Best<float>(sums.AsSpan(0, model.Topics.Count));
        var reasons = new TopicReasons(folded.Split(' '), hits);
        var soon = model.UrgencyAt + (int)(urgency == Urgency.Urgent ? Urgency.Urgent : Urgency.Immediate);
        for (var i = 0; i < count; i++)
        {
            model.Sum(features.AsSpan(i, 1), sums);
            var value = 1 / Math.Sqrt(count);
            reasons.Add(parts[i], (sums[best] - sums[next]) * value, (sums[soon] - sums[model.UrgencyAt]) * value);
        }

        // A topic that nothing was learnt about has no other reasons than its list.
        if (known < 0) return [.. OfList(hits, decided), .. reasons.All(words).Where(r => r.About == ReasonAbout.Danger)];
        return known == likeliest ? reasons.All(words) : [.. OfList(hits, decided), .. reasons.All(words)];
    }

    private static IEnumerable<Reason> OfList(IReadOnlyList<PhraseHit> hits, string topic) =>
        hits.Where(h => h.Use.Topic == topic && h.Use.NamesTopic).Select(h => new Reason(ReasonAbout.Topic, "phrase", h.Phrase, 0)).Distinct();

    private static TopicSample Sample(LabelledExample example, PhraseFinder lists)
    {
        using var words = new SoundWords(Folding.Fold(example.Text));
        var hits = lists.Find(example.Text, words);
        var features = ArrayPool<int>.Shared.Rent(TopicFeatures.Room(words, hits.Count));
        var sample = new TopicSample(features[..TopicFeatures.Write(example.Text, words, hits, features)], example.Topic, example.Urgency, IsSuicide(example, hits));
        ArrayPool<int>.Shared.Return(features);
        return sample;
    }

    /// <summary>The labels do not name the kind of danger, but the lists do where they know the words; from those the others are told apart.</summary>
    private static bool? IsSuicide(LabelledExample example, List<PhraseHit> hits)
    {
        if (example.Urgency != Urgency.Immediate) return null;
        if (hits.Exists(h => h.Use is { Role: PhraseRole.Danger, Kind: DangerKind.Suicide })) return true;
        return hits.Exists(h => h.Use.Role == PhraseRole.Danger) || Topics.Of(DangerKind.Suicide) != example.Topic ? false : null;
    }

    private int Sum(string text, in SoundWords words, IReadOnlyList<PhraseHit> hits, Span<float> sums)
    {
        var features = ArrayPool<int>.Shared.Rent(TopicFeatures.Room(words, hits.Count));
        var count = TopicFeatures.Write(text, words, hits, features);
        model.Sum(features.AsSpan(0, count), sums);
        ArrayPool<int>.Shared.Return(features);
        return count;
    }

    private static void Shares(ReadOnlySpan<float> sums, int first, double value, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++) into[i] = sums[first + i] * value;
        Softmax.Apply(into);
    }

    /// <summary>How likely it is that the message is about a topic in which there is danger.</summary>
    private double OfDanger(ReadOnlySpan<double> topics)
    {
        var sum = 0.0;
        for (var i = 0; i < topics.Length; i++)
            if (Topics.DangerOf(model.Topics[i]) is not null) sum += topics[i];
        return sum;
    }

    /// <summary>A danger that no rule named is of the kind of its topic, where that is sure enough; else it is danger, of no kind.</summary>
    private DangerKind Kind(int topic, double likelihood, bool suicide)
    {
        var kind = likelihood < KindEnough ? DangerKind.Danger : Topics.DangerOf(model.Topics[topic]) ?? DangerKind.Danger;
        return kind == DangerKind.Medical && suicide ? DangerKind.Suicide : kind;
    }

    private string[] Others(ReadOnlySpan<double> topics, int best)
    {
        var others = new List<(double Likelihood, string Topic)>(0);
        for (var i = 0; i < topics.Length; i++)
            if (i != best && topics[i] >= Beside && Topics.IsMatter(model.Topics[i])) others.Add((topics[i], model.Topics[i]));
        return [.. others.OrderByDescending(o => o.Likelihood).Select(o => o.Topic)];
    }

    private static int Best<T>(ReadOnlySpan<T> scores)
        where T : IComparable<T>
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++) best = scores[i].CompareTo(scores[best]) > 0 ? i : best;
        return best;
    }
}
