using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Masking;

/// <summary>
/// A short answer, folded, with what could tell who wrote it hidden: digits are <see cref="Number"/>, names and addresses <see cref="Name"/>. What is hidden is guessed by form and by a list, so it is the second guard only:
/// the first is that nothing is shown that few people wrote.
/// </summary>
/// <param name="Text">Folded words and marks, with one space between.</param>
/// <param name="IsMasked">Something is hidden in it: then it is no word by which an answer could be known.</param>
public sealed record MaskedAnswer(string Text, bool IsMasked)
{
    /// <summary>A longer text is a story of somebody, not an answer.</summary>
    public const int MostWords = 6;

    /// <summary>The same in characters, as they were written.</summary>
    public const int MostLetters = 60;

    public const string Number = "#";

    public const string Name = "…";

    /// <summary>A name with more letters at its end than this is another word.</summary>
    private const int LongestEnding = 2;

    /// <summary>Shorter names are the beginning of too many words.</summary>
    private const int ShortestStem = 5;

    /// <summary>Where one of these stands, a name stands beside it.</summary>
    private static readonly FrozenSet<string> Introductions = Folded(
    [
        "зовут", "имя", "имени", "фамилия", "фамилию", "фамилиям", "фамилиясы", "атым", "есімім", "исмим", "исмими", "номам", "name", "named", "surname", "ismim", "familiyam", "familiya",
    ]);

    /// <summary>Ends of names after a father, in all languages: they stand alone as well, behind his name.</summary>
    private static readonly string[] Fathers =
        [.. Folded(["ович", "евич", "овна", "евна", "ұлы", "уулу", "қызы", "оглы", "угли", "ўғли", "қизи", "зода", "заде", "ovich", "evich", "ovna", "evna", "uulu", "kyzy", "ogli", "qizi", "zoda", "zade"])];

    /// <summary>Ends of family names: only where the word has a capital, since ordinary words end so as well.</summary>
    private static readonly string[] Families = [.. Folded(["ов", "ова", "ев", "ева", "ov", "ova", "ev", "eva"])];

    private static readonly FrozenSet<string> Known = Folded(GivenNames.All);

    private static readonly FrozenSet<string> Sounds = Known.Select(SoundKey.Of).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Stems = [.. Known.Where(name => name.Length >= ShortestStem)];

    /// <summary>Null where nothing is left that could be told: a story, somebody's introduction, a text of numbers and names alone.</summary>
    public static MaskedAnswer? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostLetters) return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords) return null;
        var shouts = words.All(word => !word.Any(char.IsLower));
        var told = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            var folded = Folding.Fold(words[i]);
            if (folded.Length == 0) continue;
            if (folded.Split(' ').Any(Introductions.Contains)) return null;
            if (Fathers.Contains(folded) && told.Count > 0) told[^1] = Name;
            told.Add(Mask(words[i], folded, begins: shouts || i == 0 || words[i - 1][^1] is '.' or '!' or '?'));
        }

        var masked = told.Any(word => word is Number or Name);
        return told.All(word => word is Number or Name) ? null : new MaskedAnswer(string.Join(' ', told.Where((word, i) => i == 0 || word is not (Number or Name) || told[i - 1] != word)), masked);
    }

    /// <summary>A word as it is told. <paramref name="begins"/>: a capital says nothing here, everything begins with one.</summary>
    private static string Mask(string word, string folded, bool begins)
    {
        if (word.Any(char.IsDigit)) return Number;
        if (word.Contains('@', StringComparison.Ordinal) || word.Contains('/', StringComparison.Ordinal) || folded.Split(' ').Any(IsName)) return Name;
        var capital = char.IsUpper(word.FirstOrDefault(char.IsLetter));
        return capital && (!begins || EndsLike(folded, Families)) ? Name : folded;
    }

    private static bool IsName(string folded) =>
        Sounds.Contains(SoundKey.Of(folded)) || Fathers.Contains(folded) || EndsLike(folded, Fathers) || Stems.Any(stem => folded.StartsWith(stem, StringComparison.Ordinal) && folded.Length <= stem.Length + LongestEnding);

    /// <summary>With at least three letters before the ending.</summary>
    private static bool EndsLike(string folded, string[] endings) => endings.Any(ending => folded.Length >= ending.Length + 3 && folded.EndsWith(ending, StringComparison.Ordinal));

    private static FrozenSet<string> Folded(IEnumerable<string> words) => words.Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
