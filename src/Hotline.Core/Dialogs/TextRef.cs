using Hotline.Core.Localization;

namespace Hotline.Core.Dialogs;

/// <summary>A line to be said: its key in the translations (<c>dialog.node[.choice]</c>) and its English source.</summary>
public sealed record TextRef(string Context, string Source)
{
    /// <summary><see cref="Source"/>, parsed once.</summary>
    public TextTemplate Template { get; } = TextTemplate.Parse(Source);
}
