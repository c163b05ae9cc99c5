using Hotline.Core.Understanding.Spelling;
using Hotline.Core.Understanding.Phrases;

namespace Hotline.Core.Understanding.Classification;

/// <summary>Gathers what the features of one message said into a reason a phrase and a word. Not thread-safe.</summary>
internal sealed class TopicReasons(string[] names, IReadOnlyList<PhraseHit> hits)
{
    private readonly double[] topicByWord = new double[names.Length];
    private readonly double[] dangerByWord = new double[names.Length];
    private readonly double[] topicByHit = new double[hits.Count + 1];
    private readonly double[] dangerByHit = new double[hits.Count + 1];
    private readonly (TopicFeature Part, double Weight)[] strongest = new (TopicFeature, double)[names.Length];

    public void Add(TopicFeature part, double topic, double danger)
    {
        if (part.Word < 0)
        {
            topicByHit[part.Start + 1] += topic;
            dangerByHit[part.Start + 1] += danger;
            return;
        }

        topicByWord[part.Word] += topic;
        dangerByWord[part.Word] += danger;
        if (part.Length > 0 && topic > strongest[part.Word].Weight) strongest[part.Word] = (part, topic);
    }

    public IReadOnlyList<Reason> All(in SoundWords words)
    {
        var reasons = new List<Reason>();
        for (var i = 0; i <= hits.Count; i++)
        {
            var (kind, phrase) = i == 0 ? ("lists", "no phrase of a list") : Named(hits[i - 1]);
            if (topicByHit[i] != 0) reasons.Add(new Reason(ReasonAbout.Topic, kind, phrase, topicByHit[i]));
            if (dangerByHit[i] != 0) reasons.Add(new Reason(ReasonAbout.Danger, kind, phrase, dangerByHit[i]));
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (topicByWord[i] != 0) reasons.Add(new Reason(ReasonAbout.Topic, "word", Named(i, words), topicByWord[i]));
            if (dangerByWord[i] != 0) reasons.Add(new Reason(ReasonAbout.Danger, "word", names[i], dangerByWord[i]));
        }

        return reasons;
    }

    private static (string Kind, string Phrase) Named(in PhraseHit hit) => hit.Use.Role switch
    {
        PhraseRole.Calm => (Reason.Calm, hit.Phrase),
        PhraseRole.Idea => ("meaning", $"{hit.Use.Idea}: {hit.Phrase}"),
        _ => ("phrase", hit.Phrase),
    };

    /// <summary>The word, and behind it the letters (by their sound) that said most.</summary>
    private string Named(int word, in SoundWords words)
    {
        if (strongest[word].Weight <= 0) return names[word];
        var (start, length) = (strongest[word].Part.Start, strongest[word].Part.Length);
        return $"{names[word]} ({$"_{words[word]}_".Substring(start, length)})";
    }
}
