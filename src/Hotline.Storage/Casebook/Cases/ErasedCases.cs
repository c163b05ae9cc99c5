using Hotline.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// Open cases of people who had their data deleted. Nobody can write to them, so one that nobody holds is over: it must not stand in the queue before those who wait. One that is held stays until its holder
/// has seen that the person is gone, and can only be closed.
/// </summary>
public static class ErasedCases
{
    /// <summary>Closes those among <paramref name="cases"/>, whoever holds them; returns how many were open.</summary>
    public static Task<int> CloseAsync(IQueryable<Case> cases, DateTimeOffset at, CancellationToken cancellationToken) =>
        cases.Where(c => c.ConversationId == null && c.Status != CaseStatus.Closed).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Status, CaseStatus.Closed)
            .SetProperty(c => c.HolderId, (string?)null)
            .SetProperty(c => c.HolderAlias, (string?)null)
            .SetProperty(c => c.Outcome, OutcomeCodes.Withdrew)
            .SetProperty(c => c.ClosedAt, at)
            .SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
}
