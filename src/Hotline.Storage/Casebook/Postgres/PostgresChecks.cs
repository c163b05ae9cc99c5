using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>What must hold of a PostgreSQL database before a casebook may live in it.</summary>
internal static class PostgresChecks
{
    /// <summary>The number of the current transaction (<c>pg_current_xact_id</c>) came with it.</summary>
    private const int OldestMajor = 13;

    private const string Facts = "SELECT current_setting('server_encoding'), pg_is_in_recovery()";

    /// <summary>The server's version.</summary>
    /// <exception cref="StorageStartException">This database must not be used as it is; the message says what to do.</exception>
    /// <exception cref="CasebookAwayException">It cannot be reached, or takes no writes now.</exception>
    public static async Task<Version> CheckAsync(PostgresSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            EnsureVersion(connection.PostgreSqlVersion, source.Where);
            await using var command = new NpgsqlCommand(Facts, connection);
            await using var facts = await command.ExecuteReaderAsync(cancellationToken);
            await facts.ReadAsync(cancellationToken);
            EnsureEncoding(facts.GetString(0), source.Where);
            if (facts.GetBoolean(1)) throw new CasebookAwayException($"PostgreSQL at {source.Where} is a replica and takes no writes. Name the primary in Casebook:Postgres.");
            return connection.PostgreSqlVersion;
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, source.Where) is { } away)
        {
            throw new CasebookAwayException(away, fault);
        }
    }

    public static void EnsureVersion(Version version, string where)
    {
        if (version.Major < OldestMajor) throw new StorageStartException($"PostgreSQL at {where} is version {version}. Hotline needs {OldestMajor} or newer: upgrade it.");
    }

    public static void EnsureEncoding(string encoding, string where)
    {
        if (encoding != "UTF8")
            throw new StorageStartException($"The database at {where} keeps text as {encoding}, which cannot hold every letter that people write with. Make one with ENCODING 'UTF8', as deploy/README.md says.");
    }
}
