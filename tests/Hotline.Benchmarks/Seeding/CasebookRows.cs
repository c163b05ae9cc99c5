using System.Data.Common;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Hotline.Benchmarks.Seeding;

/// <summary>
/// Writes many rows at once: <c>COPY</c> on PostgreSQL, one prepared statement for each table on SQLite. Tables, columns and stored forms come from the casebook's own model, so that what is written is what the
/// program would have written. For one caller.
/// </summary>
internal static class CasebookRows
{
    /// <summary>Memory for pages of SQLite while it is filled, in KiB: its indexes in the order of time and of codes are written all over.</summary>
    private const int SqliteCache = 262_144;

    public static async Task WriteAsync(CasebookContext context, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        if (connection is not NpgsqlConnection) await context.Database.ExecuteSqlRawAsync($"PRAGMA cache_size = -{SqliteCache}", cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var table in rows.GroupBy(row => row.GetType()))
        {
            var columns = Column.Of(context.Model.FindEntityType(table.Key) ?? throw new InvalidOperationException($"The casebook has no table for {table.Key.Name}."));
            if (connection is NpgsqlConnection postgres) await CopyAsync(postgres, columns, table, cancellationToken);
            else await InsertAsync(connection, transaction.GetDbTransaction(), columns, table, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await context.Database.CloseConnectionAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, (string Table, Column[] Columns) into, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {into.Table} ({Names(into.Columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows) await copy.WriteRowAsync(cancellationToken, [.. into.Columns.Select(column => column.Read(row))]);
        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, (string Table, Column[] Columns) into, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = $"INSERT INTO {into.Table} ({Names(into.Columns)}) VALUES ({string.Join(", ", into.Columns.Select(column => "@" + column.Name))})";
#pragma warning restore CA2100
        foreach (var column in into.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column.Name;
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < into.Columns.Length; i++) command.Parameters[i].Value = into.Columns[i].Read(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Names(IEnumerable<Column> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    /// <summary>A column of a table, and how its value is read from a row in the form that is stored. What the database counts by itself is none.</summary>
    private sealed record Column(string Name, Func<object, object?> Read)
    {
        public static (string Table, Column[] Columns) Of(IEntityType type) => (
            type.GetTableName()!,
            [.. type.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.OnAdd || property.ClrType != typeof(long)).Select(Of)]);

        private static Column Of(IProperty property)
        {
            var (value, converter) = (property.PropertyInfo!, property.GetTypeMapping().Converter);
            return new Column(property.GetColumnName(), converter is null ? value.GetValue : row => converter.ConvertToProvider(value.GetValue(row)));
        }
    }
}
