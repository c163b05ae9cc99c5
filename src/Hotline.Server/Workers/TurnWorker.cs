using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// Leases conversations that have something waiting and plays their turns, several at once; and plays those that <see cref="PromptInbox"/> leased with their message.
/// </summary>
internal sealed partial class TurnWorker(IConversationStore store, TurnProcessor turns, SendQueue queue, Workforce workforce, TimeProvider time, ILogger<TurnWorker> logger)
    : WorkerLoop(time, logger)
{
    /// <summary>Conversations that one round takes.</summary>
    private const int PerRound = 64;

    /// <summary>Turns of arriving messages in hand at once; beyond it they wait in the store.</summary>
    public const int MostArriving = 512;

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arriving;
    private volatile bool _stopping;

    /// <summary>Keeps a place for the turn of a message on its way in; false when there is none.</summary>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _arriving) <= MostArriving && !_stopping) return true;
        Unreserve();
        return false;
    }

    public void Unreserve()
    {
        if (Interlocked.Decrement(ref _arriving) == 0 && _stopping) _drained.TrySetResult();
    }

    /// <summary>
    /// Plays the turn of a message in a reserved place and stores both together; then the place is given back when the replies are handed on. Null: nothing is stored, and
    /// the place is still reserved.
    /// </summary>
    public async Task<Acceptance?> TryPlayAsync(LeasedConversation recalled)
    {
        try
        {
            var (taken, sending) = await turns.PlayAsync(recalled, workforce.Id, Send);
            if (taken is not null) _ = GiveBackAsync(sending);
            return taken;
        }
        catch (Exception fault) when (fault is not StoreUnavailableException)
        {
            // The usual way stores the message first, and what becomes of a turn that fails is the same for all.
            Log.TurnFailed(logger, recalled.Id.Value, fault.GetType().Name, fault.StackTrace);
            return null;
        }
    }

    private async Task GiveBackAsync(Task sending)
    {
        try
        {
            await sending;
        }
        finally
        {
            Unreserve();
        }
    }

    private ValueTask Send(IReadOnlyList<OutboxEntry> batch) => queue.AddAsync(batch, CancellationToken.None);

    /// <summary>Plays the turn of a reserved place.</summary>
    public void Begin(LeasedConversation lease) => ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Worker.PlayAsync(work.Lease), (Worker: this, Lease: lease), preferLocal: true);

    /// <summary>What came with its lease is finished, as far as the host's time to stop allows; the rest is done by whoever leases it after us.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        if (Volatile.Read(ref _arriving) > 0)
        {
            await using var late = cancellationToken.Register(() => _drained.TrySetResult());
            await _drained.Task;
        }

        await base.StopAsync(cancellationToken);
    }

    private async Task PlayAsync(LeasedConversation lease)
    {
        try
        {
            await RunAsync(lease, CancellationToken.None);
        }
        catch (StoreUnavailableException away)
        {
            Log.StoreLost(logger, lease.Id.Value, away.Message);
        }
        finally
        {
            Unreserve();
        }
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var leased = await store.LeaseAsync(workforce.Id, PerRound, cancellationToken);
        if (leased.Count == 0)
        {
            await store.WaitForWorkAsync(SafetyNet, cancellationToken);
            return;
        }

        // Not cancelled: what is leased takes milliseconds, and would wait for its lease to end.
        await Task.WhenAll(leased.Select(lease => RunAsync(lease, CancellationToken.None)));
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

        [LoggerMessage(2, LogLevel.Error, "Conversation {Conversation}: the store went away during a turn, it is tried again when its lease ends: {Words}")]
        public static partial void StoreLost(ILogger logger, string conversation, string words);
    }
}
