using System.Collections.Frozen;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Numbers;

/// <summary>What stands beside numbers and says what they count, in every language. Immutable, thread-safe.</summary>
internal sealed class NumberUnits
{
    /// <summary>Signs of money, and the percent sign that no question asks for.</summary>
    private const string MoneySigns = "$€₽₸⃀£";

    private readonly WordForms<NumberUnit> names;
    private readonly DateWords dates;
    private readonly string[] halves;
    private readonly FrozenSet<string> ordinals;
    private readonly FrozenSet<string> each;

    public NumberUnits(IReadOnlyList<UnderstandingLanguage> languages, DateWords dateWords)
    {
        dates = dateWords;
        names = new WordForms<NumberUnit>(languages.Select(l => l.Numbers).SelectMany(n =>
            n.Money.Select(w => (w, NumberUnit.Money)).Concat(n.People.Select(w => (w, NumberUnit.People))).Concat(n.Counted.Select(w => (w, NumberUnit.Other)))));
        halves = [.. languages.SelectMany(l => l.Numbers.Halves).Select(Folding.Fold).Distinct().OrderByDescending(h => h.Length)];
        ordinals = languages.SelectMany(l => l.Numbers.Ordinals).Select(Folding.Fold).ToFrozenSet();
        each = languages.SelectMany(l => l.Numbers.Each).Select(Folding.Fold).ToFrozenSet();
    }

    public static NumberUnit OfSign(char sign) => MoneySigns.Contains(sign, StringComparison.Ordinal) ? NumberUnit.Money : sign is '%' or '№' ? NumberUnit.Other : NumberUnit.None;

    public bool IsEach(string word) => each.Contains(word);

    /// <summary>Letters that hang on digits and make a place in a row of them.</summary>
    public bool IsOrdinal(string word) => ordinals.Contains(word);

    /// <summary>What a word behind a number says that it counts.</summary>
    public NumberUnit Of(string word)
    {
        if (dates.Unit(word) is { } time) return Time(time);
        if (names.TryFind(word, out var unit)) return unit;
        return dates.IsDayOfMonth(word) || dates.Month(word) > 0 ? NumberUnit.Other : NumberUnit.None;
    }

    /// <summary>The unit of a word that itself says half of it ("полгода"), or null.</summary>
    public NumberUnit? OfHalf(string word)
    {
        foreach (var half in halves)
            if (word.Length > half.Length + 1 && word.StartsWith(half, StringComparison.Ordinal) && dates.Unit(word[half.Length..]) is { } unit) return Time(unit);
        return null;
    }

    private static NumberUnit Time(DateUnit unit) => unit switch
    {
        DateUnit.Day => NumberUnit.Day,
        DateUnit.Week => NumberUnit.Week,
        DateUnit.Month => NumberUnit.Month,
        _ => NumberUnit.Year,
    };
}
