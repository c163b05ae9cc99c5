namespace Hotline.Core.Understanding;

/// <summary>
/// How one language says numbers: words by their value (0 to 999, also a half), words that multiply what stands before them (100, 1000 and on), words between the parts
/// ("two <i>and</i> a half"), endings that a counted number may have, and beginnings of names of money, which a number may have beside it.
/// </summary>
public sealed record NumberNames
{
    public static readonly NumberNames None = new();

    public IReadOnlyList<KeyValuePair<decimal, string>> Words { get; init; } = [];

    public IReadOnlyList<KeyValuePair<decimal, string>> Times { get; init; } = [];

    public IReadOnlyList<string> Joiners { get; init; } = [];

    public IReadOnlyList<string> Endings { get; init; } = [];

    public IReadOnlyList<string> Money { get; init; } = [];
}
