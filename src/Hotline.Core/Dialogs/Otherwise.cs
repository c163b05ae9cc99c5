namespace Hotline.Core.Dialogs;

/// <summary>What to say when an answer does not fit, how many times, and where to go after that.</summary>
public sealed record Otherwise(Line Say, int Again, NodeRef Then);
