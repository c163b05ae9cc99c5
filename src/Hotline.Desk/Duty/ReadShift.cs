using Hotline.Core.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Duty;

/// <summary>Who is on duty, when somebody should be, and how long people waited lately.</summary>
internal sealed record ReadShift : IDeskRequest<ShiftScreen>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => null;
}

/// <summary>The shift. <paramref name="Me"/> is null for who talks with nobody. <paramref name="Waits"/>: what people are told, by language without its script; a language that is not in it is not known.</summary>
internal sealed record ShiftScreen(MyShift? Me, IReadOnlyList<HelperOnDuty> On, HoursOfDuty Hours, IReadOnlyList<WaitOfLanguage> Waits);

/// <summary>One's own shift. <paramref name="GoesBack"/>: cases whose person waits for one, which go back to the queue when one goes.</summary>
internal sealed record MyShift(bool On, DateTimeOffset? Since, DateTimeOffset? Until, int GoesBack);

/// <summary>A helper on duty. <paramref name="Until"/> is null when they did not say.</summary>
internal sealed record HelperOnDuty(string Alias, IReadOnlyList<string> Languages, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>Minutes; null where too few waited to say.</summary>
internal sealed record WaitOfLanguage(string Language, int? Normal, int? Urgent, int? Immediate)
{
    public static WaitOfLanguage Of(string language, UsualWaits waits) => new(language, Minutes(waits.Normal), Minutes(waits.Urgent), Minutes(waits.Immediate));

    private static int? Minutes(TimeSpan? wait) => wait is { } known ? (int)known.TotalMinutes : null;
}

/// <summary>Handles <see cref="ReadShift"/>.</summary>
internal sealed class ReadShiftHandler(CasebookContext context, DutySettings settings, DeskSession session, TimeProvider clock) : IRequestHandler<ReadShift, DeskResult<ShiftScreen>>
{
    public async Task<DeskResult<ShiftScreen>> Handle(ReadShift request, CancellationToken cancellationToken)
    {
        var (now, me) = (clock.GetUtcNow(), session.Operator);
        var staff = (await StaffAtDesk.ReadAsync(context, now, cancellationToken)).Where(a => a.Has(Permission.Operate)).ToList();
        var ids = staff.Select(a => a.Id).ToArray();
        var since = await StaffAtDesk.Sessions(context, now).Where(s => ids.Contains(s.AccountId)).GroupBy(s => s.AccountId)
            .Select(g => new { g.Key, At = g.Min(s => s.StartedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
        var open = (await context.Shifts.AsNoTracking().Where(s => ids.Contains(s.AccountId) && s.EndedAt == null).ToListAsync(cancellationToken)).ToLookup(s => s.AccountId);
        DateTimeOffset Since(Account a) => open[a.Id].Select(s => s.StartedAt).Append(since[a.Id]).Max();
        DateTimeOffset? Until(Account a) => open[a.Id].Select(s => s.Until).FirstOrDefault(until => until > now);

        var mine = staff.Find(a => a.Id == me.Id);
        var goesBack = await SilentCases.WaitingForHolder(context).CountAsync(c => c.HolderId == me.Id, cancellationToken);
        var hours = await settings.ReadAsync(context, cancellationToken);
        var waits = await RecentWaits.ReadAsync(context, settings.Roster(hours), now, cancellationToken);
        return DeskResult<ShiftScreen>.Ok(new ShiftScreen(
            me.Has(Permission.Operate) ? new MyShift(mine is not null, mine is null ? null : Since(mine), mine is null ? null : Until(mine), goesBack) : null,
            [.. staff.Select(a => new HelperOnDuty(a.Alias, a.Languages, Since(a), Until(a)))],
            hours,
            [.. waits.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => WaitOfLanguage.Of(w.Key, w.Value))]));
    }
}
