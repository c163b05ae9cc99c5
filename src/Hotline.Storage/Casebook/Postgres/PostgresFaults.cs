using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>What PostgreSQL's refusals mean for the one who runs the program. Never carries content or a password.</summary>
internal static class PostgresFaults
{
    /// <summary>By SQLSTATE, or its first two characters: https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
    private static readonly (string State, string Words)[] Refusals =
    [
        ("28", "refuses the user or the password in Casebook:Postgres. Check both there, and that the server's pg_hba.conf lets this machine in."),
        ("3D000", "has no such database. Make it, as deploy/README.md says: CREATE DATABASE ... OWNER ..., or name another in Casebook:Postgres."),
        ("3F000", "has no schema that this user may use. Make the user the owner of the database: ALTER DATABASE ... OWNER TO ...;"),
        ("42501", "does not let this user do what hotline needs. Make the user the owner of the database: ALTER DATABASE ... OWNER TO ...;"),
        ("42P01", "has lost the casebook's tables. Is a backup being put back? Else run 'hotline migrate'."),
        ("53300", "has no connection left. Raise max_connections there, or lower Maximum Pool Size in Casebook:Postgres; it goes on by itself."),
        ("53100", "has no room left on its disk and takes nothing more. Make room there; it goes on by itself."),
        ("53", "is short of memory or other means. Look at its log; it goes on by itself."),
        ("57014", "did not finish in time, by its statement_timeout. Look what keeps it busy; it goes on by itself."),
        ("57P", "is starting or stopping. It goes on by itself when it is there."),
        ("25006", "takes no writes: it is a replica, or set to read only. Name the primary in Casebook:Postgres."),
        ("08", "has lost the connection. It goes on by itself when it is back."),
        ("58", "cannot read or write its disk. Look at its log."),
    ];

    /// <summary>A sentence for <see cref="Core.Conversations.StoreUnavailableException"/> when the database cannot be used now, null for any other fault. <paramref name="where"/> is its address and name.</summary>
    public static string? Away(Exception fault, string where) => Words(fault) is { } words ? $"The casebook is away: PostgreSQL at {where} {words}" : null;

    /// <summary>The rest of a sentence that begins with "PostgreSQL at …", or null when it is not the database's trouble.</summary>
    private static string? Words(Exception fault)
    {
        string? words = null;
        for (Exception? inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException refused) return OfState(refused.SqlState);
            words = Of(inner) ?? words;
        }

        return words;
    }

    private static string? OfState(string state)
    {
        foreach (var (begins, words) in Refusals)
            if (state.StartsWith(begins, StringComparison.Ordinal)) return words;
        return null;
    }

    private static string? Of(Exception fault) => fault switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "cannot be found: no machine has that name. Check Host in Casebook:Postgres.",
        SocketException => "cannot be reached. Check that it runs, and Host and Port in Casebook:Postgres; it goes on by itself.",
        AuthenticationException => "has a certificate that is not trusted, or asks for encryption otherwise. Check SSL Mode and Root Certificate in Casebook:Postgres.",
        NpgsqlException { InnerException: TimeoutException } => "does not answer in time. Check that it runs and is not overloaded; it goes on by itself.",
        NpgsqlException { InnerException: not null } => "has lost the connection. It goes on by itself when it is back.",
        NpgsqlException asks when asks.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => "asks for a password. Add Password=... to Casebook:Postgres.",
        NpgsqlException tls when tls.Message.Contains("SSL", StringComparison.Ordinal) => "does not speak as SSL Mode in Casebook:Postgres asks. Check that setting, and ssl on the server.",
        NpgsqlException { IsTransient: true } => "has lost the connection. It goes on by itself when it is back.",
        _ => null,
    };
}
