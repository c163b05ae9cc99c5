namespace Hotline.Core.Dialogs;

/// <summary>A place in the scripts: a dialog and one of its nodes.</summary>
public readonly record struct NodeRef(string Dialog, string Node)
{
    /// <summary>Reads <c>dialog.node</c>; null when there is no dot.</summary>
    public static NodeRef? Parse(string text) =>
        text.IndexOf('.') is var dot and > 0 ? new NodeRef(text[..dot], text[(dot + 1)..]) : null;

    public override string ToString() => $"{Dialog}.{Node}";
}
