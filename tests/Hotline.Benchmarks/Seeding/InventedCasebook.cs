using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Benchmarks.Seeding;

/// <summary>
/// Fills an empty casebook with people who do not exist. They must never stand among people who do: whatever casebook holds anything is refused. The runtime knows nothing of them, so what the desk orders for them
/// reaches nobody.
/// </summary>
internal sealed class InventedCasebook(IDbContextFactory<CasebookContext> contexts, CasebookMigrator migrator, ContactVault vault, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>People of one transaction.</summary>
    private const int Batch = 1000;

    /// <summary>Nobody's hours are settled, as in a program without settings.</summary>
    private static readonly CaseRules Rules = new(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default);

    /// <summary>Makes the tables and fills them. Each report says how many cases and how many rows were written.</summary>
    /// <exception cref="SeedRefusedException">The casebook is not empty.</exception>
    public async Task FillAsync(SeedPlan plan, Action<int, int> report, CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await HoldsAnythingAsync(context, cancellationToken))
            throw new SeedRefusedException("This casebook holds something already. Invented people go into an empty one only: name a new folder or database.");
        var rows = new PersonRows(vault, pseudonyms, Rules, clock.GetUtcNow());
        // In the order of the pseudonyms, in which the largest indexes are: their pages are written once.
        var people = plan.People().Select(person => (Person: person, Id: pseudonyms.Of(person.Address))).OrderBy(known => known.Id.Value, StringComparer.Ordinal);
        foreach (var some in people.Chunk(Batch))
        {
            var written = some.SelectMany(known => rows.Of(known.Person, known.Id)).ToList();
            await CasebookRows.WriteAsync(context, written, cancellationToken);
            report(some.Sum(known => known.Person.Closed + (known.Person.Waits ? 1 : 0)), written.Count);
        }

        // PostgreSQL's own housekeeping does this within the hour; SQLite has none.
        if (context.Database.IsNpgsql()) await context.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancellationToken);
    }

    private static async Task<bool> HoldsAnythingAsync(CasebookContext context, CancellationToken cancellationToken) =>
        await context.Contacts.AnyAsync(cancellationToken) || await context.Conversations.AnyAsync(cancellationToken) || await context.Cases.AnyAsync(cancellationToken)
        || await context.Tombstones.AnyAsync(cancellationToken) || await context.Accounts.AnyAsync(cancellationToken) || await context.Audit.AnyAsync(cancellationToken)
        || await context.JournalPositions.AnyAsync(cancellationToken);
}

/// <summary>The casebook is not one to put invented people into; the message says which is.</summary>
internal sealed class SeedRefusedException(string message) : Exception(message);
