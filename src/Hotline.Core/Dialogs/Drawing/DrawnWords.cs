using System.Globalization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Drawing;

/// <summary>What nodes say, do and lead to, in words that a coordinator knows.</summary>
internal sealed class DrawnWords(Publication publication, LocaleTag locale)
{
    public const string Elsewhere = "elsewhere";

    public DrawnBox Box(Node node) => node switch
    {
        Node.Say say => new(say.Ref, "says", Words(say.Line.Text)),
        Node.Ask ask => new(ask.Ref, "asks", Words(ask.Line.Text)),
        Node.Branch branch => new(branch.Ref, "decides", Plain(branch.Ref.Node)),
        Node.Set set => new(set.Ref, "notes", Words(set.Values)),
        Node.Call call => new(call.Ref, "runs and comes back", Plain(call.Start.Dialog)),
        Node.Handoff handoff => new(handoff.Ref, handoff.Urgency is { } urgency ? $"calls a person, {Lower(urgency)}" : "calls a person", handoff.Line is { } line ? Words(line.Text) : Plain(handoff.Ref.Node)),
        Node.Goto go => new(go.Ref, "goes there for good", Plain(go.Target.Dialog == go.Ref.Dialog ? go.Target.Node : go.Target.Dialog)),
        Node.End { Line: { } line } end => new(end.Ref, "ends", Words(line.Text)),
        Node.Remind remind => new(remind.Ref, $"writes after {Words(remind.After)}", Words(remind.Line.Text)),
        _ => new(node.Ref, "ends", Plain(node.Ref.Node)),
    };

    /// <summary>A place of another dialog: its name alone when it is that dialog's start.</summary>
    public DrawnBox Outside(NodeRef place) => new(place, Elsewhere, Plain(publication.Find(place.Dialog)?.Start.Ref == place ? place.Dialog : $"{place.Dialog}, {place.Node}"));

    public IEnumerable<(NodeRef To, string Words)> Ways(Node node) => (node switch
    {
        Node.Branch branch => BranchWays(branch),
        Node.Ask ask => AskWays(ask),
        // What it runs stands in the box; only its own dialog has the way.
        Node.Call call => [(call.Start.Dialog == call.Ref.Dialog ? call.Start : null, "runs"), (call.Next, "")],
        Node.Goto go => [(go.Target.Dialog == go.Ref.Dialog ? go.Target : null, "")],
        Node.Handoff handoff => [(handoff.Continues ? handoff.Next : null, ""), (handoff.Nobody, "nobody on duty")],
        Node.End => [],
        _ => [(node.Next, "")],
    }).Where(way => way.To is not null).Select(way => (way.To!.Value, way.Words));

    private IEnumerable<(NodeRef? To, string Words)> BranchWays(Node.Branch branch)
    {
        foreach (var arm in branch.Arms) yield return (arm.Then ?? branch.Next, arm.When is null ? "else" : Words(arm.When));
        if (branch.Arms.All(a => a.When is not null)) yield return (branch.Next, "else");
    }

    private IEnumerable<(NodeRef? To, string Words)> AskWays(Node.Ask ask)
    {
        foreach (var choice in ask.Choices) yield return (choice.Then ?? ask.Next, Words(choice.Label));
        if (ask.ChoicesAreLocales) yield return (ask.Next, "a language");
        foreach (var expected in ask.Expect) yield return (ask.Next, Words(expected));
        if (ask.Skip is { } skip) yield return (skip.Then ?? ask.Next, skip.Label is { } own ? Words(own) : Words(publication.Lines[SystemLine.Skip]));
        if (ask.Otherwise is { } otherwise)
        {
            yield return (otherwise.Then, "not understood");
            if (otherwise.Heard is { } heard) yield return (heard.Then, "tells of a matter");
            if (otherwise.Afraid is { } afraid) yield return (afraid, "fear");
        }

        if (ask.Timeout is { } timeout) yield return (timeout.Then, $"silent for {Words(timeout.After)}");
    }

    private string Words(TextRef text) => publication.Texts.Find(locale, text.Context)?.Text ?? text.Source;

    private static string Words(Expectation expectation) => expectation switch
    {
        Expectation.YesNo => "yes or no",
        Expectation.Number => "a number",
        Expectation.Date => "a day",
        Expectation.Location => "a place on the map",
        Expectation.Phone => "a telephone number",
        Expectation.File => "a file",
        _ => "own words",
    };

    private static string Words(Assignments set)
    {
        List<string> words = [.. set.Slots.Select(slot => slot.Value.Length == 0 ? Plain($"empties {slot.Key}") : Plain($"{slot.Key} = {slot.Value}"))];
        if (set.Urgency is { } urgency) words.Insert(0, Lower(urgency));
        if (set.Topic is { } topic) words.Add(Plain($"topic {topic}"));
        if (set.Locale is { } tag) words.Add($"language {tag}");
        if (set.Flags.Count > 0) words.Add(string.Join(' ', set.Flags));
        return string.Join(", ", words);
    }

    private static string Words(Condition condition) => condition switch
    {
        Condition.All all => string.Join(" and ", all.Of.Select(Words)),
        Condition.Any any => string.Join(" or ", any.Of.Select(Words)),
        Condition.Not not => $"not ({Words(not.Of)})",
        Condition.In one => Plain($"{one.Key} = {string.Join(" or ", one.Values)}"),
        Condition.Known known => Plain(known.Wanted ? $"{known.Key} known" : $"{known.Key} unknown"),
        Condition.Compare compare => Plain($"{compare.Key} {Sign(compare.Operator)} {compare.Value}"),
        _ => "",
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.NotEqual => "≠",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "≤",
        Comparison.Greater => ">",
        _ => "≥",
    };

    private static string Words(TimeSpan time) => time.Days > 0 && time.Hours == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Days} d")
        : time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");

    private static string Plain(string name) => name.Replace('_', ' ');

    private static string Lower(Cases.Urgency urgency) => urgency.ToString().ToLowerInvariant();
}
