using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    /// <summary>
    /// A number that this file carries through every copy and restore, so that a runtime knows its casebook again. Made when there is none; null where there is no file.
    /// </summary>
    public async Task<string?> MarkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!context.Database.IsSqlite()) return null;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = "PRAGMA user_version";
        var mark = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (mark == 0)
        {
            mark = RandomNumberGenerator.GetInt32(1, int.MaxValue);
#pragma warning disable CA2100 // A pragma takes no parameters, and this is a number.
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {mark}");
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return mark.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<bool> IsDoneAsync(DbDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken) && reader.GetInt32(0) == 0;
}
