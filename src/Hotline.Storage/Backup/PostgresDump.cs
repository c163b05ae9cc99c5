using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Postgres;
using Npgsql;

namespace Hotline.Storage.Backup;

/// <summary>
/// The casebook on PostgreSQL as files of <c>pg_dump</c>, the people's keys in one of their own. The keys are read last: whoever is in the data and has no key there was erased in between.
/// </summary>
internal static class PostgresDump
{
    private const string Data = "casebook.dump";
    private const string Keys = DataBackup.KeysDumpName;
    private const string KeyTable = "contact_keys";

    /// <summary>What a restore needs.</summary>
    public static readonly string[] Files = [Data, Keys];

    /// <summary>Writes both files into the folder.</summary>
    /// <exception cref="StorageStartException"><c>pg_dump</c> is not here, or failed; the message says what to do.</exception>
    public static async Task WriteAsync(CasebookOptions options, string target, CancellationToken cancellationToken)
    {
        var settings = PostgresSettings.Read(options);
        await RunAsync(settings, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--exclude-table-data={KeyTable}", "--file", Path.Combine(target, Data)], cancellationToken);
        await RunAsync(settings, "pg_dump", ["--format=custom", "--data-only", $"--table={KeyTable}", "--file", Path.Combine(target, Keys)], cancellationToken);
    }

    /// <summary>Puts both into an empty database, and then runs <paramref name="after"/> there.</summary>
    /// <exception cref="StorageStartException">The database is not empty, or <c>pg_restore</c> is not here or failed; the message says what to do.</exception>
    public static async Task RestoreAsync(CasebookOptions options, string backup, string after, CancellationToken cancellationToken)
    {
        var settings = PostgresSettings.Read(options);
        await using var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var look = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
            if (await look.ExecuteScalarAsync(cancellationToken) is > 0L)
                throw new StorageStartException($"The database at {PostgresSettings.Where(settings)} has tables already. Make a new, empty one (CREATE DATABASE ... OWNER ...), and name it in Casebook:Postgres.");
            foreach (var file in Files)
                await RunAsync(settings, "pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname", settings.Database!, Path.Combine(backup, file)], cancellationToken);
#pragma warning disable CA2100 // A constant of the caller.
            await using var returned = source.CreateCommand(after);
#pragma warning restore CA2100
            await returned.ExecuteNonQueryAsync(cancellationToken);
            // Whichever runtime is started with it next feeds it: the one that did may be gone with its server.
            await using var free = source.CreateCommand($"DELETE FROM facts WHERE name = '{CasebookFact.Runtime}'");
            await free.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, PostgresSettings.Where(settings)) is { } words)
        {
            throw new CasebookAwayException(words, fault);
        }
    }

    private static async Task RunAsync(NpgsqlConnectionStringBuilder settings, string program, string[] words, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in Surroundings(settings)) start.Environment[name] = value;
        try
        {
            using var run = Process.Start(start)!;
            var said = await run.StandardError.ReadToEndAsync(cancellationToken);
            await run.WaitForExitAsync(cancellationToken);
            if (run.ExitCode != 0) throw new StorageStartException($"{program} did not succeed: {said.Split('\n')[0].Trim()}");
        }
        catch (Win32Exception absent)
        {
            throw new StorageStartException(
                $"{program} is not on this machine, and the casebook is on PostgreSQL. Install its programs (on Debian: apt install postgresql-client), not older than the server, and run this again.", absent);
        }
    }

    /// <summary>By the environment, where no other user can read the password.</summary>
    private static IEnumerable<(string Name, string? Value)> Surroundings(NpgsqlConnectionStringBuilder settings) =>
    [
        ("PGHOST", settings.Host),
        ("PGPORT", settings.Port.ToString(CultureInfo.InvariantCulture)),
        ("PGDATABASE", settings.Database),
        ("PGUSER", settings.Username),
        ("PGPASSWORD", settings.Password),
        ("PGPASSFILE", settings.Passfile),
        ("PGSSLROOTCERT", settings.RootCertificate),
        ("PGSSLMODE", settings.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var other => other.ToString().ToLowerInvariant(),
        }),
        ("PGAPPNAME", "hotline backup"),
    ];
}
