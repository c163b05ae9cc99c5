using Hotline.Core.Conversations;
using Hotline.Server.Workers;

namespace Hotline.Server.Health;

/// <summary>
/// Whether this process can do its work: stores reachable and a publication loaded. A provider that is silent never makes it unready; it shows in the details.
/// </summary>
internal sealed class Readiness(IJournal journal, PublicationLibrary publications)
{
    /// <summary>Null when ready, else what is missing, in words without content.</summary>
    public async Task<string?> WhatIsMissingAsync(CancellationToken cancellationToken)
    {
        if (!publications.Loaded) return "No script is loaded yet.";
        try
        {
            await journal.ReadAsync(0, long.MaxValue - 1, 1, cancellationToken);
            // Changes nothing, and has to be written: a store that only answers questions takes no message.
            await journal.TrimAsync(0, 0, cancellationToken);
            return null;
        }
        catch (StoreUnavailableException away)
        {
            return away.Message;
        }
    }
}
