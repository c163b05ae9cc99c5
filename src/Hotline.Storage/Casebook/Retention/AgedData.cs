using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// Lets go what is older than <see cref="RetentionOptions"/> allows: what is due is found outside of every transaction, and goes in small pieces of one transaction each, between which everybody else writes. Rows are
/// deleted, files after them, whole people by the way of every erasure, and at the end the database is rid of what lay where they lay. Two at once, or a crash between two pieces, do no harm: each piece looks once
/// more whether it is still due. Thread-safe.
/// </summary>
public sealed class AgedData(
    IDbContextFactory<CasebookContext> contexts, ICasebookDatabase database, MediaCare media, CommandQueue commands, CasebookChanges changes, RetentionOptions options, TimeProvider clock)
{
    /// <summary>Rows, or people, of one piece: for so long others wait who write.</summary>
    public const int Piece = 20;

    /// <summary>Rows, or people, of each kind that are looked for at a time.</summary>
    public const int Most = 200;

    private readonly AgedKind[] _kinds = [new AgedUnfinished(commands), new AgedText(commands), new AgedLocations(), new AgedAddresses(), new AgedMedia(), new AgedAudit(), new AgedFunnels()];

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

    /// <summary>What is due, in pieces; empty when nothing is. Call <see cref="FinishAsync"/> then. Reads alone.</summary>
    public async Task<IReadOnlyList<AgedPiece>> FindAsync(CancellationToken cancellationToken)
    {
        var pieces = new List<AgedPiece>();
        if (!options.Enabled) return pieces;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var kind in _kinds)
        {
            var before = clock.GetUtcNow() - kind.Age(options);
            pieces.AddRange((await kind.FindAsync(context, before, Most, cancellationToken)).Chunk(Piece).Select(items => new AgedPiece(kind, before, items)));
        }

        return pieces;
    }

    /// <summary>Lets a piece go, as far as it is still due; returns how much went.</summary>
    public async Task<int> DropAsync(AgedPiece piece, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var dropped = await context.ChangeAsync(() => piece.Kind.DropAsync(context, piece.Before, piece.Items, cancellationToken), cancellationToken);
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
