namespace Hotline.Core.Understanding.Phrases;

/// <summary>
/// The same words of danger the other way round: "спрыгну с крыши" is "с крыши спрыгну" too, "meni sotib yuborishdi" is "sotib yuborishdi meni". People in fear write the worst word first.
/// Only phrases of two or three words are turned, those with a gap only where the writer's own word begins them ("мени * сатып жиберишти"), and turned round all words stand side by side. What belongs together stays so: a short word with the one behind it ("с крыши"), a short ending of a verb and a
/// small word of the language with the one before it ("қамап қой*", "бычак менен").
/// </summary>
internal static class PhraseTurns
{
    private const int MostWords = 3;

    /// <summary>Letters of a word that may stand by itself, unless the writer speaks of themselves by it.</summary>
    private const int Shortest = 4;

    /// <summary>The phrase begun at another of its words. None where one denies: "дем жоқ" is "no breath", and "жоқ, дем" is "no: the breath".</summary>
    public static IEnumerable<string[]> Of(string phrase, UnderstandingLanguage language)
    {
        if (phrase.AsSpan().ContainsAny("~+=")) yield break;
        var all = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = Array.FindAll(all, w => w != "*");
        if (words.Length < all.Length && !language.Oneself.Contains(all[0])) yield break;
        if (words.Length is < 2 or > MostWords || Array.Exists(words, language.Answers.Deny.Contains)) yield break;
        for (var at = 1; at < words.Length; at++)
            if (!LeansForward(words[at - 1], language) && !LeansBack(words[at], isLast: at == words.Length - 1, language)) yield return [.. words.AsSpan(at), .. words.AsSpan(0, at)];
    }

    private static bool LeansForward(string word, UnderstandingLanguage language) => word.Length < Shortest && !word.EndsWith('*') && !language.Oneself.Contains(word);

    private static bool LeansBack(string word, bool isLast, UnderstandingLanguage language) => (word.Length <= Shortest && word.EndsWith('*') || isLast && language.Markers.Contains(word)) && !language.Oneself.Contains(word);
}
