using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// The shape of every worker: do a round, wait for more, and live through a store that is away. A round's fault is logged and the loop goes on after a pause,
/// so that one bad conversation never stops the others.
/// </summary>
internal abstract partial class WorkerLoop(TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Pause after a fault, so that a store that is away is not hammered.</summary>
    protected static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    /// <summary>Longest sleep without a signal: the safety net under every wake-up.</summary>
    protected static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(5);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException away)
            {
                Log.StoreAway(logger, GetType().Name, away.Message);
                await PauseAsync(AfterFault, stoppingToken);
            }
#pragma warning disable CA1031 // A worker must outlive any fault of one round; the fault is logged with its place, and the work stays in the store.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.RoundFailed(logger, GetType().Name, fault.GetType().Name, fault.StackTrace);
                await PauseAsync(AfterFault, stoppingToken);
            }
        }
    }

    /// <summary>One round: take work, do it, or wait for a signal.</summary>
    protected abstract Task RoundAsync(CancellationToken cancellationToken);

    protected async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop's condition ends it.
        }
    }

    // The type and the stack of a fault, never its message: that could quote what a person wrote.
    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Worker}: {Words} Trying again.")]
        public static partial void StoreAway(ILogger logger, string worker, string words);

        [LoggerMessage(2, LogLevel.Error, "{Worker}: a round failed with {Fault}; its work stays stored and is tried again. {Stack}")]
        public static partial void RoundFailed(ILogger logger, string worker, string fault, string? stack);
    }
}
