namespace Hotline.Core.Localization.Spelling;

/// <summary>The file and line of an entry, and its context (<c>dialog.node</c>).</summary>
public sealed record SpelledPlace(string File, int Line, string Context);
