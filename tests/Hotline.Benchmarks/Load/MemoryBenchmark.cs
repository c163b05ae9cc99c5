using System.Globalization;
using System.Text;

namespace Hotline.Benchmarks.Load;

/// <summary>
/// How much memory conversations take that were left half-way: in Redis, by the difference of <c>used_memory</c> and by <c>MEMORY USAGE</c> of each kind of key, and in the server.
/// Redis keeps no append-only file here, so that its buffers are not counted.
/// </summary>
internal sealed class MemoryBenchmark(LoadOptions options)
{
    private const int Step = 100_000;
    private const int People = 64;
    private const int Turns = 6;
    private const int Sample = 200;
    private const double MostSeconds = 590;
    private const double MostBytes = 1000;
    private const double MostMib = 200;
    private const long WarmPeople = 600_000_000;
    private const long FirstPerson = 700_000_000;
    private const long UpdatesOfOneStep = 10_000_000;

    /// <summary>How long sets settle and buffers empty after the last reply.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.SetAsync(Contestant.Hotline, Aof.None, cancellationToken);
        await stage.PlayAsync(new Crowd(People, options.WarmUp) { FirstPerson = WarmPeople }, cancellationToken);
        var empty = await SettledAsync(stage, cancellationToken);
        var warmKeys = Kinds(await stage.Redis!.KeysAsync(cancellationToken));

        var rows = new List<string[]> { new[] { "conversations", "bytes in Redis for each", "server now, MiB", "server at its peak, MiB", "casebook, MiB", "turns/s" }, Row(0, double.NaN, stage, double.NaN) };
        var (bytes, first) = (0.0, 0.0);
        for (var stored = 0; stored < options.Conversations;)
        {
            var count = Math.Min(Step, options.Conversations - stored);
            var crowd = new Crowd(People, MostSeconds) { FirstPerson = FirstPerson + stored, FirstUpdate = 200_000_000 + (stored / Step * UpdatesOfOneStep), LeftHalfWay = (count, Turns) };
            var report = await stage.PlayAsync(crowd, cancellationToken);
            if (report.AllConversations < count) throw new BenchmarkException($"Only {report.AllConversations} of {count} conversations came half-way within {MostSeconds} seconds.");
            stored += count;
            bytes = (await SettledAsync(stage, cancellationToken) - empty) / (double)stored;
            rows.Add(Row(stored, bytes, stage, report.TurnsPerSec));
            if (stored == count) first = Proc.ResidentMib(stage.Bot);
            await Console.Error.WriteLineAsync($"memory: {stored:#,0} conversations, {bytes:0} bytes each in Redis, {Proc.ResidentMib(stage.Bot):0} MiB in the server");
        }

        var kinds = await KindsAsync(stage.Redis, warmKeys, cancellationToken);
        return Write(rows, kinds, bytes, first, Proc.ResidentMib(stage.Bot));
    }

    private string Write(List<string[]> rows, List<string[]> kinds, double bytes, double first, double last)
    {
        var words = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"**Memory**: conversations left after {Turns} turns, all in the casebook\n\n"));
        words.Append(MarkdownTable.Write(rows)).Append('\n').Append(MarkdownTable.Write(kinds));
        words.Append(CultureInfo.InvariantCulture, $"\n- Bytes in Redis for each conversation: {bytes:0}, goal ≤ {MostBytes:#,0}: {Verdict(bytes <= MostBytes)}.\n");
        words.Append(CultureInfo.InvariantCulture, $"- Server with the first {Math.Min(Step, options.Conversations):#,0}: {first:0} MiB, goal ≤ {MostMib}: {Verdict(first <= MostMib)}.\n");
        if (options.Conversations > Step) words.Append(CultureInfo.InvariantCulture, $"- Growth from there to {options.Conversations:#,0}: {last - first:0} MiB, goal: none.\n");
        return words.ToString();
    }

    private static string[] Row(int stored, double bytes, Stage stage, double speed) =>
    [
        stored.ToString("#,0", CultureInfo.InvariantCulture),
        double.IsNaN(bytes) ? "–" : bytes.ToString("0", CultureInfo.InvariantCulture),
        Proc.ResidentMib(stage.Bot).ToString("0", CultureInfo.InvariantCulture),
        Proc.PeakMib(stage.Bot).ToString("0", CultureInfo.InvariantCulture),
        stage.Backlog!.CasebookMib.ToString("0", CultureInfo.InvariantCulture),
        double.IsNaN(speed) ? "–" : speed.ToString("#,0", CultureInfo.InvariantCulture),
    ];

    /// <summary>Memory that Redis uses when all is in the casebook and nothing moves any more.</summary>
    private static async Task<long> SettledAsync(Stage stage, CancellationToken cancellationToken)
    {
        if (double.IsInfinity(await stage.Backlog!.DrainAsync(cancellationToken))) throw new BenchmarkException("The casebook did not catch up, so what is in Redis is not only conversations.");
        await Task.Delay(Settling, cancellationToken);
        return (await stage.Redis!.InfoAsync(cancellationToken)).Number("used_memory");
    }

    private async Task<List<string[]>> KindsAsync(BenchRedis redis, Dictionary<string, string[]> before, CancellationToken cancellationToken)
    {
        var rows = new List<string[]> { new[] { "kind of key", "new keys", "bytes of one", "bytes for each conversation" } };
        foreach (var (kind, keys) in Kinds(await redis.KeysAsync(cancellationToken)).OrderByDescending(kind => kind.Value.Length))
        {
            var added = keys.Length - before.GetValueOrDefault(kind, []).Length;
            var sample = keys.Where((_, i) => i % Math.Max(1, keys.Length / Sample) == 0).ToArray();
            var size = (await redis.NumbersAsync(sample.Select(key => $"MEMORY USAGE {key} SAMPLES 0"), cancellationToken)).Average();
            rows.Add([$"`{kind}`", Number(added), Number(size), (added * size / options.Conversations).ToString("0.0", CultureInfo.InvariantCulture)]);
        }

        return rows;
    }

    /// <summary>Keys by what stands behind their partition: <c>c</c> of <c>{p17}:c:ID</c>.</summary>
    private static Dictionary<string, string[]> Kinds(IReadOnlyList<string> keys) =>
        keys.GroupBy(key => key[(key.IndexOf("}:", StringComparison.Ordinal) + 2)..].Split(':')[0]).ToDictionary(kind => kind.Key, kind => kind.ToArray());

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Verdict(bool met) => met ? "met" : "**not met**";
}
