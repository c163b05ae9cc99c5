using System.Globalization;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Classification;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// What labelled messages were read as: language, topic and urgency with what the wrong ones were taken for, and danger; and of hard negatives (those of <see cref="HardNegatives"/>, and those that the file marks), how many were seen through, of those about nothing and of those that are still a matter. What a message has no label for is not counted. Not thread-safe.
/// </summary>
internal sealed class Evaluation
{
    private readonly ConfusionTable languages = new();
    private readonly ConfusionTable topics = new();
    private readonly ConfusionTable urgencies = new();
    private readonly DangerTable danger = new();
    private readonly AlarmTable alarms = new();
    private readonly Dictionary<string, ConfusionTable> topicsByLanguage = [];
    private readonly HardTable hard = new();
    private readonly HardNegatives negatives;
    private bool labelled;

    /// <summary>By the lists of <paramref name="data"/> it is told which messages are hard negatives.</summary>
    public Evaluation(UnderstandingData data) => negatives = new HardNegatives(data);

    public void Add(LabelledMessage message, Reading reading)
    {
        languages.Add(message.Language, reading.Locale.Value);
        if (message.Topic is not { } topic || message.Urgency is not { } urgency) return;
        labelled = true;
        topics.Add(topic, reading.KnownTopic);
        if (!topicsByLanguage.TryGetValue(message.Language, out var own)) topicsByLanguage[message.Language] = own = new ConfusionTable();
        own.Add(topic, reading.KnownTopic);
        urgencies.Add(urgency, reading.Urgency.ToString().ToLowerInvariant());
        danger.Add(message.Language, urgency, reading.Urgency);
        if (!Enum.TryParse<Urgency>(urgency, ignoreCase: true, out var known)) return;
        alarms.Add(known, reading);
        if (message.IsHard || negatives.Is(topic, known, message.Text)) hard.Add(topic, reading);
    }

    public string Text()
    {
        var text = new StringBuilder($"language\n{languages.Text()}");
        if (!labelled) return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $"\ntopic\n{topics.Text()}\ntopic by language\nlanguage\tcount\tright\n");
        foreach (var (language, own) in topicsByLanguage.OrderBy(t => t.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{language}\t{own.Count}\t{own.Right() * 100:0.00} %\n");
        return text.Append(CultureInfo.InvariantCulture, $"all\t{topics.Count}\t{topics.Right() * 100:0.00} %\n\nurgency\n{urgencies.Text()}\nhard negatives\n{hard.Text()}\ndanger\n{danger.Text()}\nwhere no list heard danger\n{alarms.Text()}").ToString();
    }
}
