namespace Hotline.Core.Dialogs;

/// <summary>
/// What to say when an answer does not fit, how many times, and where to go after that. <paramref name="Keep"/>: the slot that keeps such words as they were written,
/// so that whoever takes the case reads them. <paramref name="Heard"/>: what is said instead to words that tell of a matter.
/// <paramref name="Afraid"/>: where somebody goes at once who answers with words of fear or doubt.
/// </summary>
public sealed record Otherwise(Line Say, int Again, NodeRef Then, string? Keep = null, HeardMatter? Heard = null, NodeRef? Afraid = null);
