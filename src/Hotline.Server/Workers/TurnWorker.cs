using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>Leases conversations that have something waiting and plays their turns, several at once.</summary>
internal sealed partial class TurnWorker(IConversationStore store, TurnProcessor turns, SendQueue queue, Workforce workforce, TimeProvider time, ILogger<TurnWorker> logger)
    : WorkerLoop(time, logger)
{
    /// <summary>Conversations that one round takes.</summary>
    private const int PerRound = 64;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var leased = await store.LeaseAsync(workforce.Id, PerRound, cancellationToken);
        if (leased.Count == 0)
        {
            await store.WaitForWorkAsync(SafetyNet, cancellationToken);
            return;
        }

        await Task.WhenAll(leased.Select(lease => RunAsync(lease, cancellationToken)));
    }

    private async Task RunAsync(LeasedConversation lease, CancellationToken cancellationToken)
    {
        try
        {
            await turns.RunAsync(lease, workforce.Id, batch => queue.AddAsync(batch, cancellationToken), seen: null, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StoreUnavailableException))
        {
            Log.TurnFailed(logger, lease.Id.Value, fault.GetType().Name, fault.StackTrace);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Conversation {Conversation}: a turn failed with {Fault}; it is tried again when its lease ends. {Stack}")]
        public static partial void TurnFailed(ILogger logger, string conversation, string fault, string? stack);
    }
}
