using Hotline.Core.Conversations;
using Hotline.Server.Health;
using Hotline.Storage.Casebook.Journal;

namespace Hotline.Server.Workers;

/// <summary>Carries the journal into the casebook, partition by partition.</summary>
internal sealed class ProjectorWorker(JournalProjector projector, IJournal journal, HotlineMetrics metrics, TimeProvider time, ILogger<ProjectorWorker> logger)
    : WorkerLoop(time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var projected = 0;
        for (var partition = 0; partition < journal.Partitions; partition++) projected += await projector.ProjectAsync(partition, cancellationToken);
        metrics.JournalLag(projected == 0 ? TimeSpan.Zero : projector.Lag);
        if (projected == 0) await journal.WaitAsync(SafetyNet, cancellationToken);
    }
}
