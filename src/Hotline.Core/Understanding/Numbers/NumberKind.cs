namespace Hotline.Core.Understanding.Numbers;

/// <summary>What a number is asked for. It decides which number of an answer counts ("two months, 90000"), and whether one counts at all.</summary>
public enum NumberKind
{
    /// <summary>Any number, whatever it counts.</summary>
    Any,

    /// <summary>A sum: a span of time, a date or a count of people is none.</summary>
    Money,

    /// <summary>Days: weeks, months and years are reckoned as 7, 30 and 365 of them.</summary>
    Days,

    People,
}
