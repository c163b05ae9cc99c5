using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk;

/// <summary>Every place of the shipped scripts where a case becomes urgent has a sentence for the operator, in every language of the desk.</summary>
public sealed class ReasonWordsTests
{
    public static TheoryData<string> Places => [.. Shipped.Publication.Dialogs.SelectMany(d => d.Nodes).Where(Raises).Select(n => n.Ref.ToString())];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_place_that_raises_the_urgency_says_why(string place) => DeskTexts.AssertHas($"reason.node.{place}");

    private static bool Raises(Node node) => node switch
    {
        Node.Ask ask => ask.Choices.Any(c => Raises(c.Set)),
        Node.Branch branch => branch.Arms.Any(a => Raises(a.Set)),
        Node.Set set => Raises(set.Values),
        Node.Handoff { Urgency: > Urgency.Normal } => true,
        _ => false,
    };

    private static bool Raises(Assignments? set) => set?.Urgency > Urgency.Normal;
}
