namespace Hotline.Core.Localization;

/// <summary>One translated line. <paramref name="Draft"/>: no native speaker has read it yet.</summary>
public sealed record Translation(string Text, bool Draft)
{
    /// <summary><see cref="Text"/>, parsed once.</summary>
    public TextTemplate Template { get; } = TextTemplate.Parse(Text);
}
