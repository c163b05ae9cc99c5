using System.Data.Common;
using Hotline.Storage.Casebook.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// Plain SQL that both databases run, for the rows that every turn writes: change tracking would cost more than the turn itself. What was added runs in its order and together: PostgreSQL takes all of it in
/// one round trip, SQLite has none to save. Parameters are <c>@p0</c>, <c>@p1</c>, … It belongs to the transaction that the context has open. For one use by one caller.
/// </summary>
internal sealed class Writes(CasebookContext context) : IDisposable
{
    /// <summary>Statements after which it is time to run them: what waits here is memory.</summary>
    private const int Most = 1000;

    private readonly List<(string Sql, object?[] Values)> _waiting = [];
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public bool AreMany => _waiting.Count >= Most;

    /// <summary>Values in the order of their parameters; null is NULL.</summary>
    public void Add(string sql, params object?[] values) => _waiting.Add((sql, values));

    /// <summary>Runs what was added since the last time. Returns how many rows each changed.</summary>
    public async Task<int[]> RunAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0) return [];
        var connection = context.Database.GetDbConnection();
        var changed = connection.CanCreateBatch ? await TogetherAsync(connection, cancellationToken) : await EachAsync(connection, cancellationToken);
        _waiting.Clear();
        return changed;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
    }

    private DbTransaction? Transaction => context.Database.CurrentTransaction?.GetDbTransaction();

    private async Task<int[]> TogetherAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = Transaction;
        foreach (var (sql, values) in _waiting)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(Named(command.CreateParameter(), i, PostgresCommands.Storable(values[i])));
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }

    private async Task<int[]> EachAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var changed = new int[_waiting.Count];
        for (var n = 0; n < changed.Length; n++)
        {
            var (sql, values) = _waiting[n];
            var command = Prepared(connection, sql, values.Length);
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
            changed[n] = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return changed;
    }

    private DbCommand Prepared(DbConnection connection, string sql, int parameters)
    {
        if (_commands.TryGetValue(sql, out var known)) return known;
        var command = _commands[sql] = connection.CreateCommand();
        command.Transaction = Transaction;
#pragma warning disable CA2100 // Constants of this folder; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++) command.Parameters.Add(Named(command.CreateParameter(), i, value: null));
        return command;
    }

    private static DbParameter Named(DbParameter parameter, int number, object? value)
    {
        parameter.ParameterName = $"@p{number}";
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
