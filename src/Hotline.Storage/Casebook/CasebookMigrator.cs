using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook;

/// <summary>Brings the casebook's tables to what this program knows, from nothing or from any earlier version.</summary>
public sealed class CasebookMigrator(IDbContextFactory<CasebookContext> contexts, ICasebookDatabase database)
{
    /// <summary>
    /// Applies what is missing. Throws <see cref="CasebookTooNewException"/>, before any change, when the casebook is newer than the program. With <paramref name="patient"/> a database
    /// that is away is waited for.
    /// </summary>
    /// <exception cref="StorageStartException">The database must not be used as it is; the message says what to change.</exception>
    /// <exception cref="CasebookAwayException">It cannot be reached, and nobody is patient.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken, bool patient = false)
    {
        await database.OpenAsync(patient, cancellationToken);
        try
        {
            await ApplyAsync(cancellationToken);
        }
        catch (Exception fault) when (database.Explain(fault) is { } words)
        {
            throw new CasebookAwayException(words, fault);
        }

        await database.CheckKeyAsync(cancellationToken);
    }

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } unknown) throw new CasebookTooNewException(unknown);
        // EF would build and compare whole models before it found that there is nothing to do: a large part of every start.
        if (known.SetEquals(applied)) return;
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Migrations that the casebook still lacks.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}
