namespace Hotline.Core.Dialogs;

/// <summary>One way out of a branch. No condition always holds.</summary>
public sealed record Arm(Condition? When, Assignments? Set, NodeRef? Then);
