using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Schema;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Duty;

/// <summary>Writes when somebody is on duty, instead of the settings. Every server goes by it within seconds: clock times that people are told, targets, and what a working day is.</summary>
internal sealed record WriteDutyHours(long Version, string Hours, string Holidays) : IDeskRequest<HoursOfDuty>
{
    public Permission Needs => Permission.PlanDuty;

    public string? Audit => "duty_hours";
}

/// <summary>Handles <see cref="WriteDutyHours"/>.</summary>
internal sealed class WriteDutyHoursHandler(CasebookContext context, DutySettings settings, DeskSession session, TimeProvider clock) : IRequestHandler<WriteDutyHours, DeskResult<HoursOfDuty>>
{
    private const int Longest = 2000;

    private static readonly DeskError Changed = DeskError.Conflict("changed", "Somebody changed the hours in the meantime. Look at them as they are now, then try again. Nothing was changed.");

    public async Task<DeskResult<HoursOfDuty>> Handle(WriteDutyHours request, CancellationToken cancellationToken)
    {
        if (request.Hours.Length > Longest || request.Holidays.Length > Longest) return DeskError.Invalid($"This text is too long: {Longest} characters at most.");
        if (settings.Faults(request.Hours, request.Holidays) is { Count: > 0 } faults) return DeskError.Invalid(string.Join(' ', faults.Select(session.Words.Of)));
        var written = await context.DutyHours.LockedToChange().SingleOrDefaultAsync(cancellationToken);
        if ((written?.Version ?? 0) != request.Version) return Changed;
        if (written is null) context.DutyHours.Add(written = new DutyHours { Id = DutyHours.Only, Hours = "", Holidays = "", Version = 0, AccountId = "", At = default });
        (written.Hours, written.Holidays, written.Version, written.AccountId, written.At) = (request.Hours, request.Holidays, request.Version + 1, session.Operator.Id, clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        return DeskResult<HoursOfDuty>.Ok(await settings.ReadAsync(context, cancellationToken));
    }
}
