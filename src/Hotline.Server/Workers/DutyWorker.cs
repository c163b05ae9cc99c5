using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Workers;

/// <summary>Looks every few seconds who is at the desk, and how long people waited lately.</summary>
internal sealed class DutyWorker(IDbContextFactory<CasebookContext> casebook, SurroundingsSource surroundings, TimeProvider time, ILogger<DutyWorker> logger)
    : WorkerLoop(time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time = time;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var accounts = await StaffAtDesk.ReadAsync(context, _time.GetUtcNow(), cancellationToken);
        var languages = accounts.SelectMany(a => a.Languages).Distinct(StringComparer.Ordinal).Select(l => new LocaleTag(l)).ToArray();
        surroundings.Update(new Duty(languages, languages.Length > 0 ? Usual : null));
        await Task.Delay(Every, _time, cancellationToken);
    }

    /// <summary>What is promised while somebody is at the desk: the target for an immediate case (domain §2.2, our setting).</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
}
