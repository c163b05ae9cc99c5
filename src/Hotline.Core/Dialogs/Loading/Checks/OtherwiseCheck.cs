namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>Every question says what happens to an answer that it does not understand.</summary>
internal static class OtherwiseCheck
{
    public static IEnumerable<Finding> Run(RuleScope scope) =>
        from ask in scope.Graph.Nodes.OfType<Node.Ask>()
        where ask.Otherwise is null
        select new Finding(scope.Graph.At(ask), $"Question '{ask.Ref.Node}' does not say what happens to an answer that it does not understand. Give it 'otherwise: {{ say: \"…\", again: 2, then: … }}'.");
}
