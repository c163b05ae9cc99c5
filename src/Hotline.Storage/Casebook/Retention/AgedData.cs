using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// Lets go what is older than <see cref="RetentionOptions"/> allows, in small steps of one transaction each. Rows are deleted, files after them, whole people by the way of every erasure, and at the end
/// the database is rid of what lay where they lay. Two at once, or a crash between two steps, do no harm: what is due is looked for anew. Thread-safe.
/// </summary>
public sealed class AgedData(
    IDbContextFactory<CasebookContext> contexts, ICasebookDatabase database, MediaCare media, CommandQueue commands, CasebookChanges changes, RetentionOptions options, TimeProvider clock)
{
    /// <summary>Rows, or people, of one step.</summary>
    public const int Most = 100;

    private readonly AgedKind[] _kinds = [new AgedUnfinished(commands), new AgedText(commands), new AgedLocations(), new AgedAddresses(), new AgedMedia(), new AgedAudit()];

    // A former run may have ended between the deleting and the scrubbing.
    private volatile bool _owed = true;

    public RetentionOptions Options => options;

    /// <summary>How much would go and when, by kind, also while nothing goes (<see cref="RetentionOptions.Enabled"/>). Changes nothing.</summary>
    public async Task<IReadOnlyList<RetentionForecast>> ForecastAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var found = new List<RetentionForecast>(_kinds.Length);
        foreach (var kind in _kinds)
        {
            var age = kind.Age(options);
            found.Add(new RetentionForecast(kind.Name, kind.Unit, age, await InAsync(kind, 0), await InAsync(kind, 7), await InAsync(kind, 30)));
        }

        return found;

        Task<int> InAsync(AgedKind kind, int days) => kind.CountAsync(context, now.AddDays(days) - kind.Age(options), cancellationToken);
    }

    /// <summary>One step of each kind; returns how much went, 0 when nothing is due. Call <see cref="FinishAsync"/> then.</summary>
    public async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        if (!options.Enabled) return 0;
        var dropped = 0;
        foreach (var kind in _kinds)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var before = clock.GetUtcNow() - kind.Age(options);
            dropped += await context.ChangeAsync(() => kind.DropAsync(context, before, Most, cancellationToken), cancellationToken);
        }

        if (dropped == 0) return 0;
        _owed = true;
        commands.Wake();
        changes.Publish(CasebookChange.Queue);
        return dropped;
    }

    /// <summary>Deletes the files, and scrubs where rows lay. True when nothing is owed any more; false while somebody reads an old state.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        if (!_owed) return true;
        bool buried;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken)) buried = await media.BuryAsync(context, cancellationToken);
        if (!buried || !await database.ScrubAsync(keysLive: true, cancellationToken)) return false;
        _owed = false;
        return true;
    }
}
