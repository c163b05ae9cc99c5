namespace Hotline.Core.Dialogs.Loading;

/// <summary>A node as it stands in its file: <paramref name="Below"/> is the node under it.</summary>
internal sealed record NodeDraft(NodeRef Ref, YamlMap Body, Spot At, NodeRef? Below)
{
    public string Context => Ref.ToString();
}
