namespace Hotline.Core.Dialogs;

/// <summary>
/// What a question says, once, to somebody who answers it with what happened to them: that it was heard, and the question again. It counts as no try.
/// Whoever goes on telling, here or at the next question that has such words, is not asked a third time: on to <paramref name="Then"/>.
/// </summary>
public sealed record HeardMatter(Line Say, NodeRef Then);
