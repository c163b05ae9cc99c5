namespace Hotline.Core.Understanding.Phrases;

/// <summary>Gathers the phrases of a <see cref="PhraseTrie"/>. Not thread-safe.</summary>
internal sealed class PhraseTrieBuilder
{
    public PhraseTrieBuilder()
    {
        // Of twenty-eight thousand uses a few hundred are unlike each other.
        var shared = new Dictionary<PhraseUse, PhraseUse>();
        (Meant, Written) = (new PhraseTreeBuilder(Vocabulary, shared, ofAlarms: true), new PhraseTreeBuilder(Vocabulary, shared, ofAlarms: false));
    }

    public PhraseVocabularyBuilder Vocabulary { get; } = new();

    /// <summary>Phrases in which a word may be misspelt: they call for help, or undo that, and nothing else.</summary>
    public PhraseTreeBuilder Meant { get; }

    /// <summary>Phrases that are found only as they are written: a slip of the finger never chooses an answer.</summary>
    public PhraseTreeBuilder Written { get; }
}
