namespace Hotline.Core.Understanding.Dates;

/// <summary>Finds the day that is meant, seen from today. Every answer is null where the calendar has no such day.</summary>
internal readonly record struct DayOf(DateOnly Today, DateLean Lean)
{
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;
    private const int MonthsAround = 3;
    private const int MostYears = 100;

    // So many years always hold a 29 February.
    private const int YearsAround = 9;

    private int Step => Lean == DateLean.Past ? -1 : 1;

    /// <summary>A day of a month; without a year the nearest on the side that is leant to.</summary>
    public DateOnly? Of(int? year, int month, int day)
    {
        if (year is { } named) return Make(named, month, day);
        for (var around = 0; around < YearsAround; around++)
            if (Make(Today.Year + (Step * around), month, day) is { } found && IsOnSide(found)) return found;
        return null;
    }

    /// <summary>The nearest day of this number in any month.</summary>
    public DateOnly? OfMonth(int day)
    {
        if (Today.Year is < 2 or > 9998) return null;
        var first = new DateOnly(Today.Year, Today.Month, 1);
        for (var around = 0; around < MonthsAround; around++)
        {
            var month = first.AddMonths(Step * around);
            if (Make(month.Year, month.Month, day) is { } found && IsOnSide(found)) return found;
        }

        return null;
    }

    /// <summary>The nearest such day of the week that is not today.</summary>
    public DateOnly? OnWeekday(DayOfWeek day)
    {
        var ahead = ((int)day - (int)Today.DayOfWeek + DaysOfWeek) % DaysOfWeek;
        var distance = Lean == DateLean.Past ? ahead == 0 ? -DaysOfWeek : ahead - DaysOfWeek : ahead == 0 ? DaysOfWeek : ahead;
        return Add(distance, DateUnit.Day);
    }

    /// <summary>So many units from today.</summary>
    public DateOnly? Add(int count, DateUnit unit)
    {
        // Two centuries of room on both sides keep every sum below inside the calendar.
        if (Today.Year is < 300 or > 9700 || unit == DateUnit.Year && Math.Abs(count) > MostYears) return null;
        return unit switch
        {
            DateUnit.Month => Today.AddMonths(count),
            DateUnit.Year => Today.AddMonths(count * MonthsOfYear),
            DateUnit.Week => Today.AddDays(count * DaysOfWeek),
            _ => Today.AddDays(count),
        };
    }

    /// <summary>Whole months from an earlier day to a later one.</summary>
    public static int MonthsBetween(DateOnly earlier, DateOnly later) =>
        ((later.Year - earlier.Year) * MonthsOfYear) + later.Month - earlier.Month - (later.Day < earlier.Day ? 1 : 0);

    public static int FullYear(int year, int length) => length == 4 ? year : year < 80 ? 2000 + year : 1900 + year;

    public static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private bool IsOnSide(DateOnly day) => Lean == DateLean.Past ? day <= Today : day >= Today;
}
