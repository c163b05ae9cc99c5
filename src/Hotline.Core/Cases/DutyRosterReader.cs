using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Core.Cases;

/// <summary>
/// Reads hours as a host writes them: <c>Mon-Fri 09:00-18:00, Sat 10:00-14:00; tg = Mon-Sat 08:00-20:00 Asia/Dushanbe</c>. Groups stand between semicolons; one without a language is for
/// all that have none of their own; a zone at the end of a group is that group's. 22:00-06:00 ends the next morning. Holidays are <c>01-01, 12-16, 2027-03-22</c>, by language in the same way;
/// those without a language are everybody's.
/// </summary>
public static partial class DutyRosterReader
{
    private const string HoursName = "Duty:Hours";
    private const string HolidaysName = "Duty:Holidays";

    /// <summary>How long one text may be looked at, in milliseconds.</summary>
    private const int Patience = 1000;

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>What cannot be read is left out and told in <paramref name="faults"/>.</summary>
    public static DutyRoster Read(string? hours, string? holidays, TimeZoneInfo zone, ICollection<DutyFault> faults)
    {
        var free = Groups(HolidaysName, holidays, faults).ToDictionary(g => g.Key, g => Holidays(g.Value, faults), StringComparer.OrdinalIgnoreCase);
        var everybody = free.GetValueOrDefault("", []);
        var read = new Dictionary<string, StaffHours>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, words) in Groups(HoursName, hours, faults))
        {
            var own = language.Length > 0 ? free.GetValueOrDefault(language, []) : [];
            if (Hours(words, zone, [.. everybody, .. own], faults) is { } group) read[language] = group;
        }

        read.Remove("", out var usual);
        return new DutyRoster(zone, usual, read.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What stands between semicolons, by language; empty for all.</summary>
    private static Dictionary<string, string> Groups(string setting, string? text, ICollection<DutyFault> faults)
    {
        var groups = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = group.IndexOf('=', StringComparison.Ordinal);
            var language = equals < 0 ? "" : group[..equals].Trim();
            if (equals >= 0 && !Language().IsMatch(language)) faults.Add(new DutyFault(setting, $"'{language}' is no language. Write its tag, for example ru or uz-Latn."));
            else if (!groups.TryAdd(language, group[(equals + 1)..].Trim())) faults.Add(new DutyFault(setting, language.Length > 0 ? $"This is written twice for {language}. Keep one." : "This is written twice for all languages. Keep one."));
        }

        return groups;
    }

    private static StaffHours? Hours(string words, TimeZoneInfo zone, IReadOnlyList<Holiday> holidays, ICollection<DutyFault> faults)
    {
        if (Zone().Match(words) is { Success: true } named)
        {
            words = words[..named.Index];
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(named.Value.Trim(), out zone!))
            {
                faults.Add(new DutyFault(HoursName, $"'{named.Value.Trim()}' is no time zone. Write for example Asia/Almaty."));
                return null;
            }
        }

        if (words.Length == 0) faults.Add(new DutyFault(HoursName, "No hours are written behind an equals sign. Write days and hours, for example Mon-Fri 09:00-18:00."));
        var spans = words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(text => Spans(text, faults)).ToList();
        return spans.Count == 0 ? null : new StaffHours(zone, spans, holidays);
    }

    private static IEnumerable<DutySpan> Spans(string text, ICollection<DutyFault> faults)
    {
        if (Span().Match(text) is not { Success: true } match || Day(match, "first") is not { } first || (match.Groups["last"].Success ? Day(match, "last") : first) is not { } last
            || Time(match, "from") is not { } from || Time(match, "to") is not { } to || from >= TimeSpan.FromDays(1) || from == to)
        {
            faults.Add(new DutyFault(HoursName, $"'{text}' cannot be read. Write days and hours, for example Mon-Fri 09:00-18:00, or Sat 22:00-06:00."));
            yield break;
        }

        if (to < from) to += TimeSpan.FromDays(1);
        for (var day = first; ; day = (day + 1) % Days.Length)
        {
            yield return new DutySpan((DayOfWeek)day, from, to);
            if (day == last) yield break;
        }
    }

    private static int? Day(Match match, string group) =>
        Array.FindIndex(Days, day => day.Equals(match.Groups[group].Value, StringComparison.OrdinalIgnoreCase)) is var day and >= 0 ? day : null;

    /// <summary>Hours and minutes of a day, 24:00 included.</summary>
    private static TimeSpan? Time(Match match, string group)
    {
        var parts = match.Groups[group].Value.Split(':');
        var (hours, minutes) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return minutes < 60 && hours * 60 + minutes <= 24 * 60 ? new TimeSpan(hours, minutes, 0) : null;
    }

    private static List<Holiday> Holidays(string words, ICollection<DutyFault> faults)
    {
        var read = new List<Holiday>();
        foreach (var text in words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The leap year lets the 29th of February stand for every year.
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once)) read.Add(new Holiday(once.Year, once.Month, once.Day));
            else if (DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly)) read.Add(new Holiday(null, yearly.Month, yearly.Day));
            else faults.Add(new DutyFault(HolidaysName, $"'{text}' is no day. Write 2027-03-22, or 01-01 for every year."));
        }

        return read;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Language();

    [GeneratedRegex(@"\s([A-Za-z_]+/[A-Za-z_/+\-0-9]+|UTC)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Zone();

    [GeneratedRegex(@"^(?<first>[A-Za-z]{3})(-(?<last>[A-Za-z]{3}))?\s+(?<from>\d{1,2}:\d{2})\s*-\s*(?<to>\d{1,2}:\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Span();
}
