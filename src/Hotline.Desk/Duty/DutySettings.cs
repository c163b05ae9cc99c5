using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Hotline.Desk.Duty;

/// <summary>Hours of duty in the words of whoever wrote them. <paramref name="From"/>: <c>settings</c>, or <c>desk</c> once a coordinator wrote them; <paramref name="Version"/> is 0 in the settings.</summary>
internal sealed record HoursOfDuty(string Hours, string Holidays, string Zone, string From, long Version);

/// <summary>The hours of duty that hold: what was written at the desk, else the settings of the deployment.</summary>
internal sealed class DutySettings(IConfiguration configuration)
{
    public async Task<HoursOfDuty> ReadAsync(CasebookContext context, CancellationToken cancellationToken) =>
        await context.DutyHours.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } written
            ? new HoursOfDuty(written.Hours, written.Holidays, Zone.Id, "desk", written.Version)
            : new HoursOfDuty(configuration["Duty:Hours"] ?? "", configuration["Duty:Holidays"] ?? "", Zone.Id, "settings", 0);

    /// <summary>What can be read of it.</summary>
    public DutyRoster Roster(HoursOfDuty hours) => DutyRosterReader.Read(hours.Hours, hours.Holidays, Zone, []);

    /// <summary>What cannot be read, a sentence for each.</summary>
    public IReadOnlyList<string> Faults(string hours, string holidays)
    {
        var faults = new List<DutyFault>();
        DutyRosterReader.Read(hours, holidays, Zone, faults);
        return [.. faults.Select(fault => fault.Words)];
    }

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(configuration["Defaults:Zone"] is { Length: > 0 } id ? id : "Asia/Almaty", out var zone) ? zone : TimeZoneInfo.Utc;
}
