namespace Hotline.Core.Dialogs;

/// <summary>"I don't know" as an answer. <paramref name="Label"/> null takes the common words; <paramref name="Then"/> null goes on as any answer does.</summary>
public sealed record Skip(TextRef? Label, NodeRef? Then);
