namespace Hotline.Core.Dialogs.Loading;

/// <summary>Where a node goes on.</summary>
internal static class ReadScopeTargets
{
    /// <summary>The target under <paramref name="key"/> of a map inside <paramref name="node"/>, or null when there is none or it is at fault.</summary>
    public static NodeRef? Target(this ReadScope scope, NodeDraft node, YamlMap map, string key) =>
        map.Find(key) is { } value && scope.Values.Text(value, key) is { } target ? scope.Targets.Resolve(target, key, value.At, node.Ref.Dialog) : null;

    /// <summary>What comes after the node: <c>then:</c> and named, else the node below it.</summary>
    public static (NodeRef? Next, bool IsNamed) Next(this ReadScope scope, NodeDraft node) =>
        node.Body.Find("then") is null ? (node.Below, false) : (scope.Target(node, node.Body, "then") ?? node.Below, true);
}
