using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook;

/// <summary>The file beneath the casebook, where there is one (SQLite).</summary>
public sealed class CasebookFile(IDbContextFactory<CasebookContext> contexts)
{
    /// <summary>
    /// Writes the log back into the file and empties it, so that bytes deleted before are nowhere. False when a reader still holds an old page: ask again later.
    /// </summary>
    public async Task<bool> ScrubAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!context.Database.IsSqlite()) return true;
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await IsDoneAsync(reader, cancellationToken);
    }

    private static async Task<bool> IsDoneAsync(DbDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken) && reader.GetInt32(0) == 0;
}
