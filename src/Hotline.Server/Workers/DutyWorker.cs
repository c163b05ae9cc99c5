using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Workers;

/// <summary>Looks every few seconds who is on duty, and every minute how long people waited lately.</summary>
internal sealed class DutyWorker(IDbContextFactory<CasebookContext> casebook, SurroundingsSource surroundings, DutyBook book, TimeProvider time, ILogger<DutyWorker> logger)
    : WorkerLoop(time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MeasuredEvery = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = time;
    private IReadOnlyDictionary<string, UsualWaits> _waits = new Dictionary<string, UsualWaits>();
    private DateTimeOffset _measuredAt;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var now = _time.GetUtcNow();
        await book.RefreshAsync(context, cancellationToken);
        if (now - _measuredAt >= MeasuredEvery) (_waits, _measuredAt) = (await RecentWaits.ReadAsync(context, book.Rules.Duty, now, cancellationToken), now);
        var staff = await StaffAtDesk.ReadAsync(context, now, cancellationToken);
        // Only who talks with people is somebody to wait for.
        var languages = staff.Where(a => a.Roles.Contains(Role.Operator)).SelectMany(a => a.Languages).Distinct(StringComparer.Ordinal).Select(l => new LocaleTag(l)).ToArray();
        surroundings.Update(new Duty(languages, _waits, book.Rules.Duty));
        await Task.Delay(Every, _time, cancellationToken);
    }
}
