using System.Globalization;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>Nodes, ways and times in words.</summary>
internal static class NodeWords
{
    public static string Kind(Node node) => node switch
    {
        Node.Say => "text",
        Node.Ask => "question",
        Node.Branch => "branch",
        Node.Set => "note",
        Node.Call => "call",
        Node.Handoff => "handoff",
        Node.Goto => "jump",
        Node.End => "end",
        Node.Remind => "reminder",
        _ => throw new InvalidOperationException($"Node kind {node.GetType().Name} has no word. Add it to NodeWords."),
    };

    /// <summary>As scripts write it: <c>20h</c>.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => $"{time.Days}d",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => $"{(int)time.TotalHours}h",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => $"{(int)time.TotalMinutes}m",
        _ => time.ToString("c", CultureInfo.InvariantCulture),
    };

    /// <summary>Every text of a node with its name for coordinators.</summary>
    public static IEnumerable<(string Name, TextRef Text)> Texts(Node node) => node switch
    {
        Node.Say say => OfLine("text", say.Line),
        Node.Ask ask => OfAsk(ask),
        Node.Handoff { Line: { } line } => OfLine("text", line),
        Node.End { Line: { } line } => OfLine("text", line),
        Node.Remind remind => OfLine("text", remind.Line),
        _ => [],
    };

    private static IEnumerable<(string Name, TextRef Text)> OfAsk(Node.Ask ask)
    {
        foreach (var text in OfLine("text", ask.Line)) yield return text;
        foreach (var choice in ask.Choices)
        {
            yield return ($"label of '{choice.Id}'", choice.Label);
            if (choice.Sms is { } sms) yield return ($"SMS label of '{choice.Id}'", sms);
            if (choice.Also is { } also) yield return ($"other words of '{choice.Id}'", also);
        }

        foreach (var text in ask.Otherwise is { } otherwise ? OfLine("text for an answer that does not fit", otherwise.Say) : []) yield return text;
        foreach (var text in ask.Otherwise?.Heard is { } heard ? OfLine("text for who tells what happened", heard.Say) : []) yield return text;
        if (ask.Skip?.Label is { } skip) yield return ("label of the skip", skip);
    }

    private static IEnumerable<(string Name, TextRef Text)> OfLine(string name, Line line)
    {
        yield return (name, line.Text);
        if (line.Sms is { } sms) yield return ($"SMS {name}", sms);
    }
}
