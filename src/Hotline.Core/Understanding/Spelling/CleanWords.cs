namespace Hotline.Core.Understanding.Spelling;

/// <summary>The part of cleaning that needs the whole word: look-alike letters, stretched ones, and apostrophes.</summary>
internal static class CleanWords
{
    /// <summary>The sign of the Uzbek letters oʻ and gʻ.</summary>
    public const char Turned = 'ʻ';

    /// <summary>Finishes the word that runs from <paramref name="start"/> to <paramref name="end"/> in place and returns its new end.</summary>
    public static int Finish(Span<char> buffer, int start, int end, bool capitalH)
    {
        FoldedWords.UnifyScripts(buffer[start..end], capitalH, clean: true);
        var word = Trimmed(buffer[start..end]);
        if (word.Length == 0) return start;
        word.CopyTo(buffer[start..]);
        word = buffer.Slice(start, word.Length);
        word = word[..FoldedWords.Squeeze(word)];
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] is FoldTable.Apostrophe or Turned) word[i] = word[i - 1] is 'o' or 'g' ? Turned : FoldTable.Apostrophe;
        }

        return start + word.Length;
    }

    /// <summary>Quotation marks around a word are no part of it; after o and g the sign may be the end of the letter, unless one stands before the word too.</summary>
    private static Span<char> Trimmed(Span<char> word)
    {
        var start = 0;
        while (start < word.Length && word[start] is FoldTable.Apostrophe) start++;
        var end = word.Length;
        while (end > start && word[end - 1] is FoldTable.Apostrophe && !(start == 0 && end > 1 && word[end - 2] is 'o' or 'g')) end--;
        return word[start..end];
    }
}
