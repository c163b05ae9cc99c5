using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What became of one node that is there before and after, in words.</summary>
internal static class NodeDiff
{
    public static IReadOnlyList<string> Of(Publication before, Node old, Publication after, Node now)
    {
        if (old.GetType() != now.GetType()) return [$"was of another kind before: {NodeWords.Kind(old)}"];
        return [.. TextDiff.Of(before, NodeWords.Texts(old), after, NodeWords.Texts(now)), .. old is Node.Ask asked && now is Node.Ask asks ? OfAsk(asked, asks) : OfRules(old, now), .. OfMarks(old, now), .. OfNext(old, now)];
    }

    private static IEnumerable<string> OfRules(Node old, Node now)
    {
        if (PublicationHash.Ways(old) == PublicationHash.Ways(now)) return [];
        return
        [
            now switch
            {
                Node.Branch => "conditions or ways changed",
                Node.Set => "notes something else now",
                Node.Call call => $"calls {call.Start} now",
                Node.Handoff => "what the case says, or who answers when nobody is there, changed",
                Node.Remind remind => $"comes after {NodeWords.Time(remind.After)} now",
                _ => "rules changed",
            },
        ];
    }

    private static List<string> OfAsk(Node.Ask old, Node.Ask now)
    {
        var parts = new List<string>();
        parts.AddRange(OfChoices(old.Choices, now.Choices));
        if (old.Save != now.Save) parts.Add(now.Save is null ? "the answer is not kept now" : $"the answer is kept as '{now.Save}' now");
        if (!old.Expect.SequenceEqual(now.Expect)) parts.Add("what may be written changed");
        if (Otherwise(old) != Otherwise(now)) parts.Add("what happens after an answer that does not fit changed");
        if ((old.Skip is null) != (now.Skip is null)) parts.Add(now.Skip is null ? "'I don't know' is no answer now" : "'I don't know' is an answer now");
        else if (old.Skip?.Then != now.Skip?.Then) parts.Add($"'I don't know' {Leads(now.Skip?.Then)} now");
        if (old.Timeout != now.Timeout) parts.Add(now.Timeout is { } timeout ? $"after {NodeWords.Time(timeout.After)} without an answer it goes on to {timeout.Then} now" : "waits without end now");
        if (old.Urgent != now.Urgent || old.Places != now.Places || old.Topics != now.Topics || old.ChoicesAreLocales != now.ChoicesAreLocales) parts.Add("how free answers are read changed");
        // Whatever else belongs to the ways of a question, and has no words of its own here.
        if (parts.Count == 0 && PublicationHash.Ways(old) != PublicationHash.Ways(now)) parts.Add("rules changed");
        return parts;
    }

    private static IEnumerable<string> OfChoices(IReadOnlyList<Choice> old, IReadOnlyList<Choice> now)
    {
        foreach (var choice in old.Where(o => now.All(n => n.Id != o.Id))) yield return $"choice '{choice.Id}' removed";
        foreach (var choice in now.Where(n => old.All(o => o.Id != n.Id))) yield return $"choice '{choice.Id}' added";
        foreach (var choice in now)
        {
            if (old.FirstOrDefault(o => o.Id == choice.Id) is not { } before) continue;
            if (before.Then != choice.Then) yield return $"choice '{choice.Id}' {Leads(choice.Then)} now";
            if (PublicationHash.Way(before with { Then = null }) != PublicationHash.Way(choice with { Then = null })) yield return $"choice '{choice.Id}' notes something else now";
        }

        var (both, order) = (old.Select(o => o.Id).Intersect(now.Select(n => n.Id)), now.Select(n => n.Id).Intersect(old.Select(o => o.Id)));
        if (!both.SequenceEqual(order, StringComparer.Ordinal)) yield return "order of the choices changed";
    }

    private static IEnumerable<string> OfMarks(Node old, Node now)
    {
        var (before, after) = (LineOf(old), LineOf(now));
        if (before is null || after is null) yield break;
        if (before.Sensitive != after.Sensitive) yield return after.Sensitive ? "is marked as law or medicine now" : "is not marked as law or medicine now";
        if (before.Unchecked != after.Unchecked) yield return after.Unchecked ? "no lawyer has checked it" : "a lawyer has checked it";
    }

    private static IEnumerable<string> OfNext(Node old, Node now)
    {
        if (old.Next != now.Next) yield return now.Next is { } next ? $"goes on to {next} now" : "nothing comes after it now";
        else if (old.NextIsNamed != now.NextIsNamed) yield return now.NextIsNamed ? $"asks {now.Next} again now, also where it was answered" : $"passes over {now.Next} now where it was answered";
    }

    private static string Leads(NodeRef? then) => then is { } to ? $"leads to {to}" : "goes on as the question does";

    private static string Otherwise(Node.Ask ask) =>
        ask.Otherwise is { } otherwise ? $"{otherwise.Again} {otherwise.Then} {otherwise.Keep} {otherwise.Heard?.Then} {otherwise.Afraid}" : "";

    private static Line? LineOf(Node node) => node switch
    {
        Node.Say say => say.Line,
        Node.Ask ask => ask.Line,
        Node.Handoff handoff => handoff.Line,
        Node.End end => end.Line,
        Node.Remind remind => remind.Line,
        _ => null,
    };
}
