namespace Hotline.Core.Understanding.Dates;

/// <summary>
/// How one language says days: months by number (1 to 12; <c>*</c> at the end stands for any ending), near days by their distance from today in days (yesterday is −1), days of the week
/// (1 is Monday), units that people count in, the words for "ago" and "in … days", the words after a bare day of the month, and ordinals: by number, and as endings of number words.
/// </summary>
public sealed record DateNames
{
    public static readonly DateNames None = new();

    public IReadOnlyList<KeyValuePair<int, string>> Months { get; init; } = [];

    public IReadOnlyList<KeyValuePair<int, string>> Days { get; init; } = [];

    public IReadOnlyList<KeyValuePair<int, string>> Weekdays { get; init; } = [];

    public IReadOnlyList<KeyValuePair<DateUnit, string>> Units { get; init; } = [];

    public IReadOnlyList<string> Back { get; init; } = [];

    /// <summary>Words by which a count of days lies ahead ("через").</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];

    /// <summary>Words that may stand beside a time that was, and change nothing about it ("не платили", "last paid in"); <c>*</c> at the end stands for any ending.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    public IReadOnlyList<string> DayOfMonth { get; init; } = [];

    public IReadOnlyList<KeyValuePair<int, string>> Ordinals { get; init; } = [];

    public IReadOnlyList<string> OrdinalEndings { get; init; } = [];
}
