namespace Hotline.Core.Dialogs;

/// <summary>
/// A global reaction: whole-message words (separated by <c>|</c>, translated), commands without the slash (not translated), and the node it leads to (null for back and repeat).
/// </summary>
public sealed record Reaction(ReactionKind Kind, TextRef Words, IReadOnlyList<string> Commands, NodeRef? Then);
