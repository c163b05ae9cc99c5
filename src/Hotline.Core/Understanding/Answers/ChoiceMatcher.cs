using Hotline.Core.Understanding.Numbers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Answers;

/// <summary>
/// Finds which choice an answer in free writing means. Tried in order: its number, its exact name, the beginning of one name, a near spelling of one name,
/// one name inside a short answer. What could mean two choices means none, and so does what denies a name or lacks its denial. Never throws; deterministic; thread-safe.
/// </summary>
public sealed class ChoiceMatcher
{
    private const int LongestAnswer = 200;
    private const int ShortestPrefix = 4;
    private const int ShortestNear = 4;
    private const int ShortestTwoOff = 7;
    private const int MostWordsAround = 2;

    // A short word of one language is a common word of another ("не", "на", "нет" mean no in some): inside a sentence it proves nothing.
    private const int ShortestInside = 5;

    private readonly NumberWords numbers;
    private readonly Denials denials;

    internal ChoiceMatcher(NumberWords numbers, Denials denials)
    {
        this.numbers = numbers;
        this.denials = denials;
    }

    /// <summary>The index of the choice, from 0, or null. Each choice has its label first, then other words for it.</summary>
    public int? Match(string text, IReadOnlyList<IReadOnlyList<string>> namesByChoice) =>
        MatchFolded(text, [.. namesByChoice.Select(names => (IReadOnlyList<string>)[.. names.Select(Folding.Fold)])]);

    /// <summary>
    /// As <see cref="Match"/>, with names that already went through <see cref="Folding.Fold"/>. <paramref name="strict"/>: one slip at most, for questions whose answers raise an alarm.
    /// </summary>
    public int? MatchFolded(string text, IReadOnlyList<IReadOnlyList<string>> foldedNamesByChoice, bool strict = false)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer) return null;
        var answer = Folding.Fold(text);
        if (answer.Length == 0) return null;
        if (OwnNumber(answer) is { } number) return number <= foldedNamesByChoice.Count && number > 0 ? number - 1 : null;
        return Only(foldedNamesByChoice, name => name == answer)
            ?? NumberInWords(answer, foldedNamesByChoice.Count)
            ?? (answer.Length >= ShortestPrefix ? Only(foldedNamesByChoice, name => Begins(answer, name, strict)) : null)
            ?? (answer.Length >= ShortestNear ? Only(foldedNamesByChoice, name => IsNear(answer, name, strict)) : null)
            ?? Inside(answer, foldedNamesByChoice);
    }

    /// <summary>The index of the choice, from 0, that one folded word names by its number; null for a number that is also a common word.</summary>
    internal int? Numbered(string folded, int count) => numbers.Find(folded) is { Ambiguous: false } ? NumberInWords(folded, count) : null;

    /// <summary>Whether a folded text is, whole, this folded name, as it stands or misspelt. A name inside a longer text does not count.</summary>
    internal bool IsName(string folded, string name, bool strict = false) => name == folded || IsNear(folded, name, strict);

    private static int? OwnNumber(string answer) =>
        answer.Length <= 3 && int.TryParse(answer, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? NumberInWords(string answer, int count) =>
        numbers.Find(answer) is { Multiplies: false, Value: >= 1 and <= 20 } word && decimal.IsInteger(word.Value) && word.Value <= count ? (int)word.Value - 1 : null;

    /// <summary>The only choice with a name that fits.</summary>
    private static int? Only(IReadOnlyList<IReadOnlyList<string>> names, Func<string, bool> fits)
    {
        int? found = null;
        for (var choice = 0; choice < names.Count; choice++)
        {
            var any = false;
            for (var i = 0; i < names[choice].Count && !any; i++) any = names[choice][i].Length > 0 && fits(names[choice][i]);
            if (!any) continue;
            if (found is not null) return null;
            found = choice;
        }

        return found;
    }

    /// <summary>"Паспорт менде" begins "паспорт менде емес" and means the contrary; so does "шығар" of "шығармайды".</summary>
    private bool Begins(string answer, string name, bool strict)
    {
        if (!name.StartsWith(answer, StringComparison.Ordinal)) return false;
        if (strict) return denials.Alike(answer, name);
        var end = name.IndexOf(' ', answer.Length) is var space and >= 0 ? space : name.Length;
        return denials.Alike(answer, name[..end]) && !denials.TurnAround(name[end..]);
    }

    /// <summary>A slip of the finger changes no yes into a no: "тугади" is two letters from "тугамади".</summary>
    private bool IsNear(string answer, string name, bool strict)
    {
        var shorter = Math.Min(answer.Length, name.Length);
        return shorter >= ShortestNear && EditDistance.Within(answer, name, strict || shorter < ShortestTwoOff ? 1 : 2) && denials.MayBeOne(answer, name);
    }

    /// <summary>"да, никогда": a name as whole words of a short answer, unless the other words deny it.</summary>
    private int? Inside(string answer, IReadOnlyList<IReadOnlyList<string>> names)
    {
        var padded = $" {answer} ";
        var words = answer.Count(c => c == ' ');
        bool Stands(string name) =>
            name.Length >= ShortestInside && words - name.Count(c => c == ' ') <= MostWordsAround && padded.Contains($" {name} ", StringComparison.Ordinal);
        return Only(names, Stands) is { } found && names[found].Any(name => Stands(name) && !denials.Deny(padded.Replace($" {name} ", " ", StringComparison.Ordinal)) && !denials.Lacks(padded[(padded.IndexOf($" {name} ", StringComparison.Ordinal) + name.Length + 1)..])) ? found : null;
    }
}
