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

    private const int ReportsAtOnce = 256;

    private readonly Channel<IReadOnlyList<SendReport>> _reports = Channel.CreateBounded<IReadOnlyList<SendReport>>(SendLine.Capacity);

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        Task[] running = [ReportAsync(stop.Token), .. queue.Lines.Select(line => Parallel.ForEachAsync(line.ReadAllAsync(stop.Token), atOnce, SendAsync))];
        await Task.WhenAny(running);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private async ValueTask SendAsync(IReadOnlyList<OutboxEntry> batch, CancellationToken cancellationToken)
    {
        var next = batch;
        while (next is { } trying)
        {
            var finished = false;
            try
            {
                var reports = await sender.SendAsync(trying, cancellationToken);
                await _reports.Writer.WriteAsync(reports, cancellationToken);
                finished = reports.Count == trying.Count && reports[^1].RetryAt is null;
            }
            finally
            {
                next = queue.Next(trying, finished);
            }
        }
    }

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
        [LoggerMessage(1, LogLevel.Error, "What became of {Replies} replies cannot be stored and is kept: {Words} Trying again.")]
        public static partial void Kept(ILogger logger, int replies, string words);
    }
}
