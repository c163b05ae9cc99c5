using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Server.Workers;

/// <summary>Watches that nobody waits longer than promised, and that nobody's case lies with somebody who does not answer. Of several servers on one casebook one does.</summary>
internal sealed class CaseClockWorker(CaseClocks clocks, SilentCases silent, CasebookLeases leases, DutyBook book, Workforce workforce, TimeProvider time, ILogger<CaseClockWorker> logger)
    : WorkerLoop(time, logger)
{
    private const string Lease = "case_clocks";

    /// <summary>How late a step may be. An immediate case has its first after minutes.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Then another server goes on for one that died.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(15);

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var more = await leases.TryHoldAsync(Lease, workforce.Id.Value, LeaseLasts, cancellationToken) && await SweepAsync(cancellationToken);
        if (!more) await PauseAsync(Every, cancellationToken);
    }

    private async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        await silent.SweepAsync(book.Rules, cancellationToken);
        return await clocks.SweepAsync(book.Rules, cancellationToken) == CaseClocks.Batch;
    }
}
