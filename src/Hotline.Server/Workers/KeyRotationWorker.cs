using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Rotation;

namespace Hotline.Server.Workers;

/// <summary>
/// Says which master key this program seals under, and while keys from before are given puts what stands under them under the newest. Of several servers on one casebook one does the work.
/// </summary>
internal sealed partial class KeyRotationWorker(KeyRotation rotation, CasebookLeases leases, Workforce workforce, TimeProvider time, ILogger<KeyRotationWorker> logger) : WorkerLoop(time, logger)
{
    private const string Lease = "key_rotation";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Then another server, or this one started again, goes on for one that died. Whoever works holds on to it.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(75);

    private bool _over;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await rotation.SayAsync(workforce.Id.Value, cancellationToken);
        if (rotation.Begun && !_over && await HoldAsync(cancellationToken)) await RotateAsync(cancellationToken);
        await PauseAsync(Every, cancellationToken);
    }

    private async Task RotateAsync(CancellationToken cancellationToken)
    {
        var work = rotation.FinishAsync(looked: null, cancellationToken);
        while (await Task.WhenAny(work, PauseAsync(Every, cancellationToken)) != work && !cancellationToken.IsCancellationRequested) await HoldAsync(cancellationToken);
        if (await work is not { } found)
        {
            Log.Others(logger);
            return;
        }

        _over = true;
        Log.Over(logger, found.Looked);
    }

    private Task<bool> HoldAsync(CancellationToken cancellationToken) => leases.TryHoldAsync(Lease, workforce.Id.Value, LeaseLasts, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Everything stands under the new master key, but another hotline still seals under its own: start that one with the new key too")]
        public static partial void Others(ILogger logger);

        [LoggerMessage(2, LogLevel.Information, "The rotation of the master key is over: {Looked} keys were looked at, and none needs an older one. Take Protection:OldMasterKeys away")]
        public static partial void Over(ILogger logger, long looked);
    }
}
