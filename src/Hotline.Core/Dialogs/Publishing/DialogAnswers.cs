namespace Hotline.Core.Dialogs.Publishing;

/// <summary>The slots that a dialog fills, each with the values that it can give them by choice; one empty value where people write freely.</summary>
internal static class DialogAnswers
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Dialog dialog)
    {
        var answers = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (slot, values) in dialog.Nodes.SelectMany(Filled))
            answers[slot] = [.. answers.GetValueOrDefault(slot, []).Union(values, StringComparer.Ordinal)];
        return answers.ToDictionary(a => a.Key, a => a.Value.Count > 0 ? a.Value : [""], StringComparer.Ordinal);
    }

    private static IEnumerable<(string Slot, IEnumerable<string> Values)> Filled(Node node) => node switch
    {
        Node.Ask ask => OfAsk(ask),
        Node.Branch branch => branch.Arms.SelectMany(arm => OfSet(arm.Set)),
        Node.Set set => OfSet(set.Values),
        _ => [],
    };

    private static IEnumerable<(string Slot, IEnumerable<string> Values)> OfAsk(Node.Ask ask)
    {
        if (ask.Save is { } save) yield return (save, [.. ask.Choices.Select(c => c.Id), .. ask.Expect.Any(e => e is Expectation.YesNo) ? new[] { "yes", "no" } : []]);
        if (ask.Places is { } city) yield return (city, []);
        if (ask.Otherwise?.Keep is { } kept) yield return (kept, []);
        foreach (var filled in ask.Choices.SelectMany(c => OfSet(c.Set))) yield return filled;
    }

    private static IEnumerable<(string Slot, IEnumerable<string> Values)> OfSet(Assignments? set) =>
        set?.Slots.Select(s => (s.Key, s.Value.Length > 0 ? [s.Value] : Enumerable.Empty<string>())) ?? [];
}
