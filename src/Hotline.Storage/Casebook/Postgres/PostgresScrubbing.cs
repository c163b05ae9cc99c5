using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>
/// After an erasure: writes the table of keys anew, so that no page of it holds one that was deleted, and clears the dead rows of the other tables, which nothing opens any more. After deletions
/// by age, whose keys live on, the tables that hold sealed words are written anew too, as long as they are small enough to be locked for that.
/// A vacuum spares what somebody who began before may still see, so it waits for those a little. What the server's own log, its replicas and backups still hold is the host's:
/// deploy/README.md says for how long.
/// </summary>
internal static partial class PostgresScrubbing
{
    private const string Keys = "contact_keys";

    /// <summary>Tables with columns under a person's key.</summary>
    private static readonly string[] Sealed = ["addresses", "address_uses", "lines", "notes", "commands", "cases", "media"];

    /// <summary>Bytes of a table, with its indexes, that is written anew in about a second.</summary>
    private const long Small = 64 * 1024 * 1024;

    /// <summary>How long it waits for readers, and for the lock on the keys: whoever comes after would wait behind it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>False when somebody reads an older state for long, such as a backup that is being made, or the keys were busy.</summary>
    /// <exception cref="CasebookAwayException">The database is away.</exception>
    public static async Task<bool> RunAsync(PostgresSource source, bool keysLive, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            await RunAsync(connection, $"SET lock_timeout = {(int)Patience.TotalMilliseconds}", cancellationToken);
            if (!await KeysAsync(connection, cancellationToken)) return false;
            if (keysLive) await RewriteAsync(connection, cancellationToken);
            await RunAsync(connection, $"VACUUM {string.Join(", ", Tables(source).Where(table => table != Keys))}", cancellationToken);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
        catch (Exception fault) when (PostgresFaults.Away(fault, source.Where) is { } away)
        {
            throw new CasebookAwayException(away, fault);
        }
    }

    /// <summary>Every table of the model, also those of tomorrow.</summary>
    private static string[] Tables(PostgresSource source)
    {
        using var context = source.CreateDbContext();
        return [.. context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static async Task RewriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var table in Sealed)
            if (await IsSmallAsync(connection, table, cancellationToken)) await RunAsync(connection, $"VACUUM FULL {table}", cancellationToken);
    }

    private static async Task<bool> IsSmallAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var size = new NpgsqlCommand("SELECT pg_total_relation_size(@p0::regclass)", connection) { Parameters = { new("p0", table) } };
        return await size.ExecuteScalarAsync(cancellationToken) is long bytes and <= Small;
    }

    private static async Task<bool> KeysAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var begun = new NpgsqlCommand("SELECT (pg_current_xact_id()::text::bigint & 4294967295)::text", connection);
        var since = Convert.ToString(await begun.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture)!;
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            if (!await AnyReadsBackAsync(connection, since, cancellationToken) && await RewriteKeysAsync(connection, cancellationToken)) return true;
            if (Stopwatch.GetElapsedTime(started) > Patience) return false;
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Whether somebody looks at a state from before <paramref name="since"/>, a transaction's number.</summary>
    private static async Task<bool> AnyReadsBackAsync(NpgsqlConnection connection, string since, CancellationToken cancellationToken)
    {
        const string Readers = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND age(backend_xmin) >= age(@p0::text::xid))";
        await using var readers = new NpgsqlCommand(Readers, connection) { Parameters = { new("p0", since) } };
        return await readers.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>False when deleted rows had to be spared after all: somebody was just connecting, whom the list does not show yet. The server tells how many rows it took along.</summary>
    private static async Task<bool> RewriteKeysAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("SELECT count(*) FROM contact_keys", connection);
        var (living, taken) = ((long)(await count.ExecuteScalarAsync(cancellationToken))!, 0L);
        connection.Notice += Hear;
        try
        {
            await RunAsync(connection, "VACUUM (FULL, VERBOSE) contact_keys", cancellationToken);
        }
        finally
        {
            connection.Notice -= Hear;
        }

        return taken <= living;

        void Hear(object sender, NpgsqlNoticeEventArgs told)
        {
            if (TakenAlong().Match(told.Notice.MessageText) is { Success: true } found) taken = long.Parse(found.Groups["rows"].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex("(?<rows>[0-9]+) nonremovable", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TakenAlong();

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Only constants of this class and names of the model.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
