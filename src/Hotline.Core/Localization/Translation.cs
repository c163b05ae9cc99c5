namespace Hotline.Core.Localization;

/// <summary>One translated line. <paramref name="Draft"/>: no native speaker has read it yet.</summary>
public sealed record Translation(string Text, bool Draft)
{
    /// <summary>Where its entry begins in the language's file, from 1; 0 when it was made and not read.</summary>
    public int Line { get; init; }

    /// <summary><see cref="Text"/>, parsed once.</summary>
    public TextTemplate Template { get; } = TextTemplate.Parse(Text);
}
