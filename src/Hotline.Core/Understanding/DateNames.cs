namespace Hotline.Core.Understanding;

/// <summary>
/// How one language says days: months by number (1 to 12; <c>*</c> at the end stands for any ending), near days by their distance from today in days (yesterday is −1), units that people
/// count back in, the words for "ago", and the words after a bare day of the month.
/// </summary>
public sealed record DateNames
{
    public static readonly DateNames None = new();

    public IReadOnlyList<KeyValuePair<int, string>> Months { get; init; } = [];

    public IReadOnlyList<KeyValuePair<int, string>> Days { get; init; } = [];

    public IReadOnlyList<KeyValuePair<DateUnit, string>> Units { get; init; } = [];

    public IReadOnlyList<string> Back { get; init; } = [];

    public IReadOnlyList<string> DayOfMonth { get; init; } = [];
}
