using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotline.Benchmarks.Load;

/// <summary>How far Hotline's casebook is behind its journal, seen from outside: the journal is trimmed only behind what the casebook has.</summary>
internal sealed class Backlog(string data, BenchRedis? redis)
{
    private const int Partitions = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Journal records that the casebook does not have yet.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken) => redis is null
        ? await NumberAsync("runtime.db", "SELECT count(*) FROM journal", cancellationToken)
        : (await redis.NumbersAsync(Enumerable.Range(0, Partitions).Select(p => $"XLEN {{p{p}}}:j"), cancellationToken)).Sum();

    /// <summary>Waits until nothing is behind. Returns how many seconds that took; infinity when it did not come to an end.</summary>
    public async Task<double> DrainAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (await CountAsync(cancellationToken) > 0)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) return double.PositiveInfinity;
            await Task.Delay(Pause, cancellationToken);
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Messages of people that stand in the casebook's transcripts.</summary>
    public Task<long> PersonLinesAsync(CancellationToken cancellationToken) => NumberAsync("casebook.db", "SELECT count(*) FROM lines WHERE author = 'Person'", cancellationToken);

    public double CasebookMib => new DirectoryInfo(data).EnumerateFiles("casebook.db*").Sum(file => file.Length) / 1048576.0;

    private async Task<long> NumberAsync(string file, string question, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, file), Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
