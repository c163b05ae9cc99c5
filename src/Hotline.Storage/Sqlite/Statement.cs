using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotline.Storage.Sqlite;

/// <summary>One prepared statement, used again and again by the one thread that owns its connection. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public Statement Set(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public Statement Set(int parameter, long? value) => value is { } number ? Set(parameter, number) : SetNull(parameter);

    public Statement Set(int parameter, string? value)
    {
        if (value is null) return SetNull(parameter);
        Check(raw.sqlite3_bind_text(statement, parameter, value));
        return this;
    }

    public Statement Set(int parameter, byte[]? value)
    {
        if (value is null) return SetNull(parameter);
        Check(raw.sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    /// <summary>Runs it to its end and makes it ready for the next use. Returns the rows that it changed.</summary>
    public int Run()
    {
        while (Step())
        {
            // Rows are of no interest here.
        }

        return raw.sqlite3_changes(database);
    }

    /// <summary>Goes to the next row; false at the end, where the statement is reset.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        _ = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Leaves before the last row.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    /// <summary>The first column of the first row as a number; null when there is no row or no value.</summary>
    public long? Number()
    {
        if (!Step()) return null;
        var value = LongOrNull(0);
        Reset();
        return value;
    }

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    public void Dispose() => statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private Statement SetNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
