namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads the kinds that say nothing: branch, set, call, goto.</summary>
internal sealed class MovingNodes(ReadScope scope)
{
    private readonly AssignmentsReader _assignments = new(scope);
    private readonly ConditionReader _conditions = new(scope);

    public Node Branch(NodeDraft node)
    {
        var arms = new List<Arm>();
        foreach (var item in scope.Values.List(node.Body.Find("branch")!, "branch")?.Items ?? [])
        {
            if (scope.Values.Map(item, "branch") is not { } map) continue;
            scope.Values.Keys(map, "A way out of a branch", ["when", "set", "then"]);
            if (arms.Exists(a => a.When is null))
                scope.Faults.Error(map.At, FaultCode.DeadArm, "This way is never taken: the one above it has no 'when:' and always holds. Move that one to the end.");
            var when = map.Find("when") is { } condition ? _conditions.Read(condition) : null;
            var set = map.Find("set") is { } values ? _assignments.Read(values) : null;
            arms.Add(new Arm(when, set, scope.Target(node, map, "then")));
        }

        if (node.Body.Find("branch") is YamlList { Items.Count: 0 } empty)
            scope.Faults.Error(empty.At, FaultCode.WrongValue, "A branch needs at least one way out: '- when: … then: …'.");
        var (next, named) = scope.Next(node);
        return new Node.Branch(node.Ref, next, named, node.At.Line, arms);
    }

    public Node Set(NodeDraft node)
    {
        var (next, named) = scope.Next(node);
        return new Node.Set(node.Ref, next, named, node.At.Line, _assignments.Read(node.Body.Find("set")!));
    }

    public Node Call(NodeDraft node)
    {
        var (next, named) = scope.Next(node);
        return new Node.Call(node.Ref, next, named, node.At.Line, scope.Target(node, node.Body, "call") ?? node.Ref);
    }

    public Node Goto(NodeDraft node) =>
        new Node.Goto(node.Ref, node.At.Line, scope.Target(node, node.Body, "goto") ?? node.Ref);
}
