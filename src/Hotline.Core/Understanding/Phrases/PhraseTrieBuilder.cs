namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the phrases of a <see cref="PhraseTrie"/>. Not thread-safe.</summary>
internal sealed class PhraseTrieBuilder
{
    public PhraseTrieBuilder() => (Meant, Written) = (new PhraseTreeBuilder(Vocabulary, ofAlarms: true), new PhraseTreeBuilder(Vocabulary, ofAlarms: false));

    public PhraseVocabularyBuilder Vocabulary { get; } = new();

    /// <summary>Phrases in which a word may be misspelt: they call for help, or undo that, and nothing else.</summary>
    public PhraseTreeBuilder Meant { get; }

    /// <summary>Phrases that are found only as they are written: a slip of the finger never chooses an answer.</summary>
    public PhraseTreeBuilder Written { get; }
}
