namespace Hotline.Core.Dialogs;

/// <summary>Where to go when no answer has come after this long.</summary>
public sealed record Timeout(TimeSpan After, NodeRef Then);
