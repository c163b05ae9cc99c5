using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Running;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>
/// What stands in a case's table of answers has words in every language of the desk: each slot that a script passes on, and each value that no question offers but a script sets, for whose answers with a
/// label the script itself has the words. Without words the page shows the code as a sentence would begin with it: <c>safe_time</c> is "Safe time".
/// </summary>
public sealed class AnswerWordsTests
{
    public static TheoryData<string> Slots => [.. Passed];

    public static TheoryData<string, string> SetByScripts
    {
        get
        {
            var nodes = Nodes.ToList();
            var offered = nodes.OfType<Node.Ask>().Where(a => a.Save is not null).SelectMany(a => a.Choices.Select(c => c.Id).Concat(a.Expect.OfType<Expectation.YesNo>().Any() ? [Option.YesId, Option.NoId] : []).Select(id => (a.Save!, id))).ToHashSet();
            return [.. nodes.SelectMany(Set).Where(s => Passed.Contains(s.Slot) && s.Value.Length > 0 && !offered.Contains(s)).Distinct()];
        }
    }

    private static IEnumerable<Node> Nodes => Shipped.Publication.Dialogs.SelectMany(d => d.Nodes);

    private static HashSet<string> Passed => [.. Nodes.OfType<Node.Handoff>().SelectMany(h => h.Summary)];

    [Theory]
    [MemberData(nameof(Slots))]
    public void A_slot_that_is_passed_on_has_words(string slot) => DeskTexts.AssertHas($"slot.{slot}");

    [Theory]
    [MemberData(nameof(SetByScripts))]
    public void A_value_that_a_script_sets_has_words(string slot, string value) => DeskTexts.AssertHas($"answer.{slot}.{value}");

    private static IEnumerable<(string Slot, string Value)> Set(Node node) => node switch
    {
        Node.Ask ask => ask.Choices.SelectMany(c => Values(c.Set)),
        Node.Branch branch => branch.Arms.SelectMany(a => Values(a.Set)),
        Node.Set set => Values(set.Values),
        _ => [],
    };

    private static IEnumerable<(string Slot, string Value)> Values(Assignments? set) => set?.Slots.Select(s => (s.Key, s.Value)) ?? [];
}
