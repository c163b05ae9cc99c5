using System.Data.Common;
using Hotline.Storage.Casebook.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// One SQL statement of a transaction, prepared once and run for many rows: parameters are <c>@p0</c>, <c>@p1</c>, … For the rows that every turn writes;
/// change tracking would cost more than the turn itself. For one use by one caller.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private readonly bool _onPostgres;

    /// <summary>Belongs to the transaction that the context has open.</summary>
    public Statement(CasebookContext context, string sql, int parameters)
    {
        _onPostgres = context.Database.IsNpgsql();
        _command = context.Database.GetDbConnection().CreateCommand();
        _command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs it with these values, in the order of its parameters; null is NULL. Returns the number of rows changed.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = (_onPostgres ? PostgresCommands.Storable(values[i]) : values[i]) ?? DBNull.Value;
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => _command.Dispose();
}
