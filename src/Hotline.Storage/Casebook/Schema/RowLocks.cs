using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Schema;

/// <summary>
/// Locks for rows that a transaction reads before it decides. On SQLite a transaction that writes is alone, and these say nothing; on PostgreSQL several write at once, and the words become
/// the end of the query (<c>PostgresCommands</c>).
/// </summary>
public static class RowLocks
{
    internal const string Change = "hotline: for update";
    internal const string Stay = "hotline: for key share";

    /// <summary>Nobody else changes these rows, or decides by them, until the transaction ends. For rows that it will change by what it read.</summary>
    public static IQueryable<T> LockedToChange<T>(this IQueryable<T> rows) => rows.TagWith(Change);

    /// <summary><see cref="LockedToChange{T}"/> for plain SQL: the end of its query.</summary>
    internal static string ToChange(CasebookContext context) => context.Database.IsNpgsql() ? "FOR UPDATE" : "";

    /// <summary>These rows are not deleted until the transaction ends. For a key under which it writes: whoever erases waits, and then finds what was written.</summary>
    public static IQueryable<T> LockedToStay<T>(this IQueryable<T> rows) => rows.TagWith(Stay);
}
