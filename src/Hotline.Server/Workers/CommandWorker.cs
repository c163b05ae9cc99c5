using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Commands;

namespace Hotline.Server.Workers;

/// <summary>Hands what the desk ordered to the conversations.</summary>
internal sealed class CommandWorker(CommandQueue commands, IInbox inbox, TimeProvider time, ILogger<CommandWorker> logger) : WorkerLoop(time, logger)
{
    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (await commands.DeliverAsync(inbox, cancellationToken) == 0) await commands.WaitAsync(SafetyNet, cancellationToken);
    }
}
