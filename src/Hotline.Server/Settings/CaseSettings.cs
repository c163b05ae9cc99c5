using System.Globalization;
using Hotline.Core.Cases;

namespace Hotline.Server.Settings;

/// <summary>Reads what a deployment has settled about waiting: hours on duty and response targets.</summary>
internal static class CaseSettings
{
    /// <summary>With every fault a sentence of its own; what is faulty is as if it were not set.</summary>
    public static (CaseRules Rules, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var named = configuration["Defaults:Zone"] is { Length: > 0 } id ? id : "Asia/Almaty";
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(named, out var found) ? found : TimeZoneInfo.Utc;
        var unread = new List<DutyFault>();
        var duty = DutyRosterReader.Read(configuration["Duty:Hours"], configuration["Duty:Holidays"], zone, unread);
        faults.AddRange(unread.Select(fault => fault.ToString()));
        var usual = ResponseTargets.Default;
        var targets = new ResponseTargets(
            TimeSpan.FromMinutes(Number(configuration, "Cases:ImmediateMinutes", usual.Immediate.TotalMinutes, 60, faults)),
            TimeSpan.FromHours(Number(configuration, "Cases:UrgentHours", usual.Urgent.TotalHours, ResponseTargets.Longest.TotalHours, faults)),
            TimeSpan.FromHours(Number(configuration, "Cases:UrgentAtMostHours", usual.UrgentAtMost.TotalHours, ResponseTargets.Longest.TotalHours, faults)),
            TimeSpan.FromMinutes(Number(configuration, "Cases:SilentMinutes", usual.Silent.TotalMinutes, ResponseTargets.Longest.TotalMinutes, faults)));
        if (targets.UrgentAtMost < targets.Urgent) faults.Add("Cases:UrgentAtMostHours is less than Cases:UrgentHours. Make it as much or more.");
        return (new CaseRules(duty, targets), faults);
    }

    /// <summary>More than zero and at most <paramref name="most"/>. What is no number is told of with the other numbers.</summary>
    private static double Number(IConfiguration configuration, string name, double usual, double most, List<string> faults)
    {
        if (configuration[name] is not { Length: > 0 } text || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return usual;
        if (value > 0 && value <= most) return value;
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {text}. It must be more than 0 and at most {most}."));
        return usual;
    }
}
