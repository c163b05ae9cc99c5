using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Retention;

namespace Hotline.Server.Workers;

/// <summary>Lets go what is older than the settings allow, a little at a time. Of several servers on one casebook one does.</summary>
internal sealed partial class RetentionWorker(AgedData aged, CasebookLeases leases, Workforce workforce, TimeProvider time, ILogger<RetentionWorker> logger) : WorkerLoop(time, logger)
{
    private const string Lease = "retention";

    /// <summary>Ages are days: nobody notices an hour.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Between two pieces. Whoever finds the file of SQLite busy looks again every 150 ms: several of them come in here.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    /// <summary>Then another server goes on for one that died.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromMinutes(5);

    private int _gone;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var held = await leases.TryHoldAsync(Lease, workforce.Id.Value, LeaseLasts, cancellationToken);
        var pieces = held ? await aged.FindAsync(cancellationToken) : [];
        var before = _gone;
        foreach (var piece in pieces)
        {
            _gone += await aged.DropAsync(piece, cancellationToken);
            await PauseAsync(Breath, cancellationToken);
            if (cancellationToken.IsCancellationRequested) return;
        }

        if (_gone > before) return;
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
