using System.Threading.Channels;
using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>
/// Sends what this process holds, many conversations at once and each in order, and reports the outcomes in batches: one round trip for all that came in meanwhile.
/// While the store is away the outcomes are kept: what is forgotten here is sent a second time when its lease ends.
/// </summary>
internal sealed partial class SendWorker(Sender sender, SendQueue queue, IOutbox outbox, Workforce workforce, TimeProvider time, ILogger<SendWorker> logger) : WorkerLoop(time, logger)
{
    /// <summary>Conversations of one channel that are sent to at the same time. Nearly all of them only wait for the provider: at 50 ms an answer this carries 10,000 a second.</summary>
    public const int AtOnce = 512;

    /// <summary>How long a stop waits for what stands in the queue and for what is being sent. What is not reported by then is handed out again when its lease ends.</summary>
    public static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(10);

    private const int ReportsAtOnce = 256;

    private readonly TimeProvider _time = time;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Never full: whoever reports also puts what comes next into the queue, and would wait for senders that wait for them. There is one for each batch that left the queue
    /// and is not reported, and while reports are slow no turn is committed that would bring more.
    /// </summary>
    private readonly Channel<IReadOnlyList<SendReport>> _reports = Channel.CreateUnbounded<IReadOnlyList<SendReport>>();

    /// <summary>What was handed over is sent and reported first, within <see cref="DrainWithin"/>. The turns have stopped by then.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Complete();
        try
        {
            await _drained.Task.WaitAsync(DrainWithin, _time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            Log.NotDrained(logger);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        Task[] lines = [.. queue.Lines.Select(line => Parallel.ForEachAsync(line.ReadAllAsync(stop.Token), atOnce, SendAsync))];
        Task[] running = [ReportAsync(stop.Token), .. lines];
        var sent = EndReportsAsync(lines);
        await Task.WhenAny(running);
        // A line ends with the queue, or because something is wrong.
        if (!queue.Completed) await stop.CancelAsync();
        await Task.WhenAll([sent, .. running]);
        _drained.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
    }

    private async Task EndReportsAsync(Task[] lines)
    {
        await Task.WhenAll(lines);
        _reports.Writer.TryComplete();
    }

    private async ValueTask SendAsync(SendBatch batch, CancellationToken cancellationToken)
    {
        var next = batch;
        while (next is { } trying)
        {
            IReadOnlyList<SendReport> reports = [];
            IReadOnlyList<OutboxEntry> overtaken = [];
            try
            {
                reports = await sender.SendAsync(trying.Entries, queue.TimeOf(trying), cancellationToken);
            }
            finally
            {
                // Before the report: what that hands out of the same conversation stands in line behind this, not before.
                next = queue.Next(trying, finished: reports.Count == trying.Entries.Count && reports[^1].RetryAt is null, out overtaken);
            }

            await _reports.Writer.WriteAsync(overtaken.Count == 0 ? reports : [.. reports, .. overtaken.Select(Cancelled)], cancellationToken);
        }
    }

    private static SendReport Cancelled(OutboxEntry overtaken) => new(overtaken.Conversation, overtaken.Delivery.Id, SendReport.Cancelled, null, null);

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        while (await _reports.Reader.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<SendReport>();
            while (batch.Count < ReportsAtOnce && _reports.Reader.TryRead(out var more)) batch.AddRange(more);
            var next = await ReportAsync(batch, cancellationToken);
            foreach (var entries in next.GroupBy(e => e.Conversation)) await queue.AddAsync([.. entries], cancellationToken);
        }
    }

    private async Task<IReadOnlyList<OutboxEntry>> ReportAsync(List<SendReport> batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await outbox.ReportAsync(workforce.Id, batch, cancellationToken);
            }
            catch (StoreUnavailableException away)
            {
                Log.Kept(logger, batch.Count, away.Message);
                await PauseAsync(AfterFault, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "Not everything was sent before the stop; it is handed out again when its lease ends, and what a provider has taken meanwhile is sent twice")]
        public static partial void NotDrained(ILogger logger);

        [LoggerMessage(1, LogLevel.Error, "What became of {Replies} replies cannot be stored and is kept: {Words} Trying again.")]
        public static partial void Kept(ILogger logger, int replies, string words);
    }
}
