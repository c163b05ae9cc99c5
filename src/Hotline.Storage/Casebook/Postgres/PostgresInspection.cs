using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>
/// What the PostgreSQL of the settings says about itself: where it is, its version, how long a short question takes, the fingerprint of the key that the casebook there was written under (null while
/// there is none), and whether this user may clear what was deleted.
/// </summary>
public sealed record PostgresFacts(string Where, string Version, TimeSpan Answers, string? Fingerprint, bool MayClear);

/// <summary>Looks at the PostgreSQL of the settings beside running programs. Writes nothing to it. Thread-safe.</summary>
public static class PostgresInspection
{
    private const string Clearing = "SELECT coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('contact_keys')), true)";
    private const string Key = "SELECT value FROM facts WHERE name = 'fingerprint'";

    /// <summary>Connects and asks.</summary>
    /// <exception cref="StorageStartException">It must not be used as it is, or the setting cannot be read; the message says what to change.</exception>
    /// <exception cref="CasebookAwayException">It cannot be reached; the message says why.</exception>
    public static async Task<PostgresFacts> LookAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var source = services.GetRequiredService<PostgresSource>();
        var version = await PostgresChecks.CheckAsync(source, cancellationToken);
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            var asked = Stopwatch.GetTimestamp();
            await AskAsync<int>(connection, "SELECT 1", cancellationToken);
            var answers = Stopwatch.GetElapsedTime(asked);
            var made = await AskAsync<bool>(connection, "SELECT to_regclass('facts') IS NOT NULL", cancellationToken);
            var fingerprint = made ? await AskAsync<string>(connection, Key, cancellationToken) : null;
            return new PostgresFacts(source.Where, version.ToString(), answers, fingerprint, await AskAsync<bool>(connection, Clearing, cancellationToken));
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, source.Where) is { } words)
        {
            throw new CasebookAwayException(words, fault);
        }
    }

    private static async Task<T?> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Only constants of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }
}
