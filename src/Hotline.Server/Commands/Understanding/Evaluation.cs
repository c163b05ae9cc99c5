using System.Globalization;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Understanding;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// What labelled messages were read as: language, topic and urgency with what the wrong ones were taken for, and danger; and of those that hold the words of a matter and are about none, how many were seen through. What a message has no label for is not counted. Not thread-safe.
/// </summary>
internal sealed class Evaluation
{
    private readonly ConfusionTable languages = new();
    private readonly ConfusionTable topics = new();
    private readonly ConfusionTable urgencies = new();
    private readonly DangerTable danger = new();
    private readonly AlarmTable alarms = new();
    private readonly Dictionary<string, ConfusionTable> topicsByLanguage = [];
    private readonly MessageReader lists;
    private (int Count, int Right, int Flagged) hard;
    private bool labelled;

    /// <summary>By the lists of <paramref name="data"/> it is told which messages are hard negatives.</summary>
    public Evaluation(UnderstandingData data) => lists = new MessageReader(data with { Examples = [] });

    public void Add(LabelledMessage message, Reading reading)
    {
        languages.Add(message.Language, reading.Locale.Value);
        if (message.Topic is not { } topic || message.Urgency is not { } urgency) return;
        labelled = true;
        topics.Add(topic, reading.Topic);
        if (!topicsByLanguage.TryGetValue(message.Language, out var own)) topicsByLanguage[message.Language] = own = new ConfusionTable();
        own.Add(topic, reading.Topic);
        urgencies.Add(urgency, reading.Urgency.ToString().ToLowerInvariant());
        danger.Add(message.Language, urgency, reading.Urgency);
        if (Enum.TryParse<Urgency>(urgency, ignoreCase: true, out var labelledUrgency)) alarms.Add(labelledUrgency, reading);
        if (IsHard(message)) hard = (hard.Count + 1, hard.Right + (reading.Topic == topic ? 1 : 0), hard.Flagged + (reading.Urgency == Urgency.Immediate ? 1 : 0));
    }

    /// <summary>A message about nothing in which a list finds the words of a matter: "they gave me my passport back".</summary>
    private bool IsHard(LabelledMessage message) =>
        message is { Topic: "other", Urgency: "normal" } && lists.Explain(message.Text).Reasons.Any(r => r.About != ReasonAbout.Language);

    public string Text()
    {
        var text = new StringBuilder($"language\n{languages.Text()}");
        if (!labelled) return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $"\ntopic\n{topics.Text()}\ntopic by language\nlanguage\tcount\tright\n");
        foreach (var (language, own) in topicsByLanguage.OrderBy(t => t.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{language}\t{own.Count}\t{own.Right() * 100:0.00} %\n");
        return text.Append(CultureInfo.InvariantCulture, $"all\t{topics.Count}\t{topics.Right() * 100:0.00} %\n\nurgency\n{urgencies.Text()}\nhard negatives\ncount\tright\tflagged\n{hard.Count}\t{Share(hard.Right)}\t{Share(hard.Flagged)}\n\ndanger\n{danger.Text()}\nwhere no list heard danger\n{alarms.Text()}").ToString();
    }

    private string Share(int part) => hard.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / hard.Count:0.00} %");
}
