using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Retention;

namespace Hotline.Server.Workers;

/// <summary>Lets go what is older than the settings allow, a little at a time. Of several servers on one casebook one does.</summary>
internal sealed partial class RetentionWorker(AgedData aged, CasebookLeases leases, Workforce workforce, TimeProvider time, ILogger<RetentionWorker> logger) : WorkerLoop(time, logger)
{
    private const string Lease = "retention";

    /// <summary>Ages are days: nobody notices an hour.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Between two steps, so that people who write wait for none of them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Then another server goes on for one that died.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromMinutes(5);

    private int _gone;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var held = await leases.TryHoldAsync(Lease, workforce.Id.Value, LeaseLasts, cancellationToken);
        if (held && await aged.StepAsync(cancellationToken) is > 0 and var gone)
        {
            _gone += gone;
            await PauseAsync(Breath, cancellationToken);
            return;
        }

        if (_gone > 0) Log.Gone(logger, _gone);
        _gone = 0;
        var clean = !held || await aged.FinishAsync(cancellationToken);
        await PauseAsync(clean ? Every : LeaseLasts, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "By their age went or were ordered to go: {Count} people, places, addresses, files and entries")]
        public static partial void Gone(ILogger logger, int count);
    }
}
