using System.Collections.Frozen;
using System.Text;

namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>Makes the copies of a sentence that people would have typed: in haste, without special letters, in Latin, with Russian words, in pieces. Not thread-safe.</summary>
internal sealed class TypedNoise(string locale, Dice dice)
{
    private const int LongestSnippet = 7;
    private const int MostPerLoan = 2;

    private readonly FrozenDictionary<char, string[]> letters = NoiseTables.Letters(locale);
    private readonly FrozenDictionary<char, string[]>? latin = NoiseTables.Latin(locale);
    private readonly (string From, string To)[] sayings = NoiseTables.Sayings(locale);

    /// <summary>Whether people mix Russian words into this language.</summary>
    public bool Borrows { get; } = locale is "kk" or "ky" or "tg" or "uz-Latn" or "uz-Cyrl";

    /// <summary>Of a hundred short messages so many are typed in haste. Kazakh ones more: without its letters a word or two looks Kyrgyz, where the same word has none to lose ("жоқ", "жок").</summary>
    public int Hurried { get; } = locale == "kk" ? 80 : 50;

    /// <summary>A few words that follow each other, mostly two to five.</summary>
    public string Snippet(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var length = Math.Min(words.Length, 1 + Math.Min(dice.Roll(LongestSnippet), dice.Roll(LongestSnippet)) + (dice.Percent(70) ? 1 : 0));
        var start = dice.Roll(words.Length - length + 1);
        return string.Join(' ', words, start, length);
    }

    /// <summary>A copy with one or more kinds of noise.</summary>
    public string Typed(string text)
    {
        text = text.ToLowerInvariant();
        if (Borrows && dice.Percent(25)) text = WithLoans(text);
        if (sayings.Length > 0 && dice.Percent(40)) text = Said(text);
        if (latin is not null && dice.Percent(18)) text = Spelled(text, latin, all: true);
        else if (locale == "tg" && dice.Percent(6)) text = InOldFont(text);
        else if (locale == LanguageTraining.Unknown && dice.Percent(50)) text = WithoutMarks(text);
        else if (dice.Percent(80)) text = Spelled(text, letters, all: dice.Percent(65));
        if (dice.Percent(35)) text = WithTypos(text);
        if (dice.Percent(4)) text = WithTwins(text);
        if (dice.Percent(6)) text = WithoutSomeSpaces(text);
        return text;
    }

    private string Spelled(string text, FrozenDictionary<char, string[]> table, bool all)
    {
        // One hand has one habit: each letter is replaced the same way through the text, apart from a slip.
        var habit = dice.Roll(64);
        var written = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            if (!table.TryGetValue(c, out var forms) || (!all && dice.Percent(50))) written.Append(c);
            else written.Append(forms[dice.Percent(10) ? dice.Roll(forms.Length) : habit % forms.Length]);
        }

        return written.ToString();
    }

    private string Said(string text)
    {
        var times = 1 + dice.Roll(3);
        for (var i = 0; i < times; i++)
        {
            var (from, to) = dice.Pick(sayings);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    private string WithLoans(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        // Too little would remain of its own language.
        if (words.Count < MostPerLoan) return text;
        var many = 1 + dice.Roll(Math.Min(4, words.Count / MostPerLoan));
        for (var i = 0; i < many; i++)
        {
            var loan = dice.Pick(NoiseTables.Loans);
            var at = dice.Roll(words.Count + 1);
            if (locale == "uz-Latn") loan = Spelled(loan, NoiseTables.Latin("ru")!, all: true);
            if (at < words.Count && dice.Percent(30)) words[at] = loan;
            else words.Insert(at, loan);
        }

        return string.Join(' ', words);
    }

    private string WithTypos(string text)
    {
        var letters = text.ToList();
        var many = 1 + dice.Roll(1 + (text.Length / 25));
        for (var i = 0; i < many && letters.Count > 3; i++)
        {
            var at = dice.Roll(letters.Count - 1);
            switch (dice.Roll(4))
            {
                case 0:
                    letters.RemoveAt(at);
                    break;
                case 1:
                    letters.Insert(at, letters[at]);
                    break;
                case 2:
                    (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                    break;
                default:
                    letters[at] = letters[dice.Roll(letters.Count)];
                    break;
            }
        }

        return string.Concat(letters);
    }

    private string WithTwins(string text)
    {
        var share = 10 + dice.Roll(80);
        return Map(text, c => NoiseTables.Twins.Cyrillic.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && dice.Percent(share) ? NoiseTables.Twins.Latin[at] : c);
    }

    private string WithoutSomeSpaces(string text) => string.Concat(text.Where(c => c != ' ' || dice.Percent(60)));

    private static string InOldFont(string text) => Map(text, c => NoiseTables.OldFont.FirstOrDefault(p => p.From == c) is { To: not '\0' } pair ? pair.To : c);

    private static string WithoutMarks(string text) =>
        Map(text, c => NoiseTables.Marks.Marked.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? NoiseTables.Marks.Plain[at] : c);

    private static string Map(string text, Func<char, char> map) => string.Create(text.Length, (text, map), (into, from) =>
    {
        for (var i = 0; i < into.Length; i++) into[i] = from.map(from.text[i]);
    });
}
