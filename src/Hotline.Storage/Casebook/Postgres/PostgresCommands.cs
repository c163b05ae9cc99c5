using System.Data.Common;
using System.Text;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>What every command needs on its way to PostgreSQL: the lock that its query asks for, and text that the server takes.</summary>
internal sealed class PostgresCommands : DbCommandInterceptor
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Prepare(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prepare(command);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Prepare(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prepare(command);
        return ValueTask.FromResult(result);
    }

    /// <summary>
    /// PostgreSQL's text holds no zero character and no half of a pair. Either comes only from somebody who tries; it must not stop what everybody else waits for. SQLite stores the
    /// first and replaces the second as this does.
    /// </summary>
    public static object? Storable(object? value)
    {
        if (value is not string text) return value;
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace('\0', '\uFFFD');
        try
        {
            Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
    }

    private static void Prepare(DbCommand command)
    {
        if (command.CommandText.StartsWith("-- " + RowLocks.Change, StringComparison.Ordinal)) command.CommandText += "\nFOR UPDATE";
        else if (command.CommandText.StartsWith("-- " + RowLocks.Stay, StringComparison.Ordinal)) command.CommandText += "\nFOR KEY SHARE";
        foreach (DbParameter parameter in command.Parameters)
            if (parameter.Value is string text) parameter.Value = Storable(text);
    }
}
