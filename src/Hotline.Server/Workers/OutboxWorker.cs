using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>Takes replies whose first attempt failed, or whose worker died, back out of the outbox.</summary>
internal sealed class OutboxWorker(IOutbox outbox, SendQueue queue, Workforce workforce, TimeProvider time, ILogger<OutboxWorker> logger) : WorkerLoop(time, logger)
{
    private const int PerRound = 128;

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var due = await outbox.LeaseAsync(workforce.Id, PerRound, cancellationToken);
        if (due.Count == 0)
        {
            await outbox.WaitForWorkAsync(SafetyNet, cancellationToken);
            return;
        }

        foreach (var batch in due.GroupBy(e => e.Conversation)) await queue.AddAsync([.. batch], cancellationToken);
    }
}
