namespace Hotline.Core.Understanding.Numbers;

/// <summary>
/// How one language says numbers: words by their value (0 to 999999, also a half), words that multiply what stands before them (100, 1000 and on), words between the parts
/// ("two <i>and</i> a half"), endings that a counted number may have, and what may stand beside a number. <c>*</c> at the end of a name stands for any ending.
/// </summary>
public sealed record NumberNames
{
    public static readonly NumberNames None = new();

    public IReadOnlyList<KeyValuePair<decimal, string>> Words { get; init; } = [];

    public IReadOnlyList<KeyValuePair<decimal, string>> Times { get; init; } = [];

    /// <summary>Words that multiply where money is asked for, and mean something else elsewhere ("5 штук").</summary>
    public IReadOnlyList<KeyValuePair<decimal, string>> MoneyTimes { get; init; } = [];

    public IReadOnlyList<string> Joiners { get; init; } = [];

    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Beginnings of a word by which it counts half of what the rest names ("полгода").</summary>
    public IReadOnlyList<string> Halves { get; init; } = [];

    /// <summary>Endings behind digits that make a place in a row of them ("5-й").</summary>
    public IReadOnlyList<string> Ordinals { get; init; } = [];

    public IReadOnlyList<string> Money { get; init; } = [];

    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>What else a number counts, so that it is the answer to no question: hours, floors, kilometres.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>"Each": two numbers with it are to be multiplied by nobody but the person.</summary>
    public IReadOnlyList<string> Each { get; init; } = [];
}
