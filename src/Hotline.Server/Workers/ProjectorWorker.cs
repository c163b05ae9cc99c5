using Hotline.Core.Conversations;
using Hotline.Server.Health;
using Hotline.Storage.Casebook.Journal;

namespace Hotline.Server.Workers;

/// <summary>Carries the journal into the casebook.</summary>
internal sealed class ProjectorWorker(JournalProjector projector, IJournal journal, HotlineMetrics metrics, TimeProvider time, ILogger<ProjectorWorker> logger)
    : WorkerLoop(time, logger)
{
    /// <summary>How long what follows the first news is gathered: one transaction for many turns costs little more than one for each. Far below the second in which the desk shows a case.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        var projected = await projector.ProjectAsync(cancellationToken);
        metrics.JournalLag(projected == 0 ? TimeSpan.Zero : projector.Lag);
        if (projected == 0) await journal.WaitAsync(SafetyNet, cancellationToken);
        await PauseAsync(Gathering, cancellationToken);
    }
}
