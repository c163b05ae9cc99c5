using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hotline.Storage.Casebook.Sqlite;

/// <summary>The casebook as a file, <c>casebook.db</c>. Its folder is held by the runtime store, which also knows a wrong key. Thread-safe.</summary>
internal sealed class SqliteCasebook(IDbContextFactory<CasebookContext> contexts) : ICasebookDatabase
{
    public Task OpenAsync(bool patient, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CheckKeyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> FingerprintAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task SettleKeyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes the log back into the file and empties it; what was deleted is overwritten in the file already (<see cref="SqlitePragmas"/>).</summary>
    public async Task<bool> ScrubAsync(bool keysLive, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await IsDoneAsync(reader, cancellationToken);
    }

    public async Task<string> MarkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
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

    /// <summary>Nothing is to be bound: it lies in the folder of its runtime, and who is on Redis has no <c>runtime.db</c> there in use.</summary>
    public Task FeedFromAsync(string runtime, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? Explain(Exception fault) => null;

    private static async Task<bool> IsDoneAsync(DbDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken) && reader.GetInt32(0) == 0;
}
