using System.Globalization;
using System.Text;
using Hotline.Core.Understanding;

namespace Hotline.Server.Commands.Understanding;

/// <summary>
/// What labelled messages were read as: language, topic and urgency with what the wrong ones were taken for, and danger. What a message has no label for is not counted. Not thread-safe.
/// </summary>
internal sealed class Evaluation
{
    private readonly ConfusionTable languages = new();
    private readonly ConfusionTable topics = new();
    private readonly ConfusionTable urgencies = new();
    private readonly DangerTable danger = new();
    private readonly Dictionary<string, ConfusionTable> topicsByLanguage = [];
    private bool labelled;

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
    }

    public string Text()
    {
        var text = new StringBuilder($"language\n{languages.Text()}");
        if (!labelled) return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $"\ntopic\n{topics.Text()}\ntopic by language\nlanguage\tcount\tright\n");
        foreach (var (language, own) in topicsByLanguage.OrderBy(t => t.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{language}\t{own.Count}\t{own.Right() * 100:0.00} %\n");
        return text.Append(CultureInfo.InvariantCulture, $"all\t{topics.Count}\t{topics.Right() * 100:0.00} %\n\nurgency\n{urgencies.Text()}\ndanger\n{danger.Text()}").ToString();
    }
}
