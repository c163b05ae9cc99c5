using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>Reads the connection string, and sets what the casebook needs where the host has not.</summary>
internal static class PostgresSettings
{
    private const string Example = "for example Host=localhost;Database=hotline;Username=hotline;Password=...";

    /// <summary>Far fewer than the hundred that a server takes as it is delivered: several programs, a backup and the host's own psql need some too.</summary>
    private const int Pool = 20;

    /// <summary>Statements that a connection keeps parsed: all that the program asks often. 0 in the connection string for a pooler in between that cannot do it (PgBouncer before 1.21).</summary>
    private const int Prepared = 200;

    /// <summary>A connection that was cut without a word is found dead after about these.</summary>
    private const int KeepAliveSeconds = 10;

    private const int ConnectSeconds = 5;

    public static NpgsqlConnectionStringBuilder Read(CasebookOptions options)
    {
        NpgsqlConnectionStringBuilder read;
        try
        {
            read = new NpgsqlConnectionStringBuilder(options.Postgres);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // The fault's own message may quote a part that is the password.
            throw new StorageStartException($"The setting Casebook:Postgres cannot be read. It wants an Npgsql connection string, {Example} (not a postgres:// address).");
        }

        if (string.IsNullOrEmpty(read.Host)) throw new StorageStartException($"The setting Casebook:Postgres names no server. It wants Host, {Example}.");
        if (string.IsNullOrEmpty(read.Database)) throw new StorageStartException($"The setting Casebook:Postgres names no database. It wants Database, {Example}.");
        read.ApplicationName ??= "hotline";
        if (!read.ShouldSerialize("Maximum Pool Size")) read.MaxPoolSize = Pool;
        if (!read.ShouldSerialize("Max Auto Prepare")) read.MaxAutoPrepare = Prepared;
        if (!read.ShouldSerialize("Keepalive")) read.KeepAlive = KeepAliveSeconds;
        if (!read.ShouldSerialize("Timeout")) read.Timeout = ConnectSeconds;
        // Details of an error quote the row: that may be a person's.
        read.IncludeErrorDetail = false;
        read.PersistSecurityInfo = false;
        return read;
    }

    public static string Where(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}/{settings.Database}";
}
