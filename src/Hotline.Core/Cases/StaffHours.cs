using System.Collections.Immutable;

namespace Hotline.Core.Cases;

/// <summary>
/// When somebody is on duty: spans of a week on the clock of one zone, and days without any. Spans may overlap and may cross midnight. Immutable.
/// </summary>
public sealed class StaffHours
{
    /// <summary>How far ahead is looked, in days. Whoever is closed for longer has closed.</summary>
    private const int Horizon = 60;

    private readonly TimeZoneInfo _zone;
    private readonly ILookup<DayOfWeek, DutySpan> _week;
    private readonly ImmutableArray<Holiday> _holidays;

    /// <summary>Duty of every week but on holidays.</summary>
    /// <param name="zone">Whose clock the spans are told by.</param>
    /// <param name="week">At least one.</param>
    /// <param name="holidays">Days on which no span begins.</param>
    public StaffHours(TimeZoneInfo zone, IEnumerable<DutySpan> week, IEnumerable<Holiday> holidays)
    {
        _zone = zone;
        _week = week.OrderBy(span => span.From).ToLookup(span => span.Day);
        _holidays = [.. holidays];
    }

    /// <summary>Day and night; a working day ends at midnight.</summary>
    public static StaffHours Always(TimeZoneInfo zone) => new(zone, Enum.GetValues<DayOfWeek>().Select(day => new DutySpan(day, TimeSpan.Zero, TimeSpan.FromHours(24))), []);

    public bool IsOpen(DateTimeOffset at) => Spans(at).FirstOrDefault() is var (from, _) && from == at;

    /// <summary>When somebody is on duty next; null when somebody should be now, or nobody will be for long.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset after)
    {
        foreach (var (from, _) in Spans(after)) return from == after ? null : from;
        return null;
    }

    /// <summary>When that much staffed time has passed.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan staffed)
    {
        foreach (var (begins, ends) in Spans(from))
        {
            if (staffed <= ends - begins) return begins + staffed;
            staffed -= ends - begins;
        }

        return from + TimeSpan.FromDays(Horizon);
    }

    /// <summary>The end of duty on the first working day after that of <paramref name="from"/>.</summary>
    public DateTimeOffset EndOfNextWorkingDay(DateTimeOffset from)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, _zone).DateTime);
        for (var days = 1; days <= Horizon; days++)
            if (On(today.AddDays(days)).Select(span => span.To).DefaultIfEmpty().Max() is var end && end > TimeSpan.Zero)
                return Instant(today.AddDays(days), end);
        return from + TimeSpan.FromDays(Horizon);
    }

    /// <summary>Spans that end after <paramref name="from"/>, in order, none overlapping another; the first is cut to begin there.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(DateTimeOffset from)
    {
        // Last night's may still go on.
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, _zone).DateTime).AddDays(-1);
        var covered = from;
        for (var days = 0; days <= Horizon; days++)
        {
            foreach (var span in On(first.AddDays(days)))
            {
                var (begins, ends) = (Instant(first.AddDays(days), span.From), Instant(first.AddDays(days), span.To));
                if (ends <= covered) continue;
                yield return (begins < covered ? covered : begins, ends);
                covered = ends;
            }
        }
    }

    private IEnumerable<DutySpan> On(DateOnly date) => _holidays.Any(holiday => holiday.Is(date)) ? [] : _week[date.DayOfWeek];

    /// <summary>An hour that the clock leaves out or has twice is taken as if it were winter.</summary>
    private DateTimeOffset Instant(DateOnly date, TimeSpan time)
    {
        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>Duty that begins on one day of every week. <paramref name="To"/> is later than <paramref name="From"/>; beyond 24 hours it is the next day's morning.</summary>
public readonly record struct DutySpan(DayOfWeek Day, TimeSpan From, TimeSpan To);

/// <summary>A day on which nobody's duty begins; every year when <paramref name="Year"/> is null.</summary>
public readonly record struct Holiday(int? Year, int Month, int Day)
{
    public bool Is(DateOnly date) => date.Month == Month && date.Day == Day && (Year is null || Year == date.Year);
}
