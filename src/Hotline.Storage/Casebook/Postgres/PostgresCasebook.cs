using System.Globalization;
using System.Security.Cryptography;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>The casebook in a database of a PostgreSQL server. Thread-safe.</summary>
internal sealed partial class PostgresCasebook(PostgresSource source, MasterKey master, TimeProvider time, ILogger<PostgresCasebook> log) : ICasebookDatabase
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    public async Task OpenAsync(bool patient, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await PostgresChecks.CheckAsync(source, cancellationToken);
                return;
            }
            catch (CasebookAwayException away) when (patient)
            {
                var pause = Pauses[Math.Min(attempt, Pauses.Length - 1)];
                Log.NotYet(log, away.Message, (int)pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    public async Task CheckKeyAsync(CancellationToken cancellationToken)
    {
        var written = await KeepAsync(CasebookFact.Fingerprint, master.Fingerprint, cancellationToken);
        if (master.EnsureWrote(written, $"the casebook on PostgreSQL at {source.Where}") is var now && now != written) await SayAsync(CasebookFact.Fingerprint, now, cancellationToken);
    }

    public async Task<string?> FingerprintAsync(CancellationToken cancellationToken) => await KeepAsync(CasebookFact.Fingerprint, master.Fingerprint, cancellationToken);

    public Task SettleKeyAsync(CancellationToken cancellationToken) => SayAsync(CasebookFact.Fingerprint, master.Fingerprint, cancellationToken);

    public Task<string> MarkAsync(CancellationToken cancellationToken) =>
        KeepAsync(CasebookFact.Mark, RandomNumberGenerator.GetInt32(1, int.MaxValue).ToString(CultureInfo.InvariantCulture), cancellationToken);

    public async Task FeedFromAsync(string runtime, CancellationToken cancellationToken)
    {
        if (await KeepAsync(CasebookFact.Runtime, runtime, cancellationToken) == runtime) return;
        throw new StorageStartException(
            $"Another runtime (a Redis, or the runtime.db of another folder) feeds the casebook on PostgreSQL at {source.Where}, and two would take what is said from each other. Give every hotline of this casebook the same Runtime:Redis. " +
            $"Is the other one gone for good (lost, or you have changed to Redis), let this one take its place: psql --command=\"DELETE FROM facts WHERE name = '{CasebookFact.Runtime}'\" {source.Settings.Database}");
    }

    public Task<bool> ScrubAsync(bool keysLive, CancellationToken cancellationToken) => PostgresScrubbing.RunAsync(source, keysLive, cancellationToken);

    public string? Explain(Exception fault) => PostgresFaults.Away(fault, source.Where);

    private async Task SayAsync(string name, string value, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            await using var say = new NpgsqlCommand("UPDATE facts SET value = @p1 WHERE name = @p0", connection) { Parameters = { new("p0", name), new("p1", value) } };
            await say.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception fault) when (Explain(fault) is { } words)
        {
            throw new CasebookAwayException(words, fault);
        }
    }

    /// <summary>The value that stands there; the given one when there was none.</summary>
    private async Task<string> KeepAsync(string name, string value, CancellationToken cancellationToken)
    {
        const string Keep = "INSERT INTO facts (name, value) VALUES (@p0, @p1) ON CONFLICT (name) DO NOTHING";
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            await using var keep = new NpgsqlCommand(Keep, connection) { Parameters = { new("p0", name), new("p1", value) } };
            await keep.ExecuteNonQueryAsync(cancellationToken);
            await using var read = new NpgsqlCommand("SELECT value FROM facts WHERE name = @p0", connection) { Parameters = { new("p0", name) } };
            return (string?)await read.ExecuteScalarAsync(cancellationToken) ?? value;
        }
        catch (Exception fault) when (Explain(fault) is { } words)
        {
            throw new CasebookAwayException(words, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Words} Trying again in {Seconds} s.")]
        public static partial void NotYet(ILogger logger, string words, int seconds);
    }
}
