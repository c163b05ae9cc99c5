using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook;

/// <summary>
/// The one way to change several rows together. On PostgreSQL two such changes can meet: one of them is told to begin anew, and does. On SQLite they wait for each other.
/// </summary>
public static class CasebookTransactions
{
    /// <summary>How often a change begins anew before its fault is somebody's to see.</summary>
    private const int MostTries = 20;

    private const int LongestPauseMilliseconds = 40;

    /// <summary>Serialization failure, deadlock, and a row that another was faster to insert: nothing of the transaction stands, and a second look decides otherwise.</summary>
    private static readonly string[] Conflicts = ["40001", "40P01", "23505"];

    /// <summary>
    /// Runs <paramref name="change"/> in a transaction, saves what it added and commits it. It may be run more than once, each time on a fresh view and with nothing tracked, so what it does outside the
    /// database must bear that.
    /// </summary>
    /// <exception cref="CasebookAwayException">The database went away. Lost in the commit itself, whether it stands is unknown.</exception>
    public static async Task<T> ChangeAsync<T>(this CasebookContext context, Func<Task<T>> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await context.Database.CreateExecutionStrategy().ExecuteAsync(change, (once, token) => OnceAsync(context, once, token), cancellationToken);
            }
            catch (Exception fault) when (tries < MostTries && IsConflict(fault))
            {
                context.ChangeTracker.Clear();
                // Two that met once would meet again.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LongestPauseMilliseconds * tries / MostTries + 1)), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <inheritdoc cref="ChangeAsync{T}"/>
    public static Task ChangeAsync(this CasebookContext context, Func<Task> change, CancellationToken cancellationToken) => context.ChangeAsync(
        async () =>
        {
            await change();
            return true;
        },
        cancellationToken);

    private static async Task<T> OnceAsync<T>(CasebookContext context, Func<Task<T>> change, CancellationToken cancellationToken)
    {
        // What fails begins anew as a whole: a savepoint at each save would be two more round trips for nothing.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var result = await change();
        // What the change left to save goes in one round trip; most often nothing is left.
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static bool IsConflict(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is DbException { SqlState: { } state }) return Conflicts.Contains(state, StringComparer.Ordinal);
        return false;
    }
}
