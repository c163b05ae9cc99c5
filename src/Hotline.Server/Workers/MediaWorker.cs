using Hotline.Storage.Media;

namespace Hotline.Server.Workers;

/// <summary>Fetches the files that people sent, a few at a time, each within its time. Files that were under way when a program died are begun again by whoever looks next.</summary>
internal sealed class MediaWorker(MediaArrivals arrivals, MediaFetcher fetcher, TimeProvider time, ILogger<MediaWorker> logger) : WorkerLoop(time, logger)
{
    /// <summary>Files at once; each is in memory while it is looked at.</summary>
    private const int AtOnce = 3;

    private readonly Task[] _lanes = [.. Enumerable.Repeat(Task.CompletedTask, AtOnce)];

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            var free = Array.IndexOf(_lanes, await Task.WhenAny(_lanes));
            var done = _lanes[free];
            _lanes[free] = Task.CompletedTask;
            await done;
            if (await arrivals.ClaimAsync(cancellationToken) is { } file) _lanes[free] = fetcher.FetchAsync(file, cancellationToken);
            else await arrivals.WaitAsync(SafetyNet, cancellationToken);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested) await Task.WhenAll(_lanes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
