using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook;

/// <summary>
/// Lets one process at a time do what all would do alike. It spares work and is no lock: clocks of machines differ, so what is done under a lease must bear being done twice. Thread-safe.
/// </summary>
public sealed class CasebookLeases(IDbContextFactory<CasebookContext> contexts, TimeProvider clock)
{
    /// <summary>Takes the lease, or keeps it for as long again; false while another has it.</summary>
    public async Task<bool> TryHoldAsync(string name, string owner, TimeSpan lasts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var until = now + lasts;
        var held = await context.Leases.Where(l => l.Name == name && (l.Owner == owner || l.Until <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, until), cancellationToken);
        if (held == 1) return true;
        var milliseconds = until.ToUnixTimeMilliseconds();
        return await context.Database.ExecuteSqlAsync($"INSERT INTO leases (name, owner, until) VALUES ({name}, {owner}, {milliseconds}) ON CONFLICT (name) DO NOTHING", cancellationToken) == 1;
    }
}
