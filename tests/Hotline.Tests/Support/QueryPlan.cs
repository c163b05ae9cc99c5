using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Support;

/// <summary>How the database would go about a query.</summary>
internal static class QueryPlan
{
    /// <summary>Its steps, a line each, in the database's own words.</summary>
    public static async Task<string> ReadAsync<T>(CasebookContext context, IQueryable<T> query)
    {
        var now = TestContext.Current.CancellationToken;
        await using var command = query.CreateDbCommand();
        await context.Database.OpenConnectionAsync(now);
#pragma warning disable CA2100 // The query is EF's own.
        command.CommandText = (context.Database.IsSqlite() ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(now);
        var lines = new List<string>();
        while (await reader.ReadAsync(now)) lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }
}
