using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers.Sending;

/// <summary>
/// The account-wide rate, shared with all other workers through the store. Never more than one question to the store at a time: all who come while it is asked stand together in
/// the next one, the most important first. A short wait is waited here; a longer one is handed back with the lease, as its <c>RetryAfter</c>. Thread-safe.
/// </summary>
internal sealed class SharedRate(ChannelId account, int perSecond, IAccountPace pace, TimeProvider time) : PartitionedRateLimiter<SendAsk>
{
    private const int AsksAtOnce = 256;
    private static readonly PaceAnswer StoreAway = new(Granted: false, TimeSpan.FromSeconds(1));

    private readonly ConcurrentQueue<Waiting> queue = new();
    private int drawing;

    public override RateLimiterStatistics? GetStatistics(SendAsk resource) => null;

    protected override RateLimitLease AttemptAcquireCore(SendAsk resource, int permitCount) =>
        throw new NotSupportedException("Only the store can answer, and it takes a round trip: use AcquireAsync.");

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(SendAsk resource, int permitCount, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(new PaceAsk(resource.Importance, resource.Waited, permitCount));
        queue.Enqueue(waiting);
        if (Interlocked.Exchange(ref drawing, 1) == 0) _ = DrawAsync();
        var answer = await waiting.Answered.Task.WaitAsync(cancellationToken);
        if (answer is { Granted: true, Wait.Ticks: > 0 }) await Task.Delay(answer.Wait, time, cancellationToken);
        return new PaceLease(answer);
    }

    private async Task DrawAsync()
    {
        while (true)
        {
            var batch = new List<Waiting>();
            while (batch.Count < AsksAtOnce && queue.TryDequeue(out var next)) batch.Add(next);
            if (batch.Count > 0)
            {
                await DrawAsync([.. batch.OrderByDescending(waiting => waiting.Ask.Importance).ThenByDescending(waiting => waiting.Ask.Waited)]);
                continue;
            }

            Volatile.Write(ref drawing, 0);
            if (queue.IsEmpty || Interlocked.Exchange(ref drawing, 1) != 0) return;
        }
    }

    private async Task DrawAsync(Waiting[] batch)
    {
        try
        {
            var answers = await pace.TakeAsync(account, perSecond, [.. batch.Select(waiting => waiting.Ask)], CancellationToken.None);
            for (var i = 0; i < batch.Length; i++) batch[i].Answered.TrySetResult(answers[i]);
        }
        catch (StoreUnavailableException)
        {
            foreach (var waiting in batch) waiting.Answered.TrySetResult(StoreAway);
        }
#pragma warning disable CA1031 // Whatever it is, those who wait must hear of it: it is thrown where they wait.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            foreach (var waiting in batch) waiting.Answered.TrySetException(fault);
        }
    }

    private sealed record Waiting(PaceAsk Ask)
    {
        public TaskCompletionSource<PaceAnswer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class PaceLease(PaceAnswer answer) : RateLimitLease
    {
        public override bool IsAcquired => answer.Granted;

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = answer.Wait;
            return !IsAcquired && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
